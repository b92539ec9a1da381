package org.vigie.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.topics.Topic;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

/** Brings {@code feeds.v1} in line with the configuration. */
record FeedPublisher(Cluster cluster) {
  private static final Logger LOGGER = LoggerFactory.getLogger(FeedPublisher.class);

  /** Writes what differs, and tombstones for feeds no longer configured; returns how many. */
  int publish(FeedsConfig config) {
    Topic<Feed> topic = cluster.topics().feeds();
    Map<Integer, Map<String, Feed>> published = LatestRecords.of(cluster, topic);
    Map<Integer, Map<String, @Nullable Feed>> changes =
        changes(published, config, published.size());
    int count = changes.values().stream().mapToInt(Map::size).sum();
    if (count > 0) {
      write(topic, changes);
    }
    LOGGER
        .atInfo()
        .addKeyValue("feeds", config.feeds().size())
        .addKeyValue("changed", count)
        .log("feeds configured");
    return count;
  }

  private static Map<Integer, Map<String, @Nullable Feed>> changes(
      Map<Integer, Map<String, Feed>> published, FeedsConfig config, int partitions) {
    Map<Integer, Map<String, @Nullable Feed>> changes = new HashMap<>();
    published.forEach(
        (partition, feeds) -> {
          Map<String, @Nullable Feed> tombstones = new HashMap<>();
          feeds.keySet().forEach(id -> tombstones.put(id, null));
          changes.put(partition, tombstones);
        });
    for (Feed feed : config.feeds()) {
      int partition = Partitions.of(feed, partitions);
      Map<String, @Nullable Feed> there = changes.computeIfAbsent(partition, _ -> new HashMap<>());
      Feed now = published.getOrDefault(partition, Map.of()).get(feed.id());
      if (feed.equals(now)) {
        there.remove(feed.id());
      } else {
        there.put(feed.id(), feed);
      }
    }
    return changes;
  }

  private void write(Topic<Feed> topic, Map<Integer, Map<String, @Nullable Feed>> changes) {
    Properties properties = cluster.clientProperties();
    properties.put("acks", "all");
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), topic.values().serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      changes.forEach(
          (partition, feeds) ->
              feeds.forEach(
                  (id, feed) ->
                      sent.add(
                          producer.send(new ProducerRecord<>(topic.name(), partition, id, feed)))));
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("feeds can't be published", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while feeds were published", e);
    }
  }
}
