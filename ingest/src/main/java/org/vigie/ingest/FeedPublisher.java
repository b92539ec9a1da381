package org.vigie.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Cluster;
import org.vigie.events.Feed;
import org.vigie.events.Topic;
import org.vigie.ingest.config.FeedsConfig;

/** Makes {@code feeds.v1} say what the configuration says; writes only what differs. */
final class FeedPublisher {
  private final Cluster cluster;
  private final Topic<Feed> topic;

  FeedPublisher(Cluster cluster) {
    this.cluster = cluster;
    this.topic = cluster.topics().feeds();
  }

  void publish(FeedsConfig config) {
    Map<String, Feed> present = new HashMap<>();
    Map<String, Integer> where = new HashMap<>();
    int partitions =
        TopicSnapshot.read(
            cluster,
            topic,
            entry -> {
              present.put(entry.key(), entry.value());
              where.put(entry.key(), entry.partition());
            });
    present.values().removeIf(Objects::isNull);
    List<ProducerRecord<String, @Nullable Feed>> changes = new ArrayList<>();
    Set<String> gone = new HashSet<>(present.keySet());
    for (Feed feed : config.feeds()) {
      gone.remove(feed.id());
      int partition = Partitions.of(feed, partitions);
      Integer before = where.get(feed.id());
      if (before != null && before != partition && present.containsKey(feed.id())) {
        changes.add(new ProducerRecord<>(topic.name(), before, feed.id(), null));
      }
      if (!feed.equals(present.get(feed.id())) || !Objects.equals(before, partition)) {
        changes.add(new ProducerRecord<>(topic.name(), partition, feed.id(), feed));
      }
    }
    gone.forEach(id -> changes.add(new ProducerRecord<>(topic.name(), where.get(id), id, null)));
    if (!changes.isEmpty()) {
      write(changes);
    }
  }

  /**
   * @throws KafkaException when one of them could not be written
   */
  private void write(List<ProducerRecord<String, @Nullable Feed>> changes) {
    var failure = new AtomicReference<@Nullable Exception>();
    try (var producer =
        new KafkaProducer<String, @Nullable Feed>(
            cluster.clientProperties(), new StringSerializer(), topic.values().serializer())) {
      for (ProducerRecord<String, @Nullable Feed> change : changes) {
        var _ = producer.send(change, (_, e) -> failure.compareAndSet(null, e));
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new KafkaException("feeds could not be published", failure.get());
    }
  }
}
