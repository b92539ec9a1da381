package org.vigie.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.article.ArticleDraft;
import org.vigie.ingest.article.ArticleDrafts;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;

/** Entries whose link or date is written in an unusual way get the right ones. */
class FeedDefectsTest {
  private static final URI BASE = URI.create("https://feed.example/feed");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static List<FeedEntry> entries(byte[] body, @Nullable ZoneId zone) {
    return ((ParsedFeed) new FeedParser().parse(body, null, BASE, zone)).entries();
  }

  private static List<FeedEntry> given(String file, @Nullable ZoneId zone) {
    return entries(Corpora.bytes(Corpora.corpus("feed-defects").resolve(file)), zone);
  }

  private static List<String> links(List<FeedEntry> entries) {
    return ArticleDrafts.of(BASE, entries).stream().map(ArticleDraft::link).toList();
  }

  private static ArticleDraft rss(String item) {
    String feed = "<rss version='2.0'><channel><item>" + item + "</item></channel></rss>";
    return ArticleDrafts.of(BASE, entries(feed.getBytes(UTF_8), null)).getFirst();
  }

  private static String atom(String entry) {
    String feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + entry + "</entry></feed>";
    return links(entries(feed.getBytes(UTF_8), null)).getFirst();
  }

  @Test
  void findsTheLinksOfAtomEntries() {
    assertThat(links(given("09-atom.xml", null)))
        .containsExactly(
            "https://a.example/1",
            "https://a.example/2",
            "https://a.example/3",
            "https://wiki.example/now.html#2026-02-16%20A%20title");
  }

  @Test
  void keepsAComparisonInATitle() {
    assertThat(given("09-atom.xml", null))
        .extracting(FeedEntry::title)
        .contains("if a<b and c>d then");
  }

  @Test
  void findsTheLinksOfRssItems() {
    assertThat(links(given("09-links.xml", null)))
        .containsExactly(
            "https://evil.example/article",
            "https://www.xn--strae-oqa.example/a",
            "https://xn--80ak6aa92e.example/a",
            "https://coghlan.me/12-days-of-agents/",
            "https://wiki.example/now.html#2026-02-16%20A%20title",
            "https://p.example/1.mp3");
  }

  @Test
  void readsUnusualDatesInTheTimeZoneOfTheOutlet() {
    assertThat(given("10-dates.xml", PARIS))
        .extracting(FeedEntry::published)
        .containsExactly(
            Instant.parse("2025-02-10T08:00:00Z"),
            Instant.parse("2025-02-10T17:12:00Z"),
            Instant.parse("2025-02-10T08:00:00Z"),
            Instant.parse("2025-02-10T09:00:00Z"),
            Instant.parse("2025-02-10T08:00:00Z"));
    assertThat(given("10-zoneless.xml", PARIS))
        .extracting(FeedEntry::published)
        .containsExactly(Instant.parse("2025-02-10T08:30:00Z"));
  }

  @Test
  void theOutletsTimeZoneIsOnlyForDatesWithoutOne() {
    String dates =
        """
        <rss version="2.0"><channel>
        <item><pubDate>Mon, 10 Feb 2025 09:00:00 GMT</pubDate></item>
        <item><pubDate>10/02/2025 09:00</pubDate></item>
        <item><pubDate>10/07/2025 09:00</pubDate></item>
        </channel></rss>
        """;
    assertThat(entries(dates.getBytes(UTF_8), PARIS))
        .extracting(FeedEntry::published)
        .containsExactly(
            Instant.parse("2025-02-10T09:00:00Z"),
            Instant.parse("2025-02-10T08:00:00Z"),
            Instant.parse("2025-07-10T07:00:00Z"));
    String json = "{\"items\":[{\"date_published\":\"2025-07-10T09:00\"}]}";
    assertThat(entries(json.getBytes(UTF_8), PARIS))
        .extracting(FeedEntry::published)
        .containsExactly(Instant.parse("2025-07-10T07:00:00Z"));
    String atom = "<feed><entry><updated>2025-07-10T09:00</updated></entry></feed>";
    assertThat(entries(atom.getBytes(UTF_8), PARIS))
        .extracting(FeedEntry::published)
        .containsExactly(Instant.parse("2025-07-10T07:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1739178000", "1739178000123", "1739178000.5", "1.739178e9", "\"1739178000\""})
  void readsADateInJsonThatIsANumber(String number) {
    for (String name : List.of("date_published", "date_modified")) {
      String json = "{\"items\":[{\"" + name + "\":" + number + "}]}";
      assertThat(entries(json.getBytes(UTF_8), PARIS))
          .extracting(FeedEntry::published)
          .containsExactly(Instant.parse("2025-02-10T09:00:00Z"));
    }
  }

  @Test
  void readsNoDateInJsonFromANumberOfAnotherSize() {
    for (String number : List.of("0", "-1", "2025", "1e999999999", "9".repeat(900), "true")) {
      String json = "{\"items\":[{\"date_published\":" + number + "},{\"title\":\"b\"}]}";
      assertThat(entries(json.getBytes(UTF_8), null))
          .extracting(FeedEntry::published)
          .containsExactly(null, null);
    }
  }

  @Test
  void takesTheDateOfPublicationOfAtomBeforeOtherDates() {
    String old =
        """
        <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
        <created>2025-02-09T09:00:00Z</created>
        <dc:date>2025-02-09T10:00:00Z</dc:date>
        <issued>2025-02-10T09:00:00Z</issued>
        <modified>2025-02-11T09:00:00Z</modified>
        </entry></feed>
        """;
    String without = old.replaceAll("(?m)^<(issued|dc:date)>.*\n", "");
    for (String feed : List.of(old, old.replace("issued", "published"))) {
      assertThat(entries(feed.getBytes(UTF_8), null))
          .extracting(FeedEntry::published)
          .containsExactly(Instant.parse("2025-02-10T09:00:00Z"));
    }
    assertThat(entries(without.getBytes(UTF_8), null))
        .extracting(FeedEntry::published)
        .containsExactly(Instant.parse("2025-02-09T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "<content src='film.mp4' type='video/mp4'/> => https://feed.example/film.mp4",
        "<content src='/a'/><link href='/b'/> => https://feed.example/b",
        "<content src='javascript:a'/><id>https://a.example/1</id> => https://a.example/1",
        "<link rel='http://www.iana.org/assignments/relation/Alternate' href='/c'/> =>"
            + " https://feed.example/c",
        "<link rel='http://www.iana.org/assignments/relation/self' href='/c'/> =>"
            + " https://feed.example/feed",
        "<link rel='enclosure' href='/d.mp3'/> => https://feed.example/d.mp3",
        "<link rel='enclosure' href='/d.mp3'/><id>https://a.example/1</id> => https://a.example/1",
        "<id>HTTP://a.example/é à</id> => HTTP://a.example/%C3%A9%20%C3%A0",
        "<id>https://user:geheim@a.example/1</id> => https://a.example/1"
      })
  void findsTheLinkOfAnAtomEntry(String entry, String link) {
    assertThat(atom(entry)).isEqualTo(link);
  }

  @Test
  void findsTheLinkOfAnEntryWithOnlyAFile() {
    assertThat(rss("<enclosure url='a b.mp3'/><guid isPermaLink='false'>7</guid>").link())
        .isEqualTo("https://feed.example/a%20b.mp3");
    assertThat(rss("<guid>https://a.example/7</guid><enclosure url='/b.mp3'/>").link())
        .isEqualTo("https://a.example/7");
    String json =
        "{\"items\":[{\"id\":7,\"attachments\":[{\"url\":\"https://a.example/b.mp3\"}]}]}";
    assertThat(links(entries(json.getBytes(UTF_8), null)))
        .containsExactly("https://a.example/b.mp3");
  }

  @Test
  void findsTheLinkThatAnHtmlSerializerWritesAfterItsElement() {
    FeedEntry item =
        entries(
                """
                <rss version="2.0"><channel><link/>https://a.example/
                <item><title>A</title>
                <link/>https://a.example/1?b=2&amp;c=3
                <guid ispermalink="false">a-1</guid>
                <pubdate>Mon, 10 Feb 2025 09:00:00 GMT</pubdate></item></channel></rss>
                """
                    .getBytes(UTF_8),
                null)
            .getFirst();
    assertThat(item.link()).hasToString("https://a.example/1?b=2&c=3");
    assertThat(item.published()).isEqualTo("2025-02-10T09:00:00Z");
  }

  @Test
  void takesNoOtherTextAfterAnEmptyLink() {
    assertThat(rss("<link/>Par Ada<guid>https://a.example/1</guid>").link())
        .isEqualTo("https://a.example/1");
    assertThat(rss("<link href='/2'/>https://a.example/1").link())
        .isEqualTo("https://feed.example/2");
    assertThat(rss("<link rel='self'/>https://a.example/1").link()).isEqualTo(BASE.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link>https://user:geheim@a.example/1</link>",
        "<link>//geheim@a.example/1</link>",
        "<guid>https://user:geheim@a.example/1</guid>",
        "<guid isPermaLink='false'>https://us%40er:geheim@a.example/1</guid>",
        "<link>https://a.example/</link><guid>https://user:geheim@a.example/1</guid>",
        "<enclosure url='https://user:geheim@a.example/1'/>"
      })
  void showsNoPasswordOfALink(String item) {
    ArticleDraft draft = rss(item);
    assertThat(draft.url()).isEqualTo("https://a.example/1");
    assertThat(draft.link()).startsWith("https://a.example/");
    assertThat(draft.toString()).doesNotContain("geheim");
    assertThat(draft.id()).isEqualTo(rss("<link>https://a.example/1</link>").id());
  }

  @Test
  void showsNoPasswordOfTheFeed() {
    URI feed = URI.create("https://user:geheim@feed.example/rss");
    FeedEntry entry =
        entries("<rss><item><title>A</title></item></rss>".getBytes(UTF_8), null).getFirst();
    ArticleDraft draft = ArticleDrafts.of(feed, List.of(entry)).getFirst();
    assertThat(draft.link()).isEqualTo("https://feed.example/rss");
    assertThat(draft.url()).startsWith("https://feed.example/rss#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,a", "JAVA\tSCRIPT:a", "file:///a"})
  void linksToNoOtherScheme(String bad) {
    assertThat(rss("<link>" + bad + "</link>").link()).isEqualTo(BASE.toString());
    assertThat(rss("<link>" + bad + "</link><guid>https://a.example/1</guid>").link())
        .isEqualTo("https://a.example/1");
    assertThat(rss("<guid>" + bad + "</guid>").link()).isEqualTo(BASE.toString());
    assertThat(rss("<enclosure url='" + bad + "'/>").link()).isEqualTo(BASE.toString());
    assertThat(atom("<content src='" + bad + "'/>")).isEqualTo(BASE.toString());
  }
}
