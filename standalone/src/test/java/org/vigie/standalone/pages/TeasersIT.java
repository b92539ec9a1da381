package org.vigie.standalone.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.enrich.MatchSession;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.PageSettings;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.ingest.Written;
import org.vigie.standalone.pages.OutletHost.Answer;

/**
 * The labelled articles as teasers in twelve feeds of twelve hosts, four of which object to visits.
 * The hosts' own logs say what was asked for.
 */
class TeasersIT {
  private static final List<TeaserFeed> FORMATS = List.of(TeaserFeed.values());

  private static final int HOSTS = 12;

  /** How the last hosts object: the first two must not be asked for pages at all. */
  private static final int FORBIDS = 8;

  private static final int RESERVES_IN_FILE = 9;
  private static final int RESERVES_IN_HEADER = 10;
  private static final int REFUSES = 11;

  private final List<OutletHost> hosts = new ArrayList<>();
  private final Map<String, WrittenPage> pages = new HashMap<>();
  private final Map<String, LabelledArticle> byLink = new HashMap<>();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    hosts.forEach(OutletHost::close);
  }

  @Test
  void pagesGiveTheAlertsAndNoObjectionIsIgnored() throws Exception {
    List<LabelledArticle> articles = LabelledArticle.all();
    List<PageTemplate> shapes =
        PageTemplate.all("first").stream().filter(each -> !each.isFurther()).toList();
    FeedsConfig config = open(articles, shapes);
    Cluster cluster = TestBroker.cluster(4);
    cluster.createTopics();
    var written = new Written(cluster);

    try (var ingest =
        new Ingest(cluster, config, folder, InstantSource.system(), new SimpleMeterRegistry())) {
      ingest.start();
      await().atMost(Duration.ofSeconds(90)).until(() -> settled(written) == articles.size());
    }

    checkRequests();
    checkAlerts(last(written.articles()));
  }

  private static long settled(Written written) {
    return last(written.articles()).values().stream().filter(each -> each.page() != null).count();
  }

  private static Map<String, Article> last(List<Article> articles) {
    Map<String, Article> last = new HashMap<>();
    articles.forEach(each -> last.put(each.link(), each));
    return last;
  }

  private FeedsConfig open(List<LabelledArticle> articles, List<PageTemplate> shapes) {
    List<Feed> feeds = new ArrayList<>();
    for (int h = 0; h < HOSTS; h++) {
      var host = new OutletHost(31 + h);
      hosts.add(host);
      List<TeaserFeed.Entry> entries = new ArrayList<>();
      for (int i = h; i < articles.size(); i += HOSTS) {
        String path = "/2025/02/12/sommet-" + i;
        LabelledArticle other = articles.get((i + 7) % articles.size());
        WrittenPage page =
            shapes.get(i * 7 % shapes.size()).write(articles.get(i), other, host.url(path));
        host.at(path, answer(page, h));
        pages.put(host.url(path), page);
        byLink.put(host.url(path), articles.get(i));
        entries.add(new TeaserFeed.Entry(articles.get(i), host.url(path)));
      }
      TeaserFeed format = FORMATS.get(h % FORMATS.size());
      host.at("/feed", Answer.text(format.write(entries)).with("Content-Type", format.type()));
      object(host, h);
      var outlet = new Outlet("o" + h, "Outlet " + h, "o" + h + ".example", "FR", 1 + h % 3);
      feeds.add(
          new Feed(
              "o" + h,
              host.url("/feed"),
              outlet,
              null,
              Duration.ofHours(1),
              FullText.AUTO,
              true,
              "Vigie/1 (test)",
              null,
              null));
    }
    return new FeedsConfig(feeds, List.of()).with(new PageSettings(Map.of(), Duration.ZERO));
  }

  private static Answer answer(WrittenPage page, int host) {
    String type = page.contentType();
    Answer answer = new Answer(host == REFUSES ? 403 : 200, page.body(), List.of());
    answer = type == null ? answer : answer.with("Content-Type", type);
    return host == RESERVES_IN_HEADER ? answer.with("tdm-reservation", "1") : answer;
  }

  private static void object(OutletHost host, int number) {
    if (number == FORBIDS) {
      host.at("/robots.txt", Answer.text("User-agent: *\nAllow: /feed\nDisallow: /2025/"));
    } else if (number == RESERVES_IN_FILE) {
      host.at(
          "/.well-known/tdmrep.json",
          Answer.text("[{\"location\": \"/\", \"tdm-reservation\": 1}]"));
    }
  }

  private void checkRequests() {
    for (int h = 0; h < HOSTS; h++) {
      List<String> asked =
          hosts.get(h).pages().stream().filter(path -> !path.equals("/feed")).toList();
      assertThat(new HashSet<>(asked)).as("host %d", h).hasSameSizeAs(asked);
      if (h == FORBIDS || h == RESERVES_IN_FILE) {
        assertThat(asked).as("host %d", h).isEmpty();
      } else {
        assertThat(asked).as("host %d", h).isNotEmpty();
      }
    }
  }

  private void checkAlerts(Map<String, Article> read) throws Exception {
    var scores = new PageScores(new MatchSession(ShapesTest.watch()));
    List<String> log = new ArrayList<>();
    for (var each : byLink.entrySet()) {
      WrittenPage page = requireNonNull(pages.get(each.getKey()));
      Article article = requireNonNull(read.get(each.getKey()));
      boolean isOpen =
          hosts.subList(0, FORBIDS).stream().anyMatch(h -> each.getKey().startsWith(h.url("/")));
      WrittenPage due =
          isOpen && !page.isPaid() ? page : page.withArticle(each.getValue().teaser());
      scores.add(each.getValue(), due, article.text(), due.isPaid());
      log.add(each.getValue().id() + " " + page.shape() + " " + article.page());
    }
    log.addAll(scores.wrong());
    log.add(scores.toString());
    Files.write(Path.of("target/teasers.txt"), log);
    assertThat(scores.recall()).as("%s", log).isGreaterThanOrEqualTo(0.95);
    assertThat(scores.falseAlerts()).as("%s", log).isZero();
  }
}
