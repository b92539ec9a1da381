package org.vigie.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.topics.Topic;

/**
 * Follows topics as they grow, all partitions and outside any group, on a thread of its own. What
 * can't be read is logged and passed over.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Follower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Map<String, BiConsumer<String, byte @Nullable []>> handlers = new HashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Runnable afterBatch;
  private final Thread thread;

  /**
   * @param name of the thread
   * @param afterBatch called after each batch of records
   */
  public Follower(Cluster cluster, String name, Runnable afterBatch) {
    this.consumer = cluster.reader(POLL);
    this.afterBatch = afterBatch;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
  }

  /**
   * Follows a topic, too. To be called before the start.
   *
   * @param each gets key and value of every record, on this follower's thread; null is a tombstone
   */
  public <V> Follower on(Topic<V> topic, BiConsumer<String, @Nullable V> each) {
    var reader = topic.values().deserializer();
    handlers.put(
        topic.name(), (key, bytes) -> each.accept(key, reader.deserialize(topic.name(), bytes)));
    return this;
  }

  /** Begins with the first record there is. */
  public void startAtBeginning() {
    consumer.assign(partitions());
    consumer.seekToBeginning(consumer.assignment());
    thread.start();
  }

  /** Begins with what is published after this call. */
  public void startAtEnd() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // why: seeking is lazy; the position is settled only when it is asked for.
    partitions.forEach(consumer::position);
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
      while (true) {
        var records = consumer.poll(POLL);
        records.forEach(this::take);
        if (!records.isEmpty()) {
          afterBatch.run();
        }
      }
    } catch (WakeupException e) {
      LOGGER.atDebug().log("closed");
    } catch (KafkaException e) {
      LOGGER.atError().setCause(e).log("can't follow any longer");
    }
  }

  private void take(ConsumerRecord<String, byte[]> entry) {
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

  private List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : handlers.keySet()) {
      consumer
          .partitionsFor(topic)
          .forEach(each -> all.add(new TopicPartition(topic, each.partition())));
    }
    return all;
  }
}
