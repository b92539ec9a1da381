package org.vigie.standalone.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.vigie.alerts.Alerts;
import org.vigie.enrich.Enrich;
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

  /** Returns the current end offset of each partition of the topics that contain results. */
  Map<TopicPartition, Long> position() {
    Topics topics = cluster.topics();
    return lag.ends(
        List.of(topics.mentions(), topics.pickups(), topics.stories(), topics.notifications()));
  }

  /**
   * Waits until the service enrich has processed all articles, the service alerts has processed all
   * mentions, and the alerts are delivered. Doesn't wait for the end of quiet hours.
   *
   * @param since first offset to count in each partition; if empty, all results are counted
   * @throws IllegalStateException if one of these three waits is longer than {@link #AT_MOST}
   */
  ResultCounts run(Map<TopicPartition, Long> since) throws InterruptedException {
    Topics topics = cluster.topics();
    boolean isDrained =
        lag.awaitNone(Enrich.group(cluster), topics.articles(), AT_MOST)
            && lag.awaitNone(topics.prefix() + Alerts.NAME, topics.mentions(), AT_MOST)
            && alerts.flush(AT_MOST);
    if (!isDrained) {
      var message = "not everything was processed after %d minutes; see the log";
      throw new IllegalStateException(message.formatted(AT_MOST.toMinutes()));
    }
    var counts = new ResultCounts(topics);
    TopicReader.read(cluster, since, position(), counts::add);
    return counts;
  }

  @Override
  public void close() {
    lag.close();
  }
}
