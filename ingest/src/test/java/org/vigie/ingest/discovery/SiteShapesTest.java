package org.vigie.ingest.discovery;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.TestServer;

/** Finds the feed of sites that are built in different ways; each has one feed at {@code /it}. */
class SiteShapesTest {
  private static final String RSS =
      "<rss version='2.0'><channel><title>It</title><item><title>a</title><link>https://x.example/a</link></item></channel></rss>";
  private static final String JSON =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"It\",\"items\":[{\"id\":\"1\",\"url\":\"https://x.example/a\",\"title\":\"a\"}]}";
  private static final String NEWS =
      "<urlset><url><loc>https://x.example/a</loc><news><title>a</title></news></url></urlset>";

  /** A site: its answers by path. {@code > path} redirects. */
  record Shape(String name, Map<String, Object> pages, String feed) {
    Shape(String name, String feed, Object... pages) {
      this(name, new LinkedHashMap<>(), feed);
      for (int i = 0; i < pages.length; i += 2) {
        this.pages.put((String) pages[i], pages[i + 1]);
      }
    }
  }

  static Stream<Arguments> shapes() throws IOException {
    return Stream.of(
            new Shape(
                "attributes in another order, without quotes",
                "/it",
                "/",
                "<link href=/it title=x type=application/rss+xml rel=alternate>",
                "/it",
                RSS),
            new Shape(
                "JSON Feed",
                "/it",
                "/",
                "<link rel='alternate' type='application/feed+json' href='it'/>",
                "/it",
                JSON),
            new Shape(
                "base element",
                "/a/it",
                "/",
                "<base href='/a/'><link rel=alternate type='application/atom+xml' href=it>",
                "/a/it",
                RSS),
            new Shape(
                "home page elsewhere",
                "/it",
                "/",
                "> /fr/",
                "/fr/",
                "<link rel=alternate type='text/rss+xml' href=../it>",
                "/it",
                RSS),
            new Shape(
                "an icon as link",
                "/syndication.php?f=rss",
                "/",
                "<a href='/syndication.php?f=rss'><img src=i.png alt=''></a>",
                "/syndication.php",
                RSS),
            new Shape(
                "a list of feeds",
                "/xml/it.xml",
                "/",
                "<footer><a class='x' href='/services/'>Flux RSS</a></footer>",
                "/services/",
                "<ul><li><a href='/xml/it.xml'>A la une</a></ul>",
                "/xml/it.xml",
                RSS),
            new Shape(
                "a gzipped index in robots.txt",
                "/index.xml.gz",
                "/",
                "<p>",
                "/robots.txt",
                "Sitemap: /index.xml.gz",
                "/index.xml.gz",
                gzip("<sitemapindex><sitemap><loc>/p.xml.gz</loc></sitemap></sitemapindex>"),
                "/p.xml.gz",
                gzip(NEWS)),
            new Shape("nothing but a usual address", "/feed", "/", "<h1>Blog</h1>", "/feed", RSS),
            new Shape(
                "robots.txt refers elsewhere",
                "/n.xml",
                "/",
                "<p>",
                "/robots.txt",
                "> /robots/main.txt",
                "/robots/main.txt",
                "\ufeffSitemap: /n.xml",
                "/n.xml",
                NEWS),
            new Shape(
                "capitals and references",
                "/it?a=1&b=2",
                "/",
                "<HTML><HEAD><LINK REL='ALTERNATE' TYPE='APPLICATION/RSS+XML' HREF='&#47;it?a=1&amp;b=2'>",
                "/it",
                RSS),
            new Shape(
                "the page's text in UTF-16",
                "/it",
                "/",
                "<link rel='alternate' type='application/rss+xml' href='/it'>".getBytes(UTF_16),
                "/it",
                RSS),
            new Shape(
                "line breaks in the tag",
                "/it",
                "/",
                "<link\n  rel=\"alternate\"\n  type=\"application/rss+xml; charset=utf-8\"\n  href=\"/it\"\n>",
                "/it",
                RSS),
            new Shape(
                "the feed moved",
                "/it",
                "/",
                "<link rel=alternate type='application/rss+xml' href=/old>",
                "/old",
                "> /it",
                "/it",
                RSS),
            new Shape(
                "a link in words of another language",
                "/abo/it",
                "/",
                "<a href='/abo/it'>RSS-Feed abonnieren</a>",
                "/abo/it",
                RSS),
            new Shape(
                "XHTML with namespace and comments",
                "/it",
                "/",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><!-- > --><link rel='alternate' type='application/atom+xml' href='/it' /></head></html>",
                "/it",
                RSS),
            new Shape(
                "a refresh to the real home page",
                "/it",
                "/",
                "<meta http-equiv='refresh' content='0; url=/home'>",
                "/home",
                "<link rel=alternate type='application/rss+xml' href='/it'>",
                "/it",
                RSS))
        .map(shape -> Arguments.of(shape.name(), shape));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void findsTheFeed(String name, Shape shape) throws Exception {
    try (var server = new TestServer();
        var fetcher = new FeedFetcher(InstantSource.system(), Limits.DEFAULT)) {
      server.at(
          "/",
          exchange -> {
            Object page = shape.pages().get(exchange.getRequestURI().getPath());
            if (page instanceof String text && text.startsWith("> ")) {
              answer(302, new byte[0], "Location", text.substring(2)).handle(exchange);
            } else {
              byte[] body =
                  page instanceof byte[] bytes
                      ? bytes
                      : page == null ? new byte[0] : page.toString().getBytes(UTF_8);
              answer(page == null ? 404 : 200, body).handle(exchange);
            }
          });

      Findings findings =
          new FeedFinder(fetcher, InstantSource.system(), "Vigie/1").find(server.uri("/"));

      assertThat(findings.feeds())
          .extracting(FoundFeed::url)
          .as(name)
          .isEqualTo(List.of(URI.create(server.uri("") + shape.feed())));
    }
  }

  private static byte[] gzip(String text) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(UTF_8));
    }
    return zipped.toByteArray();
  }
}
