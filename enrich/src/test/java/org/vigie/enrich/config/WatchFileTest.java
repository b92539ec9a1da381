package org.vigie.enrich.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.config.WatchConfig.RulePlace;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Rejected;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;
import org.vigie.settings.Problems.Problem;

class WatchFileTest {
  private static final String GOOD =
      """
      watch: rivers
      organisation: { name: River Trust, domains: [rivers.example], tags: [us] }
      macros:
        fish: (trout OR salmon)
        water: '"fresh water" OR @fish'
      tags:
        - id: us
          name: River Trust
          rules:
            - '"river trust"'
            - { id: short, query: exact:RT AND @water, languages: [en] }
          matches: [The River Trust says]
          ignores: [A river]
      messages:
        - { id: dams, rules: [dam*] }
      releases:
        - id: 2025-03-01-dams
          file: releases/2025-03-01-dams.en.md
          translations: [releases/2025-03-01-dams.fr.txt]
          published: 2025-03-01T09:00:00+01:00
          keyMessages: [us, dams]
          ownMessages: [dams]
      """;

  @TempDir private Path dir;

  private final Problems problems = new Problems();

  @Test
  void readsAWatch() throws IOException {
    writeReleases();

    WatchConfig config = read(GOOD);

    assertThat(problems.all()).isEmpty();
    assertThat(config.watch()).isEqualTo("rivers");
    assertThat(config.organisation().domains()).containsExactly("rivers.example");
    assertThat(config.organisation().tags()).containsExactly("us");
    assertThat(config.organisation().timeZone()).isEqualTo("Europe/Paris");
    assertThat(config.tags()).extracting(TagRules::message).containsExactly(false, true);
    TagRules us = config.tags().getFirst();
    assertThat(us.rules())
        .containsExactly(
            new Rule("us#1", "\"river trust\"", List.of()),
            new Rule("short", "exact:RT AND @water", List.of("en")));
    assertThat(config.rulePlaces())
        .containsExactly(
            new RulePlace("us", "us#1", "watch.yaml", 10),
            new RulePlace("us", "short", "watch.yaml", 11),
            new RulePlace("dams", "dams#1", "watch.yaml", 15));
    assertThat(us.macros())
        .isEqualTo(Map.of("fish", "(trout OR salmon)", "water", "\"fresh water\" OR @fish"));
    assertThat(config.tags().get(1).macros()).isEmpty();
    Release release = config.releases().getFirst();
    assertThat(release.published()).isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
    assertThat(release.texts())
        .containsExactly(
            new ReleaseText("en", "Dams again", "Dams harm trout, says us.\n\nMore below."),
            new ReleaseText("fr", "Encore des barrages", "Ils nuisent."));
    assertThat(config.items()).hasSize(4);
  }

  @Test
  void readsHowTextsCallUs() throws IOException {
    writeReleases();

    WatchConfig config =
        read(
            GOOD.replace(
                "tags: [us] }",
                """
                tags: [us], kind: hospital, calledAlso: [the trust], brands: Clear Water,
                  spokespeople: [{ name: Anne Dupré, role: [the director], spellings: [A. Dupré] }] }"""));

    assertThat(problems.all()).isEmpty();
    assertThat(config.organisation().names())
        .isEqualTo(
            new Names(
                List.of("the trust"),
                List.of(
                    new Spokesperson("Anne Dupré", List.of("the director"), List.of("A. Dupré"))),
                List.of("Clear Water"),
                "hospital"));
  }

  @Test
  void readsMessagesThatAreSentences() throws IOException {
    writeReleases();

    WatchConfig config =
        read(
            GOOD.replace("keyMessages: [us, dams]", "# none named")
                .replace(
                    "  - { id: dams, rules: [dam*] }",
                    """
                      - { id: dams, rules: [dam*], sentence: Dams harm trout. }
                      - sentence: [Trout need gravel., Les truites aiment le gravier.]
                      - { id: plain, rules: [gravel] }\
                    """));

    assertThat(problems.all()).isEmpty();
    assertThat(config.tags().subList(1, 4))
        .extracting(TagRules::id)
        .containsExactly("dams", "message-2", "plain");
    assertThat(config.tags().get(1).sentences()).containsExactly("Dams harm trout.");
    assertThat(config.tags().get(2).sentences())
        .containsExactly("Trout need gravel.", "Les truites aiment le gravier.");
    assertThat(config.releases().getFirst().keyMessages()).containsExactly("dams", "message-2");
  }

  @Test
  void aMessageWithTooManySentencesIsNamed() throws IOException {
    writeReleases();
    String many = String.join(", ", Collections.nCopies(41, "Dams kill trout."));

    read(GOOD.replace("rules: [dam*] }", "sentence: [" + many + "] }"));

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("watch.yaml line 15: messages.sentence: more than 40 sentences");
  }

  @Test
  void reportsMessagesThatSayNothing() throws IOException {
    writeReleases();

    read(GOOD.replace("rules: [dam*] }", "sentence: ['…'] }"));

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "watch.yaml line 15: messages.sentence: expected a sentence of at most 500 characters",
            "watch.yaml line 15: messages.rules: expected rules or a sentence");
  }

  @Test
  void reportsNamesThatCannotBeFound() throws IOException {
    writeReleases();

    WatchConfig config =
        read(
            GOOD.replace(
                "tags: [us] }",
                "tags: [us], kind: circus, calledAlso: ['…'], spokespeople: [{ role: [x] }] }"));

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "watch.yaml line 2: organisation.spokespeople.name: is missing",
            "watch.yaml line 2: organisation.calledAlso: \"…\" has no letter",
            "watch.yaml line 2: organisation.kind: circus is not a kind; expected one of agency,"
                + " club, company, cooperative, hospital, institute, ministry, museum, ngo, party,"
                + " pharma, school, town-hall, union, university");
    assertThat(config.organisation().names()).isEqualTo(Names.NONE);
  }

  @Test
  void triesTheExamples() throws IOException {
    writeReleases();
    WatchConfig config =
        read(GOOD.replace("[The River Trust says]", "[The River Trust says, Nothing]"));

    Examples.check(config, problems);

    assertThat(problems.all())
        .containsExactly(
            new Problem(
                "watch.yaml",
                12,
                """
                tag us doesn't find: Nothing
                    nearest: rule us#1; "river trust" is not there
                    words: nothing\
                """));
  }

  @Test
  void readsWhatAPersonHasRejected() throws IOException {
    writeReleases();

    WatchConfig config =
        read(
            GOOD
                + """
                rejected:
                  - pickup: https://gazette.example/dams
                  - { article: "https://gazette.example/eels?page=2" }
                  - pickup: https://river_news.example/dams
                """);

    assertThat(problems.all()).isEmpty();
    assertThat(config.organisation().rejected())
        .isEqualTo(
            new Rejected(
                List.of("https://gazette.example/dams", "https://river_news.example/dams"),
                List.of("https://gazette.example/eels?page=2")));
  }

  @Test
  void reportsEveryMistakeWithItsLine() throws IOException {
    read(
        """
        watch: Two Words
        organisation: { name: X, domains: [HTTP://x], tags: [nobody], timeZone: Mars }
        macros:
          a: '(x OR'
          b: '@b OR y'
        tags:
          - id: one
            rules: ['@a', 'x NEAR y', '@none']
          - id: one
            rules: []
        releases:
          - id: r
            file: gone.fr.md
            published: yesterday
            translations: [bad-name.txt]
            keyMessages: [two]
        rejected:
          - pickup: mars
          - why: x
        colour: red
        """);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "watch.yaml line 1: watch: Two Words has other signs than a-z, 0-9 and -, or more than"
                + " 64",
            "watch.yaml line 2: organisation.domains: HTTP://x is not a domain such as"
                + " example.org, in lower case",
            "watch.yaml line 2: organisation.tags: there is no tag or message nobody,"
                + " or it is retired",
            "watch.yaml line 2: organisation.timeZone: Mars is not a time zone such as"
                + " Europe/Paris",
            "watch.yaml line 4: macros.a: position 6: expected a word, a phrase in quotes, @name or"
                + " (, found the end",
            "watch.yaml line 5: macros.b: position 1: in the macro @b at position 1: the macro @b"
                + " uses itself",
            "watch.yaml line 8: tags.rules: position 3: NEAR/n expected, n being a number from 0 to"
                + " 100",
            "watch.yaml line 8: tags.rules: position 1: there is no macro @none",
            "watch.yaml line 9: tags.id: one is there twice",
            "watch.yaml line 10: tags.rules: expected one rule or more",
            "watch.yaml line 13: gone.fr.md is not there",
            "watch.yaml line 14: releases.published: yesterday is neither a day such as 2025-02-12"
                + " nor a time such as 2025-02-12T09:00:00+01:00",
            "watch.yaml line 15: bad-name.txt: expected a name that ends with its language, .fr.md"
                + " or .fr.txt",
            "watch.yaml line 16: releases.keyMessages: there is no tag or message two, or it"
                + " is retired",
            "watch.yaml line 18: rejected.pickup: mars is no address such as"
                + " https://gazette.example/dams",
            "watch.yaml line 19: rejected.pickup: either pickup or article is expected, with an"
                + " address",
            "watch.yaml line 19: rejected.why: unknown key; expected one of article, pickup",
            "watch.yaml line 20: colour: unknown key; expected one of macros, messages,"
                + " organisation, rejected, releases, tags, watch");
  }

  @ParameterizedTest
  @CsvSource({
    "Press release, true",
    "COMMUNIQUÉ DE PRESSE – 12 février 2025, true",
    "Pressemitteilung Nr. 12, true",
    "EMBARGO 20/11/2026 06:00, true",
    "Persbericht – 3 maart, true",
    "'Press release: dams harm trout, and 46 of them must go', false",
    "Comunicado conjunto, false",
    "Statement on dams, false",
    "'Allerford, 17 November 2026', true",
    "'Allerford and Porlock (Somerset), Tuesday 17 November 2026', true",
    "17 November 2026, true",
    "'Allerford, 17/11/2026', true",
    "'November 17, 2026', true",
    "Report 2026, false",
    "Dams harmed trout on 17 November 2026, false"
  })
  void aLabelAboveTheTitleIsNoTitle(String first, boolean isLabel) {
    ReleaseText text =
        GivenReleases.text("dams.en.txt", first + "\n\nDams again\n\nThey harm trout.", _ -> {})
            .orElseThrow();

    assertThat(text.title()).isEqualTo(isLabel ? "Dams again" : first);
  }

  @Test
  void theMarkWithWhichWindowsBeginsAFileIsNoPartOfARelease() {
    ReleaseText text =
        GivenReleases.text("dams.en.md", "\uFEFF# Dams again\n\nThey harm trout.", _ -> {})
            .orElseThrow();

    assertThat(text).isEqualTo(new ReleaseText("en", "Dams again", "They harm trout."));
  }

  @Test
  void takesGivenReleasesForTheConfiguredOnes() throws IOException {
    writeReleases();
    Path fr =
        Files.writeString(dir.resolve("2025-02-12-other.fr.txt"), "12/2/2025\n\nTitre\n\nCorps.");
    Path en = Files.writeString(dir.resolve("2025-02-12-other.en.txt"), "Title\n\nBody.");

    WatchConfig config =
        GivenReleases.replace(read(GOOD), List.of(fr, en, dir.resolve("none.fr.txt")), problems);

    assertThat(config.releases()).hasSize(1);
    Release release = config.releases().getFirst();
    assertThat(release.id()).isEqualTo("2025-02-12-other");
    assertThat(release.published()).isEqualTo(Instant.parse("2025-02-11T23:00:00Z"));
    assertThat(release.texts())
        .containsExactly(
            new ReleaseText("fr", "Titre", "Corps."), new ReleaseText("en", "Title", "Body."));
    assertThat(release.keyMessages()).containsExactly("us", "dams");
    assertThat(release.ownMessages()).containsExactly("dams");
    assertThat(problems.all())
        .containsExactly(new Problem("--release", 0, dir.resolve("none.fr.txt") + " is not there"));
  }

  private void writeReleases() throws IOException {
    Path releases = Files.createDirectories(dir.resolve("releases"));
    Files.writeString(
        releases.resolve("2025-03-01-dams.en.md"),
        "# Dams again\n\n**Dams** harm [trout](https://x.example), says _us_.\n\nMore below.\n");
    Files.writeString(
        releases.resolve("2025-03-01-dams.fr.txt"), "Encore des barrages\r\n\r\nIls nuisent.");
  }

  private WatchConfig read(String yaml) throws IOException {
    Files.writeString(dir.resolve("watch.yaml"), yaml);
    return WatchFile.read(dir, problems).orElseThrow();
  }
}
