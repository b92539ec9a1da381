package org.vigie.ingest.sitemap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParseResult.Index;
import org.vigie.ingest.formats.ParseResult.Part;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedParser;

class SitemapTest {
  private static final URI BASE = URI.create("https://gazette.example/sitemaps/news.xml");

  private static final String NEWS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by hand -->
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url>
          <loc> https://gazette.example/a?x=1&amp;y=2 </loc>
          <lastmod>2025-02-12T10:00:00Z</lastmod>
          <n:news>
            <n:publication><n:name>La Gazette</n:name><n:language>fr-FR</n:language></n:publication>
            <n:publication_date>2025-02-12T09:30:00+01:00</n:publication_date>
            <n:title><![CDATA[L’INESIA &amp; nous]]></n:title>
            <n:keywords>IA, sécurité,, IA</n:keywords>
          </n:news>
        </url>
        <url><loc>/b</loc><n:news><n:title>Deux</n:title></n:news><lastmod>2025-02-11</lastmod></url>
        <url><loc>https://gazette.example/c</loc></url>
        <url><n:news><n:title>Sans adresse</n:title></n:news></url>
        <url><loc>javascript:alert(1)</loc><n:news><n:title>Script</n:title></n:news></url>
      </urlset>
      """;

  @Test
  void readsTheEntriesOfANewsSitemap() {
    ParsedFeed feed = feed(NEWS);

    assertThat(feed.format()).isEqualTo("news_sitemap");
    assertThat(feed.title()).isEqualTo("La Gazette");
    assertThat(feed.entries())
        .extracting(
            FeedEntry::link,
            FeedEntry::title,
            FeedEntry::published,
            FeedEntry::language,
            FeedEntry::categories)
        .containsExactly(
            tuple(
                URI.create("https://gazette.example/a?x=1&y=2"),
                "L’INESIA & nous",
                Instant.parse("2025-02-12T08:30:00Z"),
                "fr",
                List.of("IA", "sécurité")),
            tuple(
                URI.create("https://gazette.example/b"),
                "Deux",
                Instant.parse("2025-02-11T00:00:00Z"),
                null,
                List.of()));
  }

  @Test
  void aTruncatedSitemapGivesItsWholeEntries() {
    ParsedFeed feed = feed(NEWS.substring(0, NEWS.indexOf("Deux") + 2));

    assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("L’INESIA & nous");
  }

  @Test
  void aSitemapWithoutTitlesSaysThatItGivesNoArticles() {
    Rejected rejected =
        rejected(
            "<urlset><url><loc>https://a.example/</loc><image><title>A</title></image></url></urlset>");

    assertThat(rejected.reason()).isEqualTo(Reason.NOT_A_FEED);
    assertThat(rejected.detail())
        .isEqualTo("a sitemap without titles: only news sitemaps (news:title) give articles");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<urlset>", "<urlset/>", "<sitemapindex></sitemapindex>", "<urlset><url><loc>x"})
  void anEmptySitemapIsNoFeed(String xml) {
    assertThat(rejected(xml).detail()).isEqualTo("a sitemap without a whole entry");
  }

  @Test
  void readsAnIndex() {
    ParseResult result =
        parse(
            """
            <s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">
            <s:sitemap><s:loc>https://gazette.example/1.xml.gz</s:loc><s:lastmod>2025-02-12</s:lastmod></s:sitemap>
            <s:sitemap><s:loc>2.xml</s:loc></s:sitemap><s:sitemap><s:loc>ftp://x/</s:loc></s:sitemap>
            """);

    assertThat(result)
        .isEqualTo(
            new Index(
                List.of(
                    new Part(URI.create("https://gazette.example/1.xml.gz"), "2025-02-12"),
                    new Part(URI.create("https://gazette.example/sitemaps/2.xml"), ""))));
  }

  @Test
  void keepsTheNewestOfManyEntriesInTheirOrder() {
    var xml = new StringBuilder("<urlset>");
    for (int i = 0; i < 3_000; i++) {
      Instant date = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofMinutes(i));
      xml.append(
          "<url><loc>/%d</loc><news><title>%d</title><publication_date>%s</publication_date></news></url>"
              .formatted(i, i, date));
    }

    ParsedFeed feed = feed(xml.append("</urlset>").toString());

    assertThat(feed.entries()).hasSize(ParsedFeed.MAX_ENTRIES);
    assertThat(feed.entries().getFirst().title()).isEqualTo("1000");
    assertThat(feed.entries().getLast().title()).isEqualTo("2999");
  }

  @Test
  void hostileSitemapsEndInATypedFailure() {
    String deep = "<urlset>" + "<url>".repeat(100_000) + "</url>";
    String many = "<urlset>" + "<url><loc>/a</loc></url>".repeat(400_000);
    String long1 = "<urlset><url><loc>" + "a".repeat(9_000_000) + "</loc></url>";
    String comments = "<!---->".repeat(1_000_000) + "<urlset>";
    String news =
        "<urlset><url><loc>/a</loc><news>"
            + "<keywords>k</keywords>".repeat(40_000)
            + "<title>"
            + ",".repeat(100_000)
            + "</title></news></url>";

    assertThat(rejected(deep).reason()).isEqualTo(Reason.NOT_A_FEED);
    assertThat(rejected(many).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(rejected(long1).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(rejected(comments).reason()).isIn(Reason.TOO_LARGE, Reason.NOT_A_FEED);
    assertThat(feed(news).entries()).hasSize(1);
  }

  @Test
  void damagedSitemapsNeverThrow() {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      var damaged = new StringBuilder(NEWS);
      for (int j = 0; j <= random.nextInt(6); j++) {
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.deleteCharAt(at);
          case 1 -> damaged.insert(at, "<>&\"'/]\u0000é".charAt(random.nextInt(9)));
          default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 40)));
        }
      }
      assertThat(parse(damaged.toString())).as("seed 11, round %d", i).isNotNull();
    }
  }

  private static ParseResult parse(String xml) {
    return new FeedParser().parse(xml.getBytes(UTF_8), null, BASE);
  }

  private static ParsedFeed feed(String xml) {
    return (ParsedFeed) parse(xml);
  }

  private static Rejected rejected(String xml) {
    return (Rejected) parse(xml);
  }
}
