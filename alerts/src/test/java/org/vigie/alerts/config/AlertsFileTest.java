package org.vigie.alerts.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.events.Pickup.Kind;
import org.vigie.settings.Problems;
import org.vigie.settings.Secret;

class AlertsFileTest {
  private static final Set<String> TAGS = Set.of("cesia", "inesia", "cop-analogy");

  @TempDir Path dir;
  private final Problems problems = new Problems();

  @BeforeEach
  void putSecrets() throws IOException {
    Files.createDirectories(dir.resolve("secrets"));
    secret("slack", "xoxb-1-abc\n", "rw-------");
    secret("smtp", "hunter2", "rw-r-----");
    secret("hook", "https://hooks.slack.com/services/T/B/x", "rw-------");
  }

  @Test
  void aLinkToAFileThatIsAwayIsAProblem() throws IOException {
    Files.createSymbolicLink(dir.resolve("alerts.yaml"), dir.resolve("share/alerts.yaml"));

    AlertsFile.read(dir, Set.of(), problems);

    assertThat(problems.all()).singleElement().asString().contains("alerts.yaml: is a link to ");
  }

  @Test
  void readsEveryKey() throws IOException {
    var config =
        read(
            """
            language: fr
            timeZone: Europe/Paris
            slack: { baseUrl: "http://127.0.0.1:9/api/", tokenFile: secrets/slack }
            smtp: { host: localhost, port: 25, tls: optional, username: vigie, passwordFile: secrets/smtp, from: "Vigie <vigie@example.org>" }
            channels:
              presse: { slack: "#presse" }
              equipe: { email: [presse@example.org, "Équipe <b@example.org>"], language: en }
              terminal: { console: true }
              autre: { slack: "#autre", webhookFile: secrets/hook }
            routes:
              - match: { pickup: [REPRINT, quote], tier: [1, 2], outlet: lemonde, language: FR, country: fr }
                to: [presse, equipe]
                groupWait: 0
                groupInterval: 2m
                quiet: { from: "22:00", to: "7:00", except: { tier: 1, tag: cesia } }
                continue: true
                routes:
                  - match: { tag: cop-analogy }
                    to: terminal
              - name: Nos thèmes
                match: { tag: [inesia, cop-analogy] }
                to: [terminal]
            digests:
              - { to: [equipe], at: "08:00", empty: skip }
              - { to: [presse, terminal], at: "18:30", empty: send }
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(config.digests())
        .containsExactly(
            new DailyDigest(
                "digest-to-equipe", List.of("equipe"), LocalTime.of(8, 0), DailyDigest.Empty.SKIP),
            new DailyDigest(
                "digest-to-presse.terminal",
                List.of("presse", "terminal"),
                LocalTime.of(18, 30),
                DailyDigest.Empty.SEND));
    assertThat(config.language()).isEqualTo(Language.FR);
    assertThat(config.timeZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(config.slack())
        .isEqualTo(
            new SlackConfig(
                URI.create("http://127.0.0.1:9/api"), new Secret("xoxb-1-abc"), SlackConfig.PAUSE));
    assertThat(config.smtp())
        .isEqualTo(
            new SmtpConfig(
                "localhost",
                25,
                SmtpConfig.Tls.OPTIONAL,
                "vigie",
                new Secret("hunter2"),
                "Vigie <vigie@example.org>"));
    assertThat(config.channels().values())
        .containsExactly(
            new ChannelConfig.Slack("presse", Language.FR, "#presse", null),
            new ChannelConfig.Email(
                "equipe", Language.EN, List.of("presse@example.org", "Équipe <b@example.org>")),
            new ChannelConfig.Console("terminal", Language.FR),
            new ChannelConfig.Slack(
                "autre",
                Language.FR,
                "#autre",
                new Secret("https://hooks.slack.com/services/T/B/x")));
    var urgent = new Match(Set.of(), Set.of("cesia"), Set.of(1), Set.of(), Set.of(), Set.of());
    var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), List.of(urgent));
    var first =
        new Match(
            Set.of(Kind.REPRINT, Kind.QUOTE),
            Set.of(),
            Set.of(1, 2),
            Set.of("lemonde"),
            Set.of("fr"),
            Set.of("FR"));
    var wait = Duration.ZERO;
    var interval = Duration.ofMinutes(2);
    assertThat(config.routes())
        .containsExactly(
            new Route(
                "route-1",
                null,
                first,
                List.of("presse", "equipe"),
                wait,
                interval,
                quiet,
                true,
                List.of(
                    new Route(
                        "route-1.1",
                        null,
                        tags("cop-analogy"),
                        List.of("terminal"),
                        wait,
                        interval,
                        quiet,
                        false,
                        List.of()))),
            new Route(
                "route-2",
                "Nos thèmes",
                tags("inesia", "cop-analogy"),
                List.of("terminal"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                null,
                false,
                List.of()));
  }

  @Test
  void readsSlackMailQuietHoursAndADigest() throws IOException {
    Files.writeString(
        dir.resolve("alerts.yaml"),
        """
        # alerts.yaml
        language: fr
        timeZone: Europe/Paris
        slack: { baseUrl: "https://slack.com/api", tokenFile: secrets/slack }
        smtp: { host: localhost, port: 25, tls: required, username: …, passwordFile: secrets/smtp, from: "Vigie <vigie@example.org>" }
        channels:
          presse: { slack: "#presse" }
          equipe: { email: [presse@example.org], language: en }
          terminal: { console: true }
        routes:
          - match: { pickup: [REPRINT, QUOTE, PARAPHRASE] }
            to: [presse, equipe]
            groupWait: 30s
            groupInterval: 5m
            quiet: { from: "22:00", to: "07:00", except: { tier: 1, tag: cesia } }
          - match: { tag: [inesia, ai-safety-report, cop-analogy] }
            to: [terminal]
        digests:
          - { to: [equipe], at: "08:00", empty: skip }
        """);
    var tags = Set.of("cesia", "inesia", "ai-safety-report", "cop-analogy");
    var config = AlertsFile.read(dir, tags, Map.of(), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config.routes()).hasSize(2);
    assertThat(config.digests())
        .containsExactly(
            new DailyDigest(
                "digest-to-equipe", List.of("equipe"), LocalTime.of(8, 0), DailyDigest.Empty.SKIP));
  }

  @Test
  void aDigestKeepsItsIdIfAnotherOneIsAddedAboveIt() throws IOException {
    assertThat(digests("  - { to: [b, a], at: \"08:00\" }\n")).containsExactly("digest-to-a.b");
    assertThat(
            digests(
                """
                  - { to: [a], at: "07:00" }
                  - { to: [b, a], at: "08:00" }
                  - { to: [a, b], at: "18:00" }
                """))
        .containsExactly("digest-to-a", "digest-to-a.b", "digest-to-a.b~2");
  }

  @Test
  void sendsEverythingToTheConsoleWithoutAFile() {
    var config = AlertsFile.read(dir, TAGS, Map.of(), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config).isEqualTo(AlertsConfig.DEFAULT);
    assertThat(config.language()).isEqualTo(Language.EN);
    assertThat(config.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(config.slack().baseUrl()).hasToString("https://slack.com/api");
    assertThat(config.slack().token()).isNull();
    assertThat(config.smtp()).isNull();
    assertThat(config.channels())
        .containsOnly(Map.entry("console", new ChannelConfig.Console("console", Language.EN)));
    assertThat(config.digests()).isEmpty();
    assertThat(config.routes())
        .containsExactly(
            new Route(
                "route-1",
                null,
                Match.ALL,
                List.of("console"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                null,
                false,
                List.of()));
  }

  @Test
  void treatsAFileOfCommentsAsNone() throws IOException {
    assertThat(read("# language: fr\n\n")).isEqualTo(AlertsConfig.DEFAULT);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void sendsARouteWithoutAChannelToTheConsole() throws IOException {
    var config =
        read(
            """
            language: fr
            smtp: { host: localhost, from: vigie@example.org }
            channels:
              equipe: { email: a@example.org }
            routes:
              - match: { tag: cesia }
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(config.channels())
        .containsEntry("console", new ChannelConfig.Console("console", Language.FR));
    assertThat(config.routes().getFirst().to()).containsExactly("console");
    assertThat(config.smtp())
        .isEqualTo(
            new SmtpConfig(
                "localhost", 587, SmtpConfig.Tls.REQUIRED, null, null, "vigie@example.org"));
  }

  @Test
  void sendsEverythingToEveryChannelWithoutRoutes() throws IOException {
    var config = read("channels:\n  a: { console: true }\n  b: { console: true }\n");

    assertThat(problems.all()).isEmpty();
    assertThat(config.routes()).containsExactly(Route.forAll(List.of("a", "b")));
  }

  @Test
  void prefersSecretsOfTheEnvironment() throws IOException {
    var yaml =
        """
        slack: { tokenFile: secrets/none }
        smtp: { host: localhost, username: vigie, from: vigie@example.org }
        channels:
          presse: { slack: "#presse" }
        """;
    var environment = Map.of("VIGIE_SLACK_TOKEN", "xoxb-2 ", "VIGIE_SMTP_PASSWORD", "p");
    Files.writeString(dir.resolve("alerts.yaml"), yaml);
    var config = AlertsFile.read(dir, TAGS, environment, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config.slack().token()).isEqualTo(new Secret("xoxb-2"));
    assertThat(config.smtp()).extracting(SmtpConfig::password).isEqualTo(new Secret("p"));
  }

  @Test
  void usesTheWorkspacesWebhookWithoutABot() throws IOException {
    Files.writeString(dir.resolve("alerts.yaml"), "channels:\n  presse: { slack: \"#presse\" }\n");
    var hook = "https://hooks.slack.com/services/T/B/y";
    var config = AlertsFile.read(dir, TAGS, Map.of("VIGIE_SLACK_WEBHOOK", hook), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config.channels().get("presse"))
        .isEqualTo(new ChannelConfig.Slack("presse", Language.EN, "#presse", new Secret(hook)));
  }

  @Test
  void reportsEveryMistakeAtItsLine() throws IOException {
    secret("open", "xoxb", "rw-r--r--");
    secret("empty", " \n", "rw-------");
    read(
        """
        language: de
        timeZone: "+01:00"
        slack: { baseUrl: "ftp://slack.com", tokenFile: secrets/open, token: xoxb }
        smtp:
          host: localhost
          port: 99999
          tls: maybe
          username: me
          passwordFile: secrets/empty
          from: "vigie at example.org"
        channels:
          presse: { slack: "no hash" }
          equipe: { email: [a@example.org, "b@@example.org", "c@ex\\r\\nample.org"] }
          rien: { language: fr }
          deux: { slack: "#a", console: true }
          hache: { slack: #presse
          }
        routes:
          - match: { pickup: COPY, tag: [inesia, nessie], tier: 4, colour: blue }
            to: [presse, press]
            groupWait: soon
            groupInterval: 2d
            quiet: { from: "25:00", to: "07:00", except: {} }
          - match: { tag: [] }
            to: []
            quiet: { from: "22:00", to: "22:00" }
        digests:
          - { to: [team], at: "8 h", empty: maybe }
          - { to: [equipe], hour: "08:00" }
        """);

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "alerts.yaml line 1: language: de is not one of FR, EN",
            "alerts.yaml line 2: timeZone: +01:00 is not an IANA time zone such as Europe/Paris",
            "alerts.yaml line 3: slack.baseUrl: ftp://slack.com is not an http or https address",
            "alerts.yaml line 3: slack.tokenFile: secrets/open is open to all (rw-r--r--);"
                + " chmod 600 it",
            "alerts.yaml line 3: slack.token: unknown key; expected one of baseUrl, pause,"
                + " tokenFile, webhookFile",
            "alerts.yaml line 6: smtp.port: 99999 is not a whole number from 1 to 65535",
            "alerts.yaml line 7: smtp.tls: maybe is not one of REQUIRED, OPTIONAL, NONE",
            "alerts.yaml line 8: smtp.username: needs a password: passwordFile, or"
                + " VIGIE_SMTP_PASSWORD",
            "alerts.yaml line 9: smtp.passwordFile: secrets/empty is empty",
            "alerts.yaml line 10: smtp.from: vigie at example.org is not an e-mail address such as"
                + " presse@example.org",
            "alerts.yaml line 12: channels.presse.slack: no hash is neither a channel such as"
                + " \"#presse\" nor a channel's id",
            "alerts.yaml line 13: channels.equipe.email: b@@example.org is not an e-mail address"
                + " such as presse@example.org",
            "alerts.yaml line 13: channels.equipe.email: an address has no line breaks or control"
                + " characters",
            "alerts.yaml line 14: channels.rien.slack: expected one of slack, email, console: true"
                + " (a name that begins with # needs quotes)",
            "alerts.yaml line 15: channels.deux.slack: expected one of slack, email, console: true"
                + " (a name that begins with # needs quotes)",
            "alerts.yaml line 16: channels.hache.slack: expected one of slack, email, console: true"
                + " (a name that begins with # needs quotes)",
            "alerts.yaml line 19: routes.match.tier: 4 is not a tier: 1, 2 or 3",
            "alerts.yaml line 19: routes.match.pickup: COPY is not one of REPRINT, QUOTE,"
                + " PARAPHRASE, MENTION",
            "alerts.yaml line 19: routes.match.tag: nessie is not a tag of the watch, or is"
                + " retired; its tags: cesia, cop-analogy, inesia",
            "alerts.yaml line 19: routes.match.colour: unknown key; expected one of country,"
                + " language, outlet, pickup, tag, tier",
            "alerts.yaml line 20: routes.to: press is not a channel; expected one of deux, equipe,"
                + " hache, presse, rien",
            "alerts.yaml line 21: routes.groupWait: soon is not a time span such as 30s, 5m, 2h or"
                + " 1d",
            "alerts.yaml line 22: routes.groupInterval: 2d is above the maximum 1d",
            "alerts.yaml line 23: routes.quiet.except: excepts everything; expected for instance"
                + " { tier: 1, tag: … }",
            "alerts.yaml line 23: routes.quiet.from: 25:00 is not a time of day such as 22:00",
            "alerts.yaml line 24: routes.match.tag: is an empty list, which nothing fits",
            "alerts.yaml line 25: routes.to: names no channel; expected one of deux, equipe, hache,"
                + " presse, rien",
            "alerts.yaml line 26: routes.quiet.to: is the same as from; expected a time span such"
                + " as 22:00 to 07:00",
            "alerts.yaml line 28: digests.to: team is not a channel; expected one of deux, equipe,"
                + " hache, presse, rien",
            "alerts.yaml line 28: digests.at: 8 h is not a time of day such as 22:00",
            "alerts.yaml line 28: digests.empty: maybe is not one of SKIP, SEND",
            "alerts.yaml line 29: digests.at: is missing",
            "alerts.yaml line 29: digests.hour: unknown key; expected one of at, empty, to");
  }

  @Test
  void asksForTheServersThatChannelsNeed() throws IOException {
    read("channels:\n  a: { slack: \"#a\" }\n  b: { email: b@example.org }\n");

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "alerts.yaml line 2: channels.a.slack: Slack needs a bot's token (slack.tokenFile or"
                + " VIGIE_SLACK_TOKEN) or a webhook (webhookFile or VIGIE_SLACK_WEBHOOK)",
            "alerts.yaml line 3: channels.b.email: e-mail needs a server: smtp with host and from");
  }

  @Test
  void neverShowsASecret() throws IOException {
    secret("hook", "nonsense-hook", "rw-------");
    var config =
        read(
            """
            slack: { tokenFile: secrets/slack, webhookFile: secrets/hook }
            smtp: { host: h, username: me, passwordFile: secrets/smtp, from: a@example.org }
            """);

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "alerts.yaml line 1: slack.webhookFile: the webhook is not an http or https address");
    assertThat(config.toString()).contains("***").doesNotContain("xoxb").doesNotContain("hunter2");
  }

  @Test
  void refusesAnAddressThatCouldBecomeALineBreak() {
    assertThat(Servers.addressFault("a\u760d\u760ab@example.org")).isPresent();
    assertThat(Servers.addressFault("a@example.org, b@example.org")).isPresent();
    assertThat(Servers.addressFault("friends: a@example.org;")).isPresent();
    assertThat(Servers.addressFault("nobody")).isPresent();
    assertThat(Servers.addressFault("Presse d’Été <a@example.org>")).isEmpty();
  }

  private static Match tags(String... tags) {
    return new Match(Set.of(), Set.of(tags), Set.of(), Set.of(), Set.of(), Set.of());
  }

  private List<String> digests(String yaml) throws IOException {
    var config =
        read("channels: { a: { console: true }, b: { console: true } }\ndigests:\n" + yaml);
    return config.digests().stream().map(DailyDigest::id).toList();
  }

  private AlertsConfig read(String yaml) throws IOException {
    Files.writeString(dir.resolve("alerts.yaml"), yaml);
    return AlertsFile.read(dir, TAGS, Map.of(), problems);
  }

  private void secret(String name, String value, String rights) throws IOException {
    Path file = dir.resolve("secrets").resolve(name);
    Files.writeString(file, value);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  @Test
  void readsTheWatchThatComesWithVigie() {
    var tags = Set.of("inesia", "ai-safety-report", "cop-analogy", "cesia", "segerie", "summit");
    var config = AlertsFile.read(Path.of("..", "config"), tags, Map.of(), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config.channels().values())
        .containsExactly(new ChannelConfig.Console("terminal", Language.FR));
    assertThat(config.routes()).hasSize(3);
  }
}
