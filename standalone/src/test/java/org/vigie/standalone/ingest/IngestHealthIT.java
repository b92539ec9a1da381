package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.vigie.standalone.ingest.LoopbackFeeds.articles;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.health.PartStatus;
import org.vigie.health.PartStatus.State;
import org.vigie.health.Probe;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.known.EntryStore;
import org.vigie.ingest.known.EntryTopic;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.process.Probes;

/** The health of polling while its store can't be opened. */
class IngestHealthIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Cluster cluster = TestBroker.cluster(1);
  @AutoClose private final LoopbackFeeds server = new LoopbackFeeds();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws InterruptedException {
    cluster.createTopics();
  }

  @Test
  void isDownWhilePollingFailsAndUpAfterTheNextCommit() throws Exception {
    try (var ingest = ingest(new SimpleMeterRegistry())) {
      Probe probe = Probes.of(ingest);
      try (var _ = takenStore()) {
        ingest.start();
        await().atMost(LONG).until(() -> probe.check().restarts() > 1);

        PartStatus down = probe.check();
        assertThat(down.state()).isEqualTo(State.DOWN);
        assertThat(down.reason()).contains("known articles in " + folder.resolve("known"));
      }
      await().atMost(LONG).until(() -> probe.check().state() == State.UP);
      assertThat(probe.check().restarts()).isGreaterThan(1);
      assertThat(probe.check().lastSuccess()).isNotNull();
    }
  }

  @Test
  void hasEndedIfARestartFails() throws Exception {
    var broken =
        new SimpleMeterRegistry() {
          @Override
          public Counter counter(String name, String... tags) {
            throw new IllegalStateException("no counters");
          }
        };
    try (var ingest = ingest(broken);
        var _ = takenStore()) {
      ingest.start();

      await().atMost(LONG).until(() -> Probes.of(ingest).check().state() == State.ENDED);
      assertThat(Probes.of(ingest).check().reason()).contains("no counters");
    }
  }

  private EntryStore takenStore() throws InterruptedException {
    return new EntryStore(folder.resolve("known"), new EntryTopic(cluster).id());
  }

  private Ingest ingest(MeterRegistry metrics) {
    String url = server.at("/feed", exchange -> articles("a", 1, 3).handle(exchange));
    var outlet = new Outlet("a", "a", "a.example", "FR", 2);
    var feed = new Feed("a", url, outlet, null, null, false, true, "Vigie/1 (test)");
    var config = new FeedsConfig(List.of(feed), List.of());
    return new Ingest(cluster, config, folder, InstantSource.system(), metrics);
  }
}
