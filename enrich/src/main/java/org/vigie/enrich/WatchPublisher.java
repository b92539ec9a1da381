package org.vigie.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/**
 * Publishes a watch's configuration to {@code watches.v1}: only what changed, each record to every
 * partition, all in one transaction. Of two that publish at once, one starts again after the other.
 */
final class WatchPublisher {
  private static final Logger LOGGER = LoggerFactory.getLogger(WatchPublisher.class);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int TRIES = 3;

  private final Cluster cluster;
  private final InstantSource clock;
  private final Topic<WatchItem> topic;

  WatchPublisher(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
    this.topic = cluster.topics().watches();
  }

  /**
   * @throws IllegalStateException when the cluster does not answer
   */
  void publish(WatchConfig config) {
    for (int tries = 1; ; tries++) {
      try (var producer = producer(config.watch())) {
        // why: what was committed under this name before, here or elsewhere, can be read after it.
        producer.initTransactions();
        List<WatchItem> changes =
            WatchVersions.changes(config.watch(), published(), config.items(), clock.instant());
        if (!changes.isEmpty()) {
          write(producer, changes);
        }
        LOGGER
            .atInfo()
            .addKeyValue("watch", config.watch())
            .addKeyValue("items", config.items().size())
            .addKeyValue("changed", changes.size())
            .log("watch published");
        return;
      } catch (ProducerFencedException e) {
        if (tries == TRIES) {
          throw new IllegalStateException("others keep publishing " + config.watch(), e);
        }
      }
    }
  }

  /** All that is in the topic; one partition has it all. */
  private List<WatchItem> published() {
    var partition = new TopicPartition(topic.name(), 0);
    var found = new ArrayList<WatchItem>();
    try (var consumer = cluster.reader(Cluster.TO_THE_END)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + ANSWER.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(topic.name() + " could not be read to its end");
        }
        consumer.poll(POLL).forEach(record -> addReadable(record, found));
      }
    }
    return found;
  }

  private void addReadable(ConsumerRecord<String, byte[]> record, List<WatchItem> found) {
    try {
      WatchItem item = topic.values().deserializer().deserialize(record.topic(), record.value());
      if (item != null) {
        found.add(item);
      }
    } catch (SerializationException e) {
      LOGGER.atWarn().addKeyValue("key", record.key()).setCause(e).log("not a watch's item");
    }
  }

  private void write(KafkaProducer<String, WatchItem> producer, List<WatchItem> changes) {
    producer.beginTransaction();
    int partitions = producer.partitionsFor(topic.name()).size();
    for (WatchItem item : changes) {
      for (int partition = 0; partition < partitions; partition++) {
        // why: what a send fails with, the commit throws.
        var _ =
            producer.send(
                new ProducerRecord<>(topic.name(), partition, timestamp(item), item.key(), item));
      }
    }
    producer.commitTransaction();
  }

  /** A watch's first versions are older than any article, so that a replay reads them first. */
  private long timestamp(WatchItem item) {
    return item.validFrom().equals(Instant.EPOCH) ? 0 : clock.millis();
  }

  private KafkaProducer<String, WatchItem> producer(String watch) {
    Properties properties = cluster.clientProperties();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name() + "-" + watch);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWER.toMillis());
    return new KafkaProducer<>(properties, new StringSerializer(), topic.values().serializer());
  }
}
