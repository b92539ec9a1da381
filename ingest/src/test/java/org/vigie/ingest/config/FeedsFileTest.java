package org.vigie.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.BusyPeriod;
import org.vigie.events.fields.FullText;
import org.vigie.settings.Problems;

class FeedsFileTest {
  private final Problems problems = new Problems();
  @TempDir private Path dir;

  @Test
  void fillsInEveryDefault() throws IOException {
    FeedsConfig config =
        read(
            """
            outlets:
              - id: gazette
                name: La Gazette
                domain: gazette.example
                feeds: https://gazette.example/rss
            searches:
              - { id: news, url: "https://news.example/rss?q=INESIA" }
            """);

    var gazette = new Outlet("gazette", "La Gazette", "gazette.example", null, 3);
    assertThat(problems.all()).isEmpty();
    assertThat(config.outlets()).containsExactly(gazette);
    assertThat(config.feeds())
        .containsExactly(
            new Feed(
                "gazette-8c46191e",
                "https://gazette.example/rss",
                gazette,
                null,
                null,
                FullText.AUTO,
                false,
                "Vigie/1 (feed reader)",
                null,
                null),
            new Feed(
                "news",
                "https://news.example/rss?q=INESIA",
                null,
                null,
                null,
                FullText.AUTO,
                false,
                "Vigie/1 (feed reader)",
                null,
                null));
  }

  @Test
  void pagesOfAHostAreTwoSecondsApartUnlessThePauseIsSet() throws IOException {
    String feeds = "searches: [{ id: news, url: \"https://news.example/rss\" }]\n";

    assertThat(read(feeds).pages().pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(read(feeds + "pages: { pause: 0s }\n").pages().pause()).isZero();
    assertThat(problems.all()).isEmpty();
    read(feeds + "pages: { pause: 2h, often: 1 }\n");
    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "feeds.yaml line 2: pages.pause: 2h is above the maximum 1h",
            "feeds.yaml line 2: pages.often: unknown key; expected one of pause");
  }

  @Test
  void theFeedOverridesTheOutletAndTheOutletTheDefaults() throws IOException {
    FeedsConfig config =
        read(
            """
            defaults: { every: 10m, language: fr, fullText: true, userAgent: "Us/1 (+https://us.example)" }
            outlets:
              - id: gazette
                name: La Gazette
                domain: [gazette.example, gazette-live.example]
                country: FR
                tier: 1
                every: 2m
                feeds:
                  - https://gazette.example/une
                  - { id: g-en, url: "https://gazette.example/en", language: en, every: auto, fullText: false }
            searches:
              - { id: news, url: "http://news.example/q", allowPrivate: true, every: 1s }
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(config.feeds())
        .extracting(Feed::every)
        .containsExactly(Duration.ofMinutes(2), null, Duration.ofSeconds(1));
    assertThat(config.feeds()).extracting(Feed::language).containsExactly("fr", "en", "fr");
    assertThat(config.feeds())
        .extracting(Feed::fullText)
        .containsExactly(FullText.AGREED, FullText.NEVER, FullText.AGREED);
    assertThat(config.pages().byOutlet()).containsEntry("gazette", FullText.AGREED);
    assertThat(config.feeds()).extracting(Feed::allowPrivate).containsExactly(false, false, true);
    assertThat(config.feeds())
        .extracting(Feed::userAgent)
        .containsOnly("Us/1 (+https://us.example)");
    assertThat(config.feeds().get(1).id()).isEqualTo("g-en");
    assertThat(config.byDomain()).containsOnlyKeys("gazette.example", "gazette-live.example");
    assertThat(config.outlets())
        .containsExactly(new Outlet("gazette", "La Gazette", "gazette.example", "FR", 1));
  }

  @Test
  void reportsEveryMistakeWithItsLine() throws IOException {
    read(
        """
        defaults: { every: 5, colour: blue }
        outlets:
          - id: Gazette
            domain: www.gazette.example
            country: FX
            language: french
            tier: 4
            feeds:
              - ftp://gazette.example/rss
              - https://gazette.example/a b
              - https://user:secret@gazette.example/rss
              - { url: "https://gazette.example/1", every: 10ms, fullText: yes }
              - { url: "https://gazette.example/1" }
          - id: other
            name: Other
            domain: www.gazette.example
            feeds: []
        searches:
          - url: "https://news.example/rss"
          - { id: a, url: "https://a.example/1" }
          - { id: a, url: "https://a.example/2" }
        """);

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "feeds.yaml line 1: defaults.every: 5 is not a time span such as 30s, 5m, 2h or 1d",
            "feeds.yaml line 1: defaults.colour: unknown key; expected one of access, allowPrivate, every,"
                + " fullText, language, timeZone, userAgent",
            "feeds.yaml line 3: outlets.id: Gazette is not made of lower-case letters, digits, dots"
                + " and hyphens",
            "feeds.yaml line 3: outlets.name: is missing",
            "feeds.yaml line 4: outlets.domain: www.gazette.example is not a registrable domain;"
                + " expected gazette.example",
            "feeds.yaml line 5: outlets.country: FX is not a country of ISO 3166-1 such as FR",
            "feeds.yaml line 6: outlets.language: french is not a language of ISO 639-1 such as fr"
                + " or en",
            "feeds.yaml line 7: outlets.tier: 4 is not a whole number from 1 to 3",
            "feeds.yaml line 9: outlets.feeds: ftp://gazette.example/rss doesn't begin with http://"
                + " or https://",
            "feeds.yaml line 10: outlets.feeds: https://gazette.example/a b is not an address:"
                + " Illegal character in path",
            "feeds.yaml line 11: outlets.feeds: has a user or password in it, which every log would"
                + " show",
            "feeds.yaml line 12: outlets.feeds.every: 10ms is below the minimum 1s",
            "feeds.yaml line 12: outlets.feeds.fullText: yes is none of auto, true and false",
            "feeds.yaml line 13: outlets.feeds.url: https://gazette.example/1 is polled already",
            "feeds.yaml line 16: outlets.domain: www.gazette.example is not a registrable domain;"
                + " expected gazette.example",
            "feeds.yaml line 16: outlets.domain: www.gazette.example is already the domain of"
                + " Gazette",
            "feeds.yaml line 19: searches.id: is missing",
            "feeds.yaml line 21: searches.url: two feeds are called a");
  }

  @Test
  void saysWhichDomainAnAddressHasAndWhatIsEmpty() throws IOException {
    read(
        """
        outlets:
          - { id: a, name: A, domain: "https://www.a.example/news", feeds: "https://a.example/1" }
          - { id: b, name: B, domain: "b.example:8080", feeds: [{ url: "" }, ""] }
          - { id: "", name: C, domain: "", feeds: "https://c.example/1" }
          - { id: d, name: " ", domain: Co.uk, feeds: "https://d.example/1" }
          - { id: e, name: E, domain: [e.github.io, github.io, com], feeds: "https://e.example/1" }
        """);

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "feeds.yaml line 2: outlets.domain: https://www.a.example/news is not a registrable"
                + " domain; expected a.example",
            "feeds.yaml line 3: outlets.domain: b.example:8080 is not a registrable domain;"
                + " expected b.example",
            "feeds.yaml line 3: outlets.feeds.url: is empty; expected the feed's address",
            "feeds.yaml line 3: outlets.feeds: is empty; expected the feed's address",
            "feeds.yaml line 4: outlets.id: an empty id is not made of lower-case letters, digits,"
                + " dots and hyphens",
            "feeds.yaml line 4: outlets.domain: is empty",
            "feeds.yaml line 5: outlets.name: is empty; expected the outlet's name");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "country: FR, Europe/Paris",
        "country: RE, Indian/Reunion",
        "country: DE, Europe/Berlin",
        "country: GB, Europe/London",
        "country: NP, Asia/Katmandu",
        "country: US, none",
        "country: ES, none",
        "country: AU, none",
        "tier: 2, none",
        "'country: US, timeZone: America/New_York', America/New_York",
        "'country: FR, timeZone: UTC', UTC"
      })
  void aFeedHasTheTimeZoneOfItsOutletOrItsOutletsCountry(String keys, @Nullable String zone)
      throws IOException {
    String outlet = "id: a, name: A, domain: a.example, feeds: https://a.example/rss, ";
    Feed feed = read("outlets: [{" + outlet + keys + "}]").feeds().getFirst();

    assertThat(problems.all()).isEmpty();
    assertThat(feed.timeZone()).isEqualTo(zone == null ? null : ZoneId.of(zone));
  }

  @Test
  void theCountryOverridesTheDefaultTimeZoneAndTheFeedEverything() throws IOException {
    FeedsConfig config =
        read(
            """
            defaults: { timeZone: America/Toronto }
            outlets:
              - id: a
                name: A
                domain: a.example
                country: GB
                feeds:
                  - https://a.example/1
                  - { url: "https://a.example/2", timeZone: Asia/Tokyo }
              - { id: b, name: B, domain: b.example, country: CA, feeds: "https://b.example/1" }
            searches:
              - { id: c, url: "https://c.example/q" }
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(config.feeds())
        .extracting(Feed::timeZone)
        .extracting(String::valueOf)
        .containsExactly("Europe/London", "Asia/Tokyo", "America/Toronto", "America/Toronto");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Paris", "+01:00", "CEST", "Europe/Lutece"})
  void reportsATimeZoneThatDoesNotExist(String zone) throws IOException {
    String outlet = "id: a, name: A, domain: a.example, feeds: https://a.example/rss, ";
    read("outlets: [{" + outlet + "timeZone: \"" + zone + "\"}]");

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "feeds.yaml line 1: outlets.timeZone: "
                + zone
                + " is not an IANA time zone such as Europe/Paris");
  }

  @Test
  void keepsADomainInAscii() throws IOException {
    FeedsConfig config =
        read(
            "outlets: [{id: a, name: A, domain: Straße.example, feeds: https://a.example/rss},"
                + " {id: b, name: B, domain: strasse.example, feeds: https://b.example/rss}]");

    assertThat(problems.all()).isEmpty();
    assertThat(config.byDomain()).containsOnlyKeys("xn--strae-oqa.example", "strasse.example");
  }

  @Test
  void aFeedKeepsItsIdWhenOtherKeysChange() throws IOException {
    String one = "outlets: [{id: a, name: A, domain: a.example, feeds: https://a.example/rss}]";
    String more = one.replace("feeds: ", "tier: 1, feeds: ");

    assertThat(read(one).feeds().getFirst().id()).isEqualTo(read(more).feeds().getFirst().id());
  }

  @Test
  void reportsThatThereIsNothingToPoll() throws IOException {
    read("outlets: []");

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "feeds.yaml line 1: outlets: no feed to poll; expected outlets with feeds, or searches");
  }

  @Test
  void theConfigurationOfTheProjectHasNoMistake() {
    FeedsConfig config = FeedsFile.read(Path.of("../config"), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config.feeds()).hasSizeGreaterThan(45).noneMatch(Feed::allowPrivate);
    assertThat(config.outlets()).extracting(Outlet::tier).contains(1, 2, 3);
  }

  @Test
  void anEventGivesTheFeedsOfItsTiersABusyPeriod() throws IOException {
    FeedsConfig config =
        read(
            """
            outlets:
              - { id: first, name: A, domain: first.example, tier: 1, feeds: ["https://first.example/rss"] }
              - { id: other, name: B, domain: other.example, tier: 2, feeds: ["https://other.example/rss"] }
            searches:
              - { id: news, url: "https://news.example/q" }
            events:
              - { from: "2025-02-10T08:00:00+01:00", until: "2025-02-11T20:00:00+01:00", every: 1m, tiers: [1] }
              - { from: "2025-02-10T08:00:00+01:00", until: "2025-02-10T20:00:00+01:00", tiers: [1, 3] }
            """);

    assertThat(problems.all()).isEmpty();
    Instant from = Instant.parse("2025-02-10T07:00:00Z");
    assertThat(config.feeds().get(0).busyPeriods())
        .containsExactly(
            new BusyPeriod(from, Instant.parse("2025-02-11T19:00:00Z"), Duration.ofMinutes(1)),
            new BusyPeriod(from, Instant.parse("2025-02-10T19:00:00Z"), Duration.ofMinutes(2)));
    assertThat(config.feeds().get(1).busyPeriods()).isEmpty();
    assertThat(config.feeds().get(2).busyPeriods()).isEmpty();
  }

  @Test
  void reportsWhatIsWrongWithAnEvent() throws IOException {
    read(
        """
        outlets:
          - { id: first, name: A, domain: first.example, tier: 1, feeds: ["https://first.example/rss"] }
        events:
          - { from: soon, until: "2025-02-11T20:00:00+01:00", tiers: [1] }
          - { from: "2025-02-12T08:00:00+01:00", until: "2025-02-11T20:00:00+01:00", tiers: [1] }
          - { from: "2025-02-12T08:00:00+01:00", until: "2026-02-13T20:00:00+01:00", tiers: [1] }
          - { from: "2025-02-12T08:00:00+01:00", until: "2025-02-13T20:00:00+01:00", tiers: [4] }
          - { from: "2025-02-12T08:00:00+01:00", until: "2025-02-13T20:00:00+01:00" }
          - { from: "2025-02-12T08:00:00+01:00", until: "2025-02-13T20:00:00+01:00", tiers: [1], every: 1s }
          - { from: "2025-02-12T08:00:00+01:00", until: "2025-02-13T20:00:00+01:00", tiers: [1], interval: 1m }
        """);

    assertThat(problems.all().toString())
        .contains(
            "soon is not a time",
            "ends before it begins",
            "longer than 31 days",
            "4 is not a tier, 1 to 3",
            "expected a list of tiers",
            "every",
            "interval");
  }

  @Test
  void aFeedsArchiveIsReadSinceADay() throws IOException {
    FeedsConfig config =
        read(
            """
            outlets:
              - id: gazette
                name: La Gazette
                domain: gazette.example
                feeds:
                  - { url: "https://gazette.example/a", since: 2025-01-31 }
                  - https://gazette.example/b
                  - { url: "https://gazette.example/c", since: 30d }
            """);

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly(
            "feeds.yaml line 8: outlets.feeds.since: 30d is not a day such as 2025-01-31");
    assertThat(config.fetching(config.feeds().getFirst()).since())
        .isEqualTo("2025-01-31T00:00:00Z");
    assertThat(config.fetching(config.feeds().get(1)).since()).isNull();
  }

  private FeedsConfig read(String yaml) throws IOException {
    Files.writeString(dir.resolve("feeds.yaml"), yaml);
    return FeedsFile.read(dir, problems);
  }
}
