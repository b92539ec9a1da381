package org.vigie.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Reads all partitions of some topics on its own thread until it is closed, without a consumer
 * group. Unreadable records are logged and skipped.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Follower.class);
  private static final Duration POLL = Duration.ofMillis(250);

  /** Maximum time that {@link #close} waits for the thread. An estimate: 20 times {@link #POLL}. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Map<String, BiConsumer<String, byte @Nullable []>> handlers = new HashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Runnable afterBatch;
  private final Thread thread;

  /** Creates a follower whose thread runs {@code afterBatch} after each poll with records. */
  public Follower(Cluster cluster, String name, Runnable afterBatch) {
    this.consumer = cluster.reader(POLL);
    this.afterBatch = afterBatch;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
  }

  /**
   * Adds a topic to read. Must be called before the follower is started.
   *
   * @param each called on this follower's thread with the key and value of every record; a null
   *     value means that the key is deleted
   */
  public <V> Follower on(Topic<V> topic, BiConsumer<String, @Nullable V> each) {
    var reader = topic.values().deserializer();
    handlers.put(
        topic.name(), (key, bytes) -> each.accept(key, reader.deserialize(topic.name(), bytes)));
    return this;
  }

  /** Starts to read, from the first record of each partition. */
  public void startAtBeginning() {
    consumer.assign(partitions());
    consumer.seekToBeginning(consumer.assignment());
    thread.start();
  }

  /** Starts to read the records that are published after this call. */
  public void startAtEnd() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // why: seekToEnd alone has no effect; the consumer moves when its position is requested.
    partitions.forEach(consumer::position);
    thread.start();
  }

  /** True from the start until the follower is closed or fails. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join(CLOSING);
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
      LOGGER.atError().setCause(e).log("follower stopped");
    }
  }

  private void take(ConsumerRecord<String, byte[]> read) {
    try {
      requireNonNull(handlers.get(read.topic())).accept(read.key(), read.value());
    } catch (SerializationException e) {
      LatestRecords.logUnreadable(read);
    }
  }

  private List<TopicPartition> partitions() {
    return handlers.keySet().stream()
        .flatMap(topic -> Cluster.partitions(consumer, topic).stream())
        .toList();
  }
}
