package org.vigie.ingest.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.discovery.FoundFeed.Origin;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.TestServer;

class FeedFinderTest {
  @AutoClose
  private final FeedFetcher fetcher = new FeedFetcher(InstantSource.system(), Limits.DEFAULT);

  @AutoClose private final TestServer server = new TestServer();

  @Test
  void findsWhatThePageDeclaresAndLinksToAndTheSitemapsOfRobotsTxt() throws InterruptedException {
    page(
        "/home",
        """
        <!doctype html><html lang="fr"><head><meta property="og:locale" content="fr_CA">
        <meta property="og:site_name" content="La Gazette &amp; Co"><title>x</title>
        <LINK rel='shortcut alternate' type="application/rss+xml" href="/une.xml?a=1&amp;b=2" title="Une">
        <link rel="alternate" type="application/rss+xml" href="/copy.xml">
        <link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" href="/feed.css">
        </head><body><a href="/les-flux">Nos flux RSS</a> <a href="/sport/rss">Sport</a> <a href="/contact">Contact</a>
        """);
    page(
        "/les-flux",
        "<a href='/eco/feed/'>Economie</a><a href='/home'>accueil</a><a href='/gone.rss'>x</a>");
    rss("/une.xml", "Une", "a", "b");
    rss("/copy.xml", "Copie", "a", "b");
    rss("/sport/rss", "Sport", "c");
    rss("/eco/feed/", "Eco", "d");
    server.at(
        "/robots.txt",
        answer(
            200,
            "User-agent: *\nDisallow:\nSITEMAP: /news.xml # ours\nSitemap: /plain.xml"
                .getBytes(UTF_8)));
    server.at(
        "/news.xml",
        answer(
            200,
            "<urlset><url><loc>/e</loc><news><title>E</title></news></url></urlset>"
                .getBytes(UTF_8)));
    server.at(
        "/plain.xml", answer(200, "<urlset><url><loc>/e</loc></url></urlset>".getBytes(UTF_8)));

    Findings findings = find("/home");

    assertThat(findings.feeds())
        .extracting(FoundFeed::title, FoundFeed::origin, FoundFeed::entries, FoundFeed::isPrivate)
        .containsExactly(
            tuple("Une", Origin.DECLARED, 2, true),
            tuple("Eco", Origin.LINKED, 1, true),
            tuple("Sport", Origin.LINKED, 1, true),
            tuple("", Origin.ROBOTS, 1, true));
    assertThat(findings.feeds().getFirst().url()).isEqualTo(server.uri("/une.xml?a=1&b=2"));
    assertThat(findings.feeds().getFirst().newest())
        .isEqualTo(Instant.parse("2025-02-12T09:00:00Z"));
    assertThat(findings.site())
        .isEqualTo(new Site(server.uri("/home"), "La Gazette & Co", "fr", "CA"));
    assertThat(findings.notes())
        .singleElement()
        .asString()
        .contains("/plain.xml is a sitemap without titles");
    assertThat(paths()).doesNotContain("/contact", "/en", "/feed.css", "/rss.xml", "/sitemap.xml");
  }

  @Test
  void triesUsualAddressesOnlyIfNothingElseIsFound() throws InterruptedException {
    page("/home", "<html lang=en-GB><p>Welcome");
    rss("/rss.xml", "Usual", "a");

    Findings findings = find("/home");

    assertThat(findings.feeds())
        .extracting(FoundFeed::title, FoundFeed::origin)
        .containsExactly(tuple("Usual", Origin.USUAL));
    assertThat(findings.site().country()).isEqualTo("GB");
  }

  @Test
  void takesTheAddressOfAFeedItselfAndAsksItsHomePageForTheName() throws InterruptedException {
    rss("/rss.xml", "The feed", "a");
    page("/", "<meta name='application-name' content='The Site'>");

    Findings findings = find("/rss.xml");

    assertThat(findings.feeds()).extracting(FoundFeed::origin).containsExactly(Origin.GIVEN);
    assertThat(findings.site().name()).isEqualTo("The Site");
  }

  @Test
  void saysWhyAPageCannotBeReadAndThatItHasNoFeed() throws InterruptedException {
    server.at("/teapot", 418);
    page("/none", "<p>nothing");

    assertThat(find("/teapot").failure()).isEqualTo("HTTP status: 418");
    assertThat(find("/none").feeds()).isEmpty();
    assertThat(find("/none").failure()).isNull();
  }

  @Test
  void neverAsksAnotherPrivateHostThatAPageNames() throws InterruptedException {
    URI other = server.at("/secret.xml", answer(200, feed("Secret", "a")));
    String elsewhere = other.toString().replace("127.0.0.1", "localhost");
    page(
        "/home",
        "<link rel=alternate type='application/rss+xml' href='"
            + elsewhere
            + "'><a href='"
            + elsewhere
            + "'>rss</a>");

    assertThat(find("/home").feeds()).isEmpty();
    assertThat(paths()).doesNotContain("/secret.xml");
  }

  @Test
  void aHostilePageTakesBoundedTimeAndRequests() throws InterruptedException {
    var page = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      page.append("<a href='/feed").append(i).append("'>rss</a>");
    }
    page(
        "/many",
        page + "<a \"".repeat(300_000) + "<link '".repeat(300_000) + "<b>".repeat(100_000));

    Findings findings = find("/many");

    assertThat(findings.feeds()).isEmpty();
    assertThat(server.requests).hasSizeLessThan(70);
  }

  @Test
  void readsTheSitemapLinesOfRobotsTxt() {
    List<URI> found =
        RobotsSitemaps.sitemaps(
            "sitemap:https://a.example/1\r\n  Sitemap : no\nSitemap: ftp://a\n"
                + "Sitemap: /x\n".repeat(50),
            URI.create("https://a.example/robots.txt"));

    assertThat(found)
        .hasSize(20)
        .startsWith(URI.create("https://a.example/1"), URI.create("https://a.example/x"));
  }

  private List<String> paths() {
    return server.requests.stream().map(request -> request.getRequestURI().getPath()).toList();
  }

  private Findings find(String path) throws InterruptedException {
    return new FeedFinder(fetcher, InstantSource.system(), "Vigie/1").find(server.uri(path));
  }

  private void page(String path, String html) {
    server.at(
        path,
        exchange -> {
          boolean isHere = exchange.getRequestURI().getPath().equals(path);
          answer(
                  isHere ? 200 : 404,
                  isHere ? html.getBytes(UTF_8) : new byte[0],
                  "Content-Type",
                  "text/html; charset=utf-8")
              .handle(exchange);
        });
  }

  private void rss(String path, String title, String... entries) {
    server.at(path, answer(200, feed(title, entries)));
  }

  private static byte[] feed(String title, String... entries) {
    var items = new StringBuilder();
    for (String entry : entries) {
      items.append(
          "<item><title>%s</title><link>https://gazette.example/%s</link><pubDate>Wed, 12 Feb 2025 09:00:00 GMT</pubDate></item>"
              .formatted(entry, entry));
    }
    return "<rss version='2.0'><channel><title>%s</title>%s</channel></rss>"
        .formatted(title, items)
        .getBytes(UTF_8);
  }
}
