package org.vigie.ingest.ownership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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

/** Publishes the configured feeds to {@code feeds.v1}. */
public record FeedPublisher(Cluster cluster) {
  private static final Logger LOGGER = LoggerFactory.getLogger(FeedPublisher.class);

  /** Writes new and changed feeds, and deletes feeds that are no longer configured. */
  public void publish(FeedsConfig config) {
    Topic<Feed> topic = cluster.topics().feeds();
    Map<Integer, Map<String, Feed>> published = LatestRecords.of(cluster, topic);
    Set<String> places = new HashSet<>();
    List<ProducerRecord<String, @Nullable Feed>> changes = new ArrayList<>();
    for (Feed feed : config.feeds()) {
      int partition = Partitions.of(feed, published.size());
      places.add(partition + "/" + feed.id());
      if (!feed.equals(published.getOrDefault(partition, Map.of()).get(feed.id()))) {
        changes.add(new ProducerRecord<>(topic.name(), partition, feed.id(), feed));
      }
    }
    published.forEach(
        (partition, feeds) ->
            feeds.keySet().stream()
                .filter(id -> !places.contains(partition + "/" + id))
                .map(id -> new ProducerRecord<>(topic.name(), partition, id, (Feed) null))
                .forEach(changes::add));
    if (!changes.isEmpty()) {
      send(topic, changes);
    }
    LOGGER
        .atInfo()
        .addKeyValue("feeds", config.feeds().size())
        .addKeyValue("changed", changes.size())
        .log("feeds configured");
  }

  private void send(Topic<Feed> topic, List<ProducerRecord<String, @Nullable Feed>> records) {
    Properties properties = cluster.clientProperties();
    properties.put("acks", "all");
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), topic.values().serializer())) {
      for (Future<?> sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("feeds can't be published", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while feeds were published", e);
    }
  }
}
