package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.JavaProcess;
import org.vigie.standalone.broker.EmbeddedBroker;

/**
 * Kills the whole program at random moments while feeds and pages change, and restarts it. {@code
 * -Dvigie.kills=50} sets the number of kills; the test prints the seed, and {@code -Dvigie.seed}
 * repeats it.
 */
class PagesKillIT {
  private static final int KILLS = Integer.getInteger("vigie.kills", 4);

  /** Each third article is on three pages. */
  private static final int PAGED = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void losesNoArticleAndAsksForNoPageTwiceWithinAnHour() throws Exception {
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    System.out.println("PagesKillIT: " + KILLS + " kills, seed " + seed);
    var random = new Random(seed);
    int announced = 0;
    try (var site = new LoopbackSite()) {
      configure(site);
      for (int kill = 0; kill <= KILLS; kill++) {
        Process vigie = JavaProcess.run(folder, folder.resolve("out"));
        try {
          for (int i = 0; i < 6; i++) {
            if (announced % PAGED == 0) {
              site.paged("/p/" + announced, title(announced), 3);
            } else {
              site.article("/p/" + announced, title(announced));
            }
            announced++;
            Thread.sleep(Duration.ofMillis(random.nextInt(500)));
          }
          int changed = random.nextInt(announced);
          site.announce("/p/" + changed, title(changed) + " again " + kill);
          int pages = kill == KILLS ? announced : announced - 5;
          // A kill between the note of a request and the request makes the page wait for an hour.
          int old = announced - 6;
          int least = old - kill;
          if (kill == KILLS || random.nextBoolean()) {
            await()
                .atMost(PATIENCE)
                .until(
                    () -> asked(site, 0, old) >= least && asked(site, old, pages) == pages - old);
          } else {
            Thread.sleep(Duration.ofMillis(random.nextInt(6_000)));
          }
        } finally {
          vigie.destroyForcibly().waitFor();
        }
      }
      check(site, announced);
    }
  }

  private static int asked(LoopbackSite site, int from, int to) {
    return (int) IntStream.range(from, to).filter(i -> site.asked("/p/" + i) > 0).count();
  }

  private void check(LoopbackSite site, int announced) throws Exception {
    for (int i = 0; i < announced; i++) {
      assertThat(site.asked("/p/" + i)).as("requests for page %s", i).isLessThanOrEqualTo(1);
      for (int page = 2; page <= 3; page++) {
        String further = "/p/" + i + "/page/" + page;
        assertThat(site.asked(further)).as(further).isLessThanOrEqualTo(1);
      }
    }
    try (var broker = EmbeddedBroker.start(folder.resolve("data/kafka"))) {
      var written =
          new Written(
              new Cluster(broker.bootstrap(), new Topics("", TopicSettings.EMBEDDED.partitions())));
      Map<String, Article> last = new HashMap<>();
      Set<String> revisions = new HashSet<>();
      for (Article article : written.articles()) {
        last.put(article.id(), article);
        assertThat(revisions.add(article.id() + "@" + article.revision())).as("twice").isTrue();
      }
      assertThat(last).hasSize(announced);
      Set<String> open = open(written);
      assertThat(last.values())
          .filteredOn(each -> site.asked(path(each)) == 0)
          .as("not asked for, so still to be made")
          .allMatch(each -> open.contains(each.id()))
          .hasSizeLessThanOrEqualTo(KILLS);
      long whole =
          last.values().stream()
              .filter(each -> !open.contains(each.id()))
              .peek(PagesKillIT::checkSettled)
              .count();
      System.out.println(
          "PagesKillIT: "
              + announced
              + " articles, "
              + whole
              + " settled, "
              + open.size()
              + " open");
    }
  }

  private static void checkSettled(Article article) {
    assertThat(article.page()).as(article.link()).isNotNull();
    int number = Integer.parseInt(path(article).substring("/p/".length()));
    if (number % PAGED == 0) {
      assertThat(article.text()).as(article.link()).contains("of part 2 ", "of part 3 ");
    }
  }

  private static String path(Article article) {
    return URI.create(article.link()).getPath();
  }

  /** Returns the ids of the articles whose visit is still to be made. */
  private static Set<String> open(Written written) {
    Set<String> open = new HashSet<>();
    for (ConsumerRecord<String, byte[]> each :
        written.records(written.cluster().topics().pageVisits())) {
      if (each.value() == null) {
        open.remove(each.key());
      } else if (!each.key().endsWith("/asked")) {
        open.add(each.key());
      }
    }
    return open;
  }

  private static String title(int number) {
    return "Council number " + (number + 1_000) + " of Exempleville closes its swimming pool";
  }

  private void configure(LoopbackSite site) throws IOException {
    Files.writeString(
        folder.resolve("feeds.yaml"),
        """
        defaults: { allowPrivate: true, every: 1s }
        pages: { pause: 0s }
        outlets:
          - { id: site, name: Site, domain: site.example, language: en, feeds: ["%s"] }
        """
            .formatted(site.url("/feed")));
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test, domains: [], tags: [] }
        tags:
          - { id: pool, name: Pool, rules: [ { query: pool } ] }
        """);
    Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        channels: { terminal: { console: true } }
        routes: [ { match: { tag: [pool] }, to: [terminal] } ]
        """);
  }
}
