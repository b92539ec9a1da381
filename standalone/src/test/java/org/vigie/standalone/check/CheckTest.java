package org.vigie.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.standalone.cli.Vigie;

class CheckTest {
  private static final String NOTHING_IN_GERMAN =
      "warning: no release and no message has a text in de (1 feed): fewer paraphrases are found"
          + " there; messages can say each point in these languages, too";
  private static final String NO_MESSAGES =
      "warning: watch.yaml has no messages; a message says a point of a release in other words, so"
          + " that more paraphrases are found";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path dir;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        dir.resolve("feeds.yaml"),
        """
        outlets:
          - { id: a, name: A, domain: a.example, language: en, feeds: ["https://a.example/1", "https://a.example/2"] }
          - { id: b, name: B, domain: b.example, language: de, feeds: ["https://b.example/1"] }
        """);
    Files.writeString(
        dir.resolve("release.en.txt"),
        "Dam\n\nThe river must flow, and the dam must go. We trust the council of Allerford.");
  }

  @Test
  void saysWhatAFailedExampleLacksAndHowItsWordsWereCut() throws IOException {
    check(
        """
        tags:
          - id: us
            rules: [weir, '"river trust" NEAR/1 (sue sues)', 'exact:RT IF dam']
            matches: [The River Trust never ever sues, "RT: 46 000 euros", "L’été"]
            ignores: [A weir]
        """,
        "");

    assertThat(err.toString(UTF_8))
        .contains(
            """
            watch.yaml line 6: tag us doesn't find: The River Trust never ever sues
                nearest: rule us#2; "river trust" and (sue sues) are there, but not within 1 word
                words: the | river | trust | never | ever | sues
            """,
            "nearest: rule us#3; dam is not there\n    words: rt | 46 | 000 | euros\n",
            "words: ete\n",
            """
            watch.yaml line 7: tag us should ignore: A weir
                found by: rule us#1, part weir, at “weir”
            """);
  }

  @Test
  void refusesOurOwnNameAsAKeyMessage() throws IOException {
    int status =
        check(
            """
            tags: [{ id: us, rules: ['exact:"River Trust"'] }]
            messages: [{ id: flow, rules: ['river NEAR/2 (flow trust)'] }]
            """,
            "keyMessages: [us, flow]");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("r: your own name us is a key message", "flow is found in your name alone");
  }

  @Test
  void refusesAnEmptyRelease() throws IOException {
    Files.writeString(dir.resolve("release.en.txt"), "\n");

    assertThat(check("tags: [{ id: us, rules: [exact:RT] }]", "")).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("r has no text");
  }

  @Test
  void refusesAReleaseOfWhichOneTranslationIsEmpty() throws IOException {
    Files.writeString(dir.resolve("release.de.txt"), "\n");

    assertThat(check("tags: [{ id: us, rules: [exact:RT] }]", "translations: [release.de.txt]"))
        .isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("r has no text (de)").doesNotContain("(en)");
  }

  @Test
  void warnsOfAReleaseThatIsStillToBePublished() throws IOException {
    check("tags: [{ id: us, rules: [exact:RT] }]", "");
    assertThat(err.toString(UTF_8)).doesNotContain("lies ahead");

    Path watch = dir.resolve("watch.yaml");
    Files.writeString(watch, Files.readString(watch).replace("2026-03-01", "2096-03-01"));

    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8))
        .contains("warning: release r: published 2096-03-01 lies ahead; until the day");
  }

  @Test
  void warnsOfASinceThatLiesAhead() throws IOException {
    check("tags: [{ id: us, rules: [exact:RT] }]", "");
    Path feeds = dir.resolve("feeds.yaml");
    Files.writeString(
        feeds,
        Files.readString(feeds)
            + """
            searches:
              - { id: new, url: "https://a.example/new", since: "2096-03-01" }
              - { id: old, url: "https://a.example/old", since: "2026-03-01" }
            """);
    int line = Files.readString(feeds).lines().toList().size() - 1;

    assertThat(execute(dir)).isZero();

    assertThat(err.toString(UTF_8))
        .containsOnlyOnce("lies ahead")
        .contains(
            "warning: feeds.yaml line %d: since 2096-03-01 lies ahead; nothing of the archive of https://a.example/new is read"
                .formatted(line));
  }

  @Test
  void warnsOfNamesThatOthersCanHaveAndOfLanguagesWithoutARule() throws IOException {
    int status =
        check(
            """
            tags:
              - { id: us, rules: ['"river trust"', '"river trust" IF dam', allerford] }
              - { id: dam, rules: [{ query: dam, languages: [en] }] }
            """,
            "");

    assertThat(status).isZero();
    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "warning: watch.yaml line 4: rule us#1: others can have your name \"River Trust\", too. This finds it"
                            + " beside other signs of you only: exact:(\"River Trust\" \"RIVER TRUST\""),
            line ->
                assertThat(line)
                    .isEqualTo("warning: tag dam has no rule for articles in de (1 feed)"),
            line -> assertThat(line).isEqualTo(NOTHING_IN_GERMAN),
            line -> assertThat(line).isEqualTo(NO_MESSAGES));
    assertThat(out.toString(UTF_8))
        .contains(
            "rivers: 3 feeds, 2 tags, 0 messages, 0 rule examples hold, 1 release, 1 route to 1 channel");
  }

  @Test
  void proposesTheMacroOfTheWatchForASharedName() throws IOException {
    check(
        """
        macros: { context: (dam salmon) }
        tags: [{ id: us, rules: [RT, '"river trust" IF @context'] }]
        """,
        "");

    assertThat(err.toString(UTF_8)).contains("of you only: exact:\"RT\" IF @context\n");
  }

  @Test
  void proposesOtherSignsForANameThatOthersHaveInAWrongFind() throws IOException {
    Files.writeString(
        dir.resolve("release.en.txt"),
        "Dam\n\nOdile Garance of Osier Trust asks Allerford to remove the dam. Odile Garance trusts Allerford."
            + " The art of osier trust is old.");

    check(
        """
        tags:
          - id: us
            rules: ['"osier trust"']
            matches: ['The Osier Trust and Odile Garance']
            ignores: ['Osier Trust, a bank, is sold']
        """,
        "");

    assertThat(err.toString(UTF_8))
        .contains(
            "warning: watch.yaml line 5: rule us#1: others have your name \"Osier Trust\", too, as in: Osier"
                + " Trust, a bank, is sold. This finds it beside other signs of you only: exact:(\"Osier Trust\" \"OSIER TRUST\" \"osier Trust\")"
                + " IF (\"River Trust\" \"Allerford\" \"Odile Garance\")\n");
  }

  @Test
  void proposesOtherSignsForAnExactNameThatOthersHaveInAWrongFind() throws IOException {
    Files.writeString(
        dir.resolve("release.en.txt"),
        "Dam\n\nOdile Garance of Osier asks Allerford to remove the dam. Odile Garance and Allerford.");

    int status =
        check(
            """
            tags:
              - id: us
                rules: ['exact:("Osier" "OSIER")']
                matches: ['Osier and Odile Garance']
                ignores: ['Osier is cut in winter']
            """,
            "");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .containsOnlyOnce("others have your name")
        .contains(
            "rule us#1: others have your name \"Osier\", too, as in: Osier is cut in winter. This finds it"
                + " beside other signs of you only: exact:(\"Osier\" \"OSIER\") IF (")
        .endsWith("vigie: 1 problem\n");
  }

  @Test
  void anExactNameThatAWrongFindWritesOtherwiseNeedsNoOtherSigns() throws IOException {
    check("tags: [{ id: us, rules: ['exact:Osier'], ignores: ['The osier is cut'] }]", "");

    assertThat(err.toString(UTF_8)).doesNotContain("others have your name");
  }

  @Test
  void namesTheLineOfTheTagWhoseRuleHasTheName() throws IOException {
    check(
        """
        tags:
          - { id: us, rules: [{ id: name, query: allerford }] }
          - { id: ours, rules: [{ id: name, query: RT }] }
        """,
        "",
        "us, ours");

    assertThat(err.toString(UTF_8)).startsWith("warning: watch.yaml line 5: rule name: others");
  }

  @Test
  void saysNoQueryForANameThatOthersHaveIfNoneHelps() throws IOException {
    check(
        """
        macros: { context: (trust dam) }
        tags: [{ id: us, rules: ['"osier trust"'], ignores: ['Osier Trust, a bank'] }]
        """,
        "");

    assertThat(err.toString(UTF_8))
        .contains("as in: Osier Trust, a bank. Write it with exact:, and with IF");
  }

  @Test
  void messagesThatAreOnlySentencesNeedNoRuleForAnyLanguage() throws IOException {
    check(
        """
        tags: [{ id: us, rules: [allerford] }]
        messages: [{ id: dam, sentence: [The dam harms trout., Der Damm schadet den Forellen und allem im Fluss.] }]
        """,
        "");

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8)).contains(" 1 tag, 1 message, ");
  }

  @Test
  void warnsOfLanguagesOfFeedsInWhichNobodyWroteWhatTheReleaseSays() throws IOException {
    check(
        """
        tags: [{ id: us, rules: [allerford] }]
        messages: [{ id: dam, sentence: The dam harms trout. }]
        """,
        "");

    assertThat(err.toString(UTF_8).lines()).containsExactly(NOTHING_IN_GERMAN);
  }

  @Test
  void warnsOfTheEndingThatALanguageOfTheFeedsGivesTheName() throws IOException {
    String watch =
        """
        watch: rowers
        organisation: { name: Hafelring, tags: [us] }
        tags: [{ id: us, rules: [hafelring%s] }]
        """;
    Files.writeString(dir.resolve("watch.yaml"), watch.formatted(""));
    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "warning: your tags find your name, but not \"Hafelrings\", as texts also write it; add it to"
                + " a rule\n");

    err.reset();
    Files.writeString(dir.resolve("watch.yaml"), watch.formatted(", hafelringes"));
    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aWatchWithoutAReleaseNeedsNoTextInAnyLanguage() throws IOException {
    Files.writeString(
        dir.resolve("watch.yaml"),
        """
        watch: rivers
        organisation: { name: River Trust, tags: [us] }
        tags: [{ id: us, rules: [allerford] }]
        """);

    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8)).doesNotContain("no message has a text");
  }

  @Test
  void aMessageWithARuleSaysItInTheLanguagesOfTheRule() throws IOException {
    check(
        """
        tags: [{ id: us, rules: [allerford] }]
        messages: [{ id: dam, rules: [{ query: damm, languages: [de] }] }]
        """,
        "");

    assertThat(err.toString(UTF_8)).doesNotContain("no message has a text");
  }

  @Test
  void warnsOfOwnMessagesThatAreFoundElsewhere() throws IOException {
    check(
        """
        tags:
          - { id: us, rules: [allerford] }
          - { id: dam, rules: [dam], matches: [The dam and the flow] }
        messages: [{ id: flow, rules: [flow] }]
        """,
        "ownMessages: [flow]");

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "warning: message flow: as one of ownMessages it makes a pickup of texts that don't name"
                + " you, and it is found in an example of another tag: The dam and the flow\n");
  }

  @Test
  void namesDraftsAndWarnsOfRoutesThatWaitForThem() throws IOException {
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        routes:
          - { match: { tag: [dam, us] }, to: [console] }
          - match: { tier: 1 }
            routes: [{ match: { tag: [dam] } }]
        """);

    int status =
        check(
            """
            tags:
              - { id: us, rules: [allerford, { id: short, query: exact:RT, status: draft }] }
              - { id: dam, rules: [dam], status: draft, matches: [a dam] }
              - { id: old, rules: [old], status: retired, matches: [a dam] }
            """,
            "");

    assertThat(status).isZero();
    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            NOTHING_IN_GERMAN,
            NO_MESSAGES,
            "warning: alerts.yaml: route-2.1 takes no article, because it names only drafts: dam");
    assertThat(out.toString(UTF_8))
        .startsWith(
            """
            rule short is a draft: what it finds is counted, and nobody is told
            tag dam is a draft: what it finds is counted, and nobody is told
            rivers: 3 feeds, 2 tags, 0 messages, 1 rule example holds\
            """);
  }

  @Test
  void warnsOfRoutesThatNameUnknownOutletsOrNoChannel() throws IOException {
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        smtp: { host: localhost, from: "Vigie <vigie@example.org>", tls: none }
        channels: { team: { email: [team@example.org] } }
        routes:
          - { match: { outlet: [the-a, a] }, to: [team] }
          - match: { tier: 1 }
            quiet: { from: "22:00", to: "07:00", except: { outlet: the-b } }
        """);

    int status = check("tags: [{ id: us, rules: [x] }]", "");

    assertThat(status).isZero();
    assertThat(err.toString(UTF_8).lines())
        .contains(
            "warning: alerts.yaml: route-1 names the outlet the-a, which feeds.yaml doesn't have",
            "warning: alerts.yaml: route-2 names the outlet the-b, which feeds.yaml doesn't have",
            "warning: alerts.yaml: route-2 alerts on the console only; name its channels in to")
        .noneMatch(line -> line.contains("outlet a,") || line.contains("route-1 alerts"));
  }

  @Test
  void doesNotWarnOfTheConsoleIfTheFileHasAChannelOfThatName() throws IOException {
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        smtp: { host: localhost, from: "Vigie <vigie@example.org>", tls: none }
        channels: { team: { email: [team@example.org] }, console: { console: true } }
        routes: [{ match: { tier: 1 }, to: [team] }, { to: [console] }]
        """);

    int status = check("tags: [{ id: us, rules: [x] }]", "");

    assertThat(status).isZero();
    assertThat(err.toString(UTF_8)).doesNotContain("console");
  }

  @Test
  void warnsOfTwoTimeZones() throws IOException {
    String tags = "tags: [{ id: us, rules: [x] }]";
    Path alerts = dir.resolve("alerts.yaml");
    Path watch = dir.resolve("watch.yaml");
    Files.writeString(alerts, "timeZone: Europe/London\n");
    assertThat(check(tags, "")).isZero();
    assertThat(err.toString(UTF_8))
        .contains(
            "warning: watch.yaml counts the days in Europe/Paris (the default), but alerts.yaml has"
                + " quiet hours, digests and times in Europe/London; write the same timeZone in"
                + " both, in watch.yaml under organisation\n");

    err.reset();
    Files.writeString(
        watch, Files.readString(watch).replace("name: ", "timeZone: Asia/Tokyo, name: "));
    Files.delete(alerts);
    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8))
        .contains(
            "days in Asia/Tokyo, but alerts.yaml has quiet hours, digests and times in UTC (the"
                + " default); write");

    err.reset();
    Files.writeString(alerts, "timeZone: Asia/Tokyo\n");
    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8)).doesNotContain("Tokyo");
  }

  @ParameterizedTest
  @CsvSource({"Etc/UTC, true", "GMT, true", "UTC, false", "Europe/London, false"})
  void warnsOfTheTimeZoneOfAMachineThatHasNone(String zone, boolean isWarned) throws IOException {
    Files.writeString(
        dir.resolve("watch.yaml"),
        """
        watch: rivers
        organisation: { name: River Trust, timeZone: %s, tags: [us] }
        tags: [{ id: us, rules: [allerford] }]
        """
            .formatted(zone));
    Files.writeString(dir.resolve("alerts.yaml"), "timeZone: " + zone + "\n");

    assertThat(execute(dir)).isZero();

    String warning =
        "warning: the time zone is %s, as on a machine that has none set; the days of the counts and quiet hours follow it, so write yours in watch.yaml and alerts.yaml, or UTC if you mean that\n"
            .formatted(zone);
    assertThat(err.toString(UTF_8)).isEqualTo(isWarned ? warning : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ to: [a, b] } | route-1 alerts several of them",
        "{ to: [a], routes: [{ match: { tier: 1 }, to: [a, b] }] } | route-1.1 alerts several of them",
        "{ match: { tier: 1 }, continue: true, to: [a] }, { to: [b] } | route-1 goes on",
        "{ to: [a] }, { match: { tier: 1 }, to: [b] } | ''",
        "{ match: { tier: 1 }, to: [a] }, { continue: true, to: [b] } | ''",
        "{ to: [a, other] } | ''",
      })
  void warnsOfAWebhookThatTellsAStoryTwice(String routes, String why) throws IOException {
    for (String secret : List.of("one", "two", "other")) {
      Path file = Files.writeString(dir.resolve(secret), hook(secret));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        channels:
          a: { slack: "#press", webhookFile: one }
          b: { slack: "#press", webhookFile: two, language: fr }
          other: { slack: "#other", webhookFile: other }
        routes: [%s]
        """
            .formatted(routes));

    assertThat(check("tags: [{ id: us, rules: [x] }]", "")).isZero();

    String warning = "warning: alerts.yaml: the channels a, b have the same webhook, and ";
    assertThat(err.toString(UTF_8)).doesNotContain("hooks.example");
    if (why.isEmpty()) {
      assertThat(err.toString(UTF_8)).doesNotContain("same webhook");
    } else {
      assertThat(err.toString(UTF_8)).contains(warning + why);
    }
  }

  @Test
  void warnsOfADigestThatAWebhookGetsTwice() throws IOException {
    for (String secret : List.of("one", "two")) {
      Path file = Files.writeString(dir.resolve(secret), hook(secret));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        channels:
          a: { slack: "#press", webhookFile: one }
          b: { slack: "#press", webhookFile: two }
        routes: [{ to: [a] }]
        digests: [{ to: [a, b], at: "08:00" }]
        """);

    assertThat(check("tags: [{ id: us, rules: [x] }]", "")).isZero();

    assertThat(err.toString(UTF_8)).contains("a, b have the same webhook, and the digest of 08:00");
  }

  @Test
  void warnsOfAWebhookThatStandsForTwoSlackChannels() throws IOException {
    Path file = Files.writeString(dir.resolve("one"), hook("one"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        slack: { webhookFile: one }
        channels: { a: { slack: "#press" }, b: { slack: "#team" } }
        routes: [{ match: { tier: 1 }, to: [a] }, { to: [b] }]
        """);

    assertThat(check("tags: [{ id: us, rules: [x] }]", "")).isZero();

    assertThat(err.toString(UTF_8))
        .contains(
            "warning: alerts.yaml: the channels a, b have the same webhook, which posts into one"
                + " Slack channel, not into #press, #team\n");
  }

  private static String hook(String secret) {
    return "https://hooks.example/" + (secret.equals("other") ? "2" : "1") + "\n";
  }

  @Test
  void refusesARouteOfARetiredTag() throws IOException {
    Files.writeString(
        dir.resolve("alerts.yaml"), "routes: [{ match: { tag: [old] }, to: [console] }]\n");

    int status =
        check("tags: [{ id: us, rules: [x] }, { id: old, rules: [x], status: retired }]", "");

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith(
            "alerts.yaml line 1: routes.match.tag: old is not a tag of the watch, or is retired;"
                + " its tags: us\n");
  }

  @Test
  void namesAFolderThatIsMissing() {
    assertThat(execute(dir.resolve("none"))).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith(
            dir.resolve("none") + ": no such folder; --config DIR names the one with watch.yaml")
        .endsWith("vigie: 1 problem in the configuration\n");
  }

  @Test
  void asksAboutANameThatIsAnOrdinaryWord() throws IOException {
    Files.writeString(
        dir.resolve("release.en.txt"),
        "Dam\n\nOdile Garance of Apple asks Allerford. Odile Garance. Apple grows.");

    assertThat(check("tags: [{ id: us, rules: ['exact:(\"Apple\" \"APPLE\")'] }]", "")).isZero();
    assertThat(err.toString(UTF_8))
        .containsOnlyOnce("others can have")
        .contains(
            "rule us#1: others can have your name \"Apple\", too. This finds it beside other signs of you only:"
                + " exact:(\"Apple\" \"APPLE\") IF (",
            "). In English it is also an ordinary word, with which a sentence about others can begin. If it should"
                + " count alone, add a text without other signs of you under matches\n");
    err.reset();
    check("tags: [{ id: us, rules: ['exact:(\"APPLE\" \"Apple\")'] }]", "");
    assertThat(err.toString(UTF_8)).containsOnlyOnce("your name \"Apple\", too");
    err.reset();
    check("tags: [{ id: us, rules: ['exact:Apple'], matches: ['Apple grows'] }]", "");
    assertThat(err.toString(UTF_8)).contains("others can have");
    err.reset();
    check("tags: [{ id: us, rules: ['exact:Apple'], matches: ['Apple opens'] }]", "");
    assertThat(err.toString(UTF_8)).doesNotContain("others can have");
  }

  @Test
  void namesFilesWhoseEncodingIsAssumed() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    Files.write(dir.resolve("release.en.txt"), "Dam\n\nThe café is closed.".getBytes(windows));
    check("tags: [{ id: us, rules: [exact:RT], name: Café }]", "");
    Path watch = dir.resolve("watch.yaml");
    Files.write(watch, Files.readString(watch).getBytes(windows));
    Files.write(dir.resolve("topics.yaml"), "partitions: 2 # café\n".getBytes(windows));
    Path feeds = dir.resolve("feeds.yaml");
    Files.write(feeds, ("\ufeff" + Files.readString(feeds)).getBytes(UTF_16LE));
    err.reset();

    assertThat(execute(dir)).isZero();
    assertThat(err.toString(UTF_8))
        .contains(
            "warning: watch.yaml is not UTF-8; it is read as windows-1252. If letters with",
            "warning: topics.yaml is not UTF-8; it is read",
            "warning: release.en.txt is not UTF-8; it is read")
        .doesNotContain("feeds.yaml is");
  }

  @Test
  void theExampleHasNoWarning() {
    assertThat(execute(Path.of("..", "config"))).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int check(String tags, String ofRelease) throws IOException {
    return check(tags, ofRelease, "us");
  }

  private int check(String tags, String ofRelease, String own) throws IOException {
    Files.writeString(
        dir.resolve("watch.yaml"),
        """
        watch: rivers
        organisation: { name: River Trust, tags: [%s] }
        %sreleases:
          - id: r
            file: release.en.txt
            published: 2026-03-01
            %s
        """
            .formatted(own, tags.endsWith("\n") ? tags : tags + "\n", ofRelease));
    return execute(dir);
  }

  private int execute(Path folder) {
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute("check", "--config", folder.toString());
  }
}
