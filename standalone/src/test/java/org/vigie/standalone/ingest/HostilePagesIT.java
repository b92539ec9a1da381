package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.vigie.standalone.ingest.HostileReplies.body;
import static org.vigie.standalone.ingest.HostileReplies.drip;
import static org.vigie.standalone.ingest.HostileReplies.endless;
import static org.vigie.standalone.ingest.HostileReplies.gzip;
import static org.vigie.standalone.ingest.HostileReplies.html;
import static org.vigie.standalone.ingest.HostileReplies.redirect;
import static org.vigie.standalone.ingest.HostileReplies.xml;
import static org.vigie.standalone.ingest.HostileReplies.zstd;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.PageOutcome;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.PageSettings;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.ingest.LoopbackSite.Reply;

/** Hostile pages and sitemaps, each on a host of its own, beside a host that behaves. */
class HostilePagesIT {
  private static final String TITLE = "Council of Exempleville closes the old swimming pool";
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Chosen: the feed is polled each second, but the test and its servers share the processors. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(8);

  private final Map<String, LoopbackSite> sites = new LinkedHashMap<>();
  private final List<Feed> feeds = new ArrayList<>();
  private final Map<String, String> expected = new LinkedHashMap<>();
  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    sites.values().forEach(LoopbackSite::close);
  }

  @Test
  void eachEndsForItsReasonAndTheOthersKeepTheirSchedule() throws Exception {
    Cluster cluster = TestBroker.cluster(4);
    cluster.createTopics();
    var written = new Written(cluster);
    LoopbackSite good = site("good", "/feed");
    good.article("/a", TITLE);
    addBodies();
    addAnswers();
    addFilesOfSites();
    addSitemaps();
    var config = new FeedsConfig(feeds, List.of()).with(new PageSettings(Map.of(), Duration.ZERO));
    // why: Kafka refuses records of the future, so the clock begins in the past.
    InstantSource clock = () -> Instant.now().minus(Duration.ofHours(26)).plus(later.get());
    try (var ingest =
        new Ingest(cluster, config, folder, clock, new SimpleMeterRegistry(), ShortLimits.LIMITS)) {
      ingest.start();
      await().atMost(SOON).until(() -> outcomes(written).size() >= expected.size() / 2);
      good.article("/b", "Another headline about the harbour of Exempleville");
      await().atMost(LONGEST_GAP).until(() -> good.asked("/b") == 1);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(outcomes(written)).containsKeys(settledAtOnce()));
      assertThat(good.longestGap("/feed")).isLessThan(LONGEST_GAP);

      later.set(Duration.ofHours(25));

      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(outcomes(written)).containsOnlyKeys(expected.keySet()));
    }
    Map<String, String> outcomes = outcomes(written);
    expected.forEach((id, why) -> assertThat(outcomes.get(id)).as(id).startsWith(why));
    assertThat(written.articles()).allMatch(each -> each.url().startsWith("http://127.0.0.1:"));
  }

  /** Returns those whose visit isn't repeated for a day. */
  private String[] settledAtOnce() {
    return expected.keySet().stream()
        .filter(id -> !String.valueOf(expected.get(id)).startsWith("GIVEN_UP"))
        .toArray(String[]::new);
  }

  private void addBodies() throws IOException {
    String tooLarge = "NO_PAGE the page was not given: too large: more than 5242880 bytes";
    String complex = "NO_ARTICLE no article can be read in the page: more than ";
    page("bomb", tooLarge, body("text/html", "gzip", gzip(" ", 50_000_000)));
    byte[] twice = gzip(gzip(" ", 500_000_000));
    page("bomb-in-bomb", tooLarge, body("text/html", "gzip, gzip", twice));
    page("zstd-bomb", tooLarge, body("text/html", "zstd", zstd(" ", 200_000_000)));
    page("links", tooLarge, html("<a href=/>x</a>".repeat(1_000_000)));
    page("short-links", complex + "30000 elements", html("<a>x".repeat(1_000_000)));
    page("ends", complex + "60000 tags", html("</p>".repeat(1_200_000)));
    page("comments", complex + "60000 tags", html("<!>".repeat(1_600_000)));
    page("nested", complex + "30000 elements", html("<div>".repeat(900_000)));
    page("deep", "", html("<div>".repeat(29_000) + "<p>" + "deep ".repeat(100)));
    page("json", tooLarge, html(json("50 MB ".repeat(8_500_000)) + article()));
    page("long-json", "WHOLE", html(json("\"4 MB\" ".repeat(500_000)) + article()));
    page("deep-json", "WHOLE", html(json("[".repeat(900_000)) + article()));
  }

  private void addAnswers() throws IOException {
    String wrong = "NO_PAGE the page was not given: wrong redirect";
    page("endless", "NO_PAGE the page was not given: too large", endless("text/html", "", "<p>x"));
    page("drip", givenUp("too slow"), drip("text/html", "<p>"));
    page("broken", givenUp("malformed"), body("text/html", "gzip", new byte[] {1, 2, 3}));
    page("loop", givenUp("the page to which it leads was asked for"), redirect("/a?again"));
    page("script", wrong, redirect("javascript:alert(1)"));
    page("file", wrong, redirect("file:///etc/hosts"));
    page("canonical", "WHOLE", html("<link rel=canonical href='javascript:alert(1)'>" + article()));
  }

  private static String givenUp(String why) {
    return "GIVEN_UP the page could not be read within a day: " + why;
  }

  private void addFilesOfSites() throws IOException {
    String start = "User-agent: *\nAllow: /\n";
    page("rules", "WHOLE", html(article())).reply("/robots.txt", endless("text/plain", start, "#"));
    page("slow-rules", givenUp("it can't be read now"), html(article()))
        .reply("/robots.txt", drip("text/plain", start));
    byte[] bomb = gzip("[", 50_000_000);
    page("bomb-rules", "RESERVED", html(article()))
        .reply("/.well-known/tdmrep.json", body("application/json", "gzip", bomb));
  }

  private void addSitemaps() throws IOException {
    String part = "<sitemapindex><sitemap><loc>/part</loc></sitemap></sitemapindex>";
    byte[] links = gzip("<url><loc>/a</loc></url>", 1_000_000);
    sitemap("map-bomb", "TOO_LARGE", body("application/xml", "", gzip(" ", 50_000_000)));
    sitemap("map-links", "TOO_LARGE", body("application/xml", "gzip", links));
    sitemap("map-deep", "TOO_LARGE", xml("<urlset>" + "<url>".repeat(1_000_000)));
    sitemap("map-endless", "TOO_LARGE", endless("text/xml", "<urlset>", "<url/>"));
    sitemap("map-drip", "TIMEOUT", drip("application/xml", "<urlset>"));
    String many = "<sitemap><loc>/part</loc></sitemap>".repeat(100_000);
    sitemap("many-parts", "TOO_LARGE", xml("<sitemapindex>" + many + "</sitemapindex>"));
    sitemap("index-of-itself", "TOO_LARGE", xml(part))
        .reply("/part", xml(part.replace("/part", "/part?again")));
    sitemap("index-of-bombs", "TOO_LARGE", xml(part))
        .reply("/part", body("application/xml", "gzip", gzip(" ", 50_000_000)));
    sitemap("index-drip", "TIMEOUT", xml(part)).reply("/part", drip("text/xml", "<urlset>"));
  }

  private static String article() {
    return LoopbackSite.html(TITLE);
  }

  private static String json(String body) {
    return "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":"
        + body
        + "}</script>";
  }

  private LoopbackSite site(String id, String feed) {
    var site = new LoopbackSite();
    sites.put(id, site);
    feeds.add(site.feed(id, feed, FullText.AUTO));
    return site;
  }

  private LoopbackSite page(String id, String outcome, Reply page) {
    LoopbackSite site = site(id, "/feed");
    site.announce("/a", TITLE);
    site.reply("/a", page);
    expected.put(id, outcome);
    return site;
  }

  private LoopbackSite sitemap(String id, String reason, Reply sitemap) {
    LoopbackSite site = site(id, "/sitemap.xml");
    site.reply("/sitemap.xml", sitemap);
    expected.put(id, reason);
    return site;
  }

  /** Returns the outcome of each page, and why each sitemap failed. */
  private static Map<String, String> outcomes(Written written) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (Article each : written.articles()) {
      PageOutcome page = each.page();
      if (page != null) {
        outcomes.put(each.feed(), page.kind() + " " + page.why());
      }
    }
    // why: the first failure; a part of an index that failed isn't read again at the next poll.
    for (var each : written.records(written.cluster().topics().feedStates())) {
      FeedState.Failure failure = each.value() == null ? null : each.value().failure();
      if (failure != null) {
        outcomes.putIfAbsent(each.key(), failure.reason() + " " + failure.detail());
      }
    }
    outcomes.remove("good");
    return outcomes;
  }
}
