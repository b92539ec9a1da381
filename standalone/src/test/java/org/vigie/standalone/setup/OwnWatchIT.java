package org.vigie.standalone.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.watch.PublishedWatch;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

class OwnWatchIT {
  private static final Instant NOW = Instant.parse("2025-02-12T12:00:00Z");

  @TempDir Path folder;

  private final Cluster cluster = TestBroker.cluster(2);
  private final WatchPublisher publisher = new WatchPublisher(cluster, () -> NOW);
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void createTopics() throws InterruptedException {
    cluster.createTopics();
  }

  @Test
  void retiresTheWatchThatThisFolderPublishedBefore() {
    publish(folder, "old");
    publish(folder, "old");
    assertThat(err.toString(UTF_8)).isEmpty();

    publish(folder, "new");

    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines("The watch old of this folder is retired; new takes its place.");
    await()
        .untilAsserted(
            () ->
                assertThat(publisher.list())
                    .containsExactly(
                        new PublishedWatch("new", "Press office new", 1, 0, null),
                        new PublishedWatch("old", "", 0, 0, NOW.plusSeconds(2))));
  }

  @Test
  void namesTheWatchOfAnotherFolderAndLeavesIt() {
    publish(folder.resolve("theirs"), "theirs");

    publish(folder.resolve("ours"), "ours");

    assertThat(err.toString(UTF_8)).startsWith("Also active: theirs;");
    assertThat(publisher.list()).allMatch(PublishedWatch::isActive);
  }

  @Test
  void retiresAWatchOnce() {
    publish(folder, "old");

    assertThat(publisher.retire("old")).isTrue();
    assertThat(publisher.retire("old")).isFalse();
    assertThat(publisher.retire("never there")).isFalse();
  }

  @Test
  void saysThatARetiredWatchIsActiveAgain() {
    publish(folder, "old");
    publisher.retire("old");
    await().until(() -> publisher.list().stream().noneMatch(PublishedWatch::isActive));
    assertThat(err.toString(UTF_8)).isEmpty();

    publish(folder, "old");

    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            "The watch old was retired, but watch.yaml still has it: it is active again.");
  }

  @Test
  void letsFourProcessesPublishTheSameWatchAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      WatchConfig config = config("watch" + round);
      Callable<Boolean> publish =
          () -> {
            publisher.publish(config);
            return true;
          };

      try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var published : processes.invokeAll(List.of(publish, publish, publish, publish))) {
          assertThat(published.get()).isTrue();
        }
      }
    }
  }

  private void publish(Path data, String watch) {
    new OwnWatch(publisher, data, new PrintStream(err, true, UTF_8)).use(watch);
    publisher.publish(config(watch));
    // why: readers see a transaction a moment after its commit.
    await().until(() -> publisher.list().stream().anyMatch(each -> each.id().equals(watch)));
  }

  private static WatchConfig config(String watch) {
    var organisation =
        new Organisation(
            watch,
            watch,
            0,
            Instant.EPOCH,
            false,
            "Press office " + watch,
            List.of(),
            List.of(),
            "Europe/Paris",
            WatchItem.Names.NONE);
    var rule = new Rule("r", "inesia", List.of());
    var tag =
        new TagRules(watch, "a", 0, Instant.EPOCH, false, "A", false, List.of(rule), Map.of());
    return new WatchConfig(watch, organisation, List.of(tag), List.of(), List.of());
  }
}
