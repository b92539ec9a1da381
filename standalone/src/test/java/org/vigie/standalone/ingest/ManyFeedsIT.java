package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

/** Many feeds of twenty articles; {@code -Dvigie.feeds=1000} gives the published figure. */
class ManyFeedsIT {
  private static final int FEEDS = Integer.getInteger("vigie.feeds", 200);
  private static final int ARTICLES = 20;

  @TempDir private Path folder;

  @Test
  void eachArticleIsPublishedOnceInTwoPolls() throws Exception {
    Cluster cluster = TestBroker.cluster(4);
    cluster.createTopics();
    try (var server = new LoopbackFeeds()) {
      FeedsConfig config = config(server);
      var metrics = new SimpleMeterRegistry();
      try (var ingest = new Ingest(cluster, config, folder, InstantSource.system(), metrics)) {
        PollSummary first = timed("first", ingest);
        PollSummary second = timed("second", ingest);
        System.out.printf(
            "ManyFeedsIT: %d transactions, %.0f ms on average%n",
            metrics.timer("vigie.ingest.commit").count(),
            metrics.timer("vigie.ingest.commit").mean(TimeUnit.MILLISECONDS));

        assertThat(first.articles()).isEqualTo(FEEDS * ARTICLES);
        assertThat(second.unchanged()).isEqualTo(FEEDS);
      }
      assertThat(new Written(cluster).articles())
          .extracting(Article::id)
          .hasSize(FEEDS * ARTICLES)
          .doesNotHaveDuplicates();
    }
  }

  private static PollSummary timed(String round, Ingest ingest) throws InterruptedException {
    Instant began = Instant.now();
    PollSummary summary = ingest.pollOnce();
    System.out.println(
        "ManyFeedsIT: "
            + round
            + " poll "
            + Duration.between(began, Instant.now()).toMillis()
            + " ms");
    return summary;
  }

  private static FeedsConfig config(LoopbackFeeds server) {
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < FEEDS; i++) {
      String id = "f" + i;
      String url = server.at("/" + id, LoopbackFeeds.articles(id, 1, ARTICLES));
      var outlet = new Outlet(id, id, id + ".example", "FR", 2);
      feeds.add(new Feed(id, url, outlet, "fr", null, false, true, "Vigie/1 (test)"));
    }
    return new FeedsConfig(feeds, List.of());
  }
}
