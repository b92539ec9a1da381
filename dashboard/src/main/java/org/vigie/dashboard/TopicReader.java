package org.vigie.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Cluster;
import org.vigie.events.Topic;
import org.vigie.events.Topics;

/** Follows the topics from their beginning and applies each record to the board. */
final class TopicReader implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Map<String, BiConsumer<String, byte @Nullable []>> handlers;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Runnable changed;
  private final Thread thread;

  /**
   * @param changed called after each batch that changed something
   */
  TopicReader(Cluster cluster, Board board, Runnable changed) {
    this.changed = changed;
    Topics topics = cluster.topics();
    handlers =
        Stream.of(
                handler(topics.counts(), board::count),
                handler(topics.stories(), board::story),
                handler(topics.mentions(), board::mention),
                handler(topics.feeds(), board::feed),
                handler(topics.feedStates(), board::feedState),
                handler(topics.notifications(), board::notification),
                handler(topics.watches(), (_, item) -> board.watchItem(item)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Properties properties = cluster.clientProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name("vigie-dashboard-reader").daemon().unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer) {
      consumer.assign(partitions());
      consumer.seekToBeginning(consumer.assignment());
      while (true) {
        var records = consumer.poll(POLL);
        records.forEach(this::apply);
        if (!records.isEmpty()) {
          changed.run();
        }
      }
    } catch (WakeupException e) {
      LOGGER.atDebug().log("reader stopped");
    }
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : handlers.keySet()) {
      consumer
          .partitionsFor(topic)
          .forEach(each -> all.add(new TopicPartition(topic, each.partition())));
    }
    return all;
  }

  private void apply(ConsumerRecord<String, byte[]> entry) {
    try {
      Objects.requireNonNull(handlers.get(entry.topic())).accept(entry.key(), entry.value());
    } catch (SerializationException e) {
      LOGGER
          .atWarn()
          .addKeyValue("topic", entry.topic())
          .addKeyValue("partition", entry.partition())
          .addKeyValue("offset", entry.offset())
          .log("record passed over: not what the schema says");
    }
  }

  private static <V> Map.Entry<String, BiConsumer<String, byte @Nullable []>> handler(
      Topic<V> topic, BiConsumer<String, @Nullable V> apply) {
    var reader = topic.values().deserializer();
    return Map.entry(
        topic.name(), (key, bytes) -> apply.accept(key, reader.deserialize(topic.name(), bytes)));
  }
}
