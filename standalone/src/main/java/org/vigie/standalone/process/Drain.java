package org.vigie.standalone.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.vigie.alerts.Alerts;
import org.vigie.enrich.Enrich;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;

/**
 * Waits until all articles are processed and all alerts are delivered, and then counts the results.
 */
record Drain(Cluster cluster, Alerts alerts, ConsumerLag lag) implements AutoCloseable {
  /** Maximum time of each wait. An estimate: 20,000 articles take 4 s (bench/RESULTS.md). */
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  Drain(Cluster cluster, Alerts alerts) {
    this(cluster, alerts, new ConsumerLag(cluster));
  }

  /** Returns the offset after the last record of each partition of the topics with results. */
  Map<TopicPartition, Long> position() throws InterruptedException {
    List<Topic<?>> results = new ArrayList<>(found());
    results.add(cluster.topics().notifications());
    return ends(results);
  }

  /** Returns the topics that the service enrich writes. */
  private List<Topic<?>> found() {
    Topics topics = cluster.topics();
    return List.of(topics.mentions(), topics.pickups(), topics.stories());
  }

  private Map<TopicPartition, Long> ends(List<Topic<?>> topics) throws InterruptedException {
    return lag.offsets().ends(topics.stream().map(Topic::name).toList());
  }

  /**
   * Waits until the service enrich has processed all articles, the service alerts has processed all
   * mentions, and the alerts are delivered. Doesn't wait for the end of quiet hours.
   *
   * @param since first offset to count in each partition; if empty, all results are counted
   * @throws IllegalStateException if one of these waits is longer than {@link #AT_MOST}
   */
  ResultCounts run(Map<TopicPartition, Long> since) throws InterruptedException {
    Topics topics = cluster.topics();
    var counts = new ResultCounts(topics);
    expect(
        lag.awaitNone(Enrich.group(cluster), topics.articles().name(), AT_MOST),
        "not all articles were tagged");
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      // why: what enrich has found is counted while the service alerts decides, which is waiting.
      Future<?> counting = threads.submit(() -> count(found(), since, counts));
      alerts.prepareFlush();
      expect(
          lag.awaitNone(topics.prefix() + Alerts.NAME, topics.mentions().name(), AT_MOST),
          "not every mention was considered for an alert");
      expect(alerts.flush(AT_MOST), "not every alert was delivered");
      counting.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
    return count(List.of(topics.notifications()), since, counts);
  }

  private ResultCounts count(
      List<Topic<?>> topics, Map<TopicPartition, Long> since, ResultCounts counts)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = ends(topics);
    expect(lag.awaitDecided(ends, AT_MOST), "a transaction was still open");
    TopicReader.read(cluster, since, ends, counts::add);
    return counts;
  }

  private static void expect(boolean isDone, String otherwise) {
    if (!isDone) {
      String message = "%s after %d minutes; see the log";
      throw new IllegalStateException(message.formatted(otherwise, AT_MOST.toMinutes()));
    }
  }

  @Override
  public void close() {
    lag.close();
  }
}
