package org.vigie.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
 * group. Records that can't be read or handled are logged and skipped. If the consumer fails, a new
 * one goes on at the same position.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Follower.class);

  /**
   * Maximum time for which the broker waits for records before it answers that there are none.
   * Records end the wait at once. Measured: the threads of two followers took 0.3 % of a core with
   * 250 ms, and 0.1 % with 1 s.
   */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Maximum time that {@link #close} waits for the thread. An estimate: 5 times {@link #POLL}. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** First and longest wait before a new consumer; each wait is twice the one before. Estimates. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Map<String, BiConsumer<String, byte @Nullable []>> handlers = new HashMap<>();
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Runnable afterBatch;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final LastAnswer lastAnswer = new LastAnswer();

  /** The next offset to read; only the thread uses it after the start. */
  private final Map<TopicPartition, Long> next = new HashMap<>();

  private volatile @Nullable Consumer<String, byte[]> consumer;
  private Duration wait = FIRST_WAIT;

  /** Creates a follower whose thread runs {@code afterBatch} after each poll with records. */
  public Follower(Cluster cluster, String name, Runnable afterBatch) {
    this(() -> cluster.reader(POLL), name, afterBatch);
  }

  Follower(Supplier<Consumer<String, byte[]>> consumers, String name, Runnable afterBatch) {
    this.consumers = consumers;
    this.afterBatch = afterBatch;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
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
    thread.start();
  }

  /**
   * Starts to read the records that are published after this call.
   *
   * @throws KafkaException if Kafka does not answer
   */
  public void startAtEnd() {
    try (var ends = consumers.get()) {
      List<TopicPartition> partitions = partitions(ends);
      next.putAll(ends.endOffsets(partitions));
    }
    thread.start();
  }

  /**
   * Returns true if this follower receives what is published: its thread is alive, and Kafka has
   * answered within the last ten seconds.
   */
  public boolean isFollowing() {
    return thread.isAlive() && lastAnswer.isRecent();
  }

  /**
   * Returns how long Kafka has not answered; zero as long as {@link #isFollowing} is true. Before
   * the first answer, this is the time since this follower was created.
   */
  public Duration silence() {
    return isFollowing() ? Duration.ZERO : lastAnswer.age();
  }

  /** Ends the thread; waits at most five seconds for that. */
  @Override
  public void close() {
    closing.countDown();
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      // why: a follower that was never started can be closed, too, but its thread can't be joined.
      if (thread.isAlive()) {
        thread.join(CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosing()) {
      try {
        follow();
      } catch (WakeupException e) {
        LOGGER.atDebug().log("closed");
      } catch (KafkaException e) {
        if (wait.equals(FIRST_WAIT)) {
          LOGGER.atWarn().setCause(e).log("following failed; it is tried again");
        }
        pause();
      }
    }
  }

  private void follow() {
    var opened = consumers.get();
    consumer = opened;
    try {
      List<TopicPartition> partitions = partitions(opened);
      opened.assign(partitions);
      opened.seekToBeginning(partitions.stream().filter(each -> !next.containsKey(each)).toList());
      next.forEach(opened::seek);
      lastAnswer.watch(opened);
      while (!isClosing()) {
        poll(opened);
      }
    } finally {
      // why: without a group, there is nothing to wait for but the last answer to this consumer.
      opened.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private void poll(Consumer<String, byte[]> opened) {
    var records = opened.poll(POLL);
    if (lastAnswer.check()) {
      wait = FIRST_WAIT;
    }
    records.forEach(this::take);
    records.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
    if (!records.isEmpty()) {
      try {
        afterBatch.run();
      } catch (RuntimeException e) {
        // why: a fault of the receiver must not end the reading.
        LOGGER.atError().setCause(e).log("the end of a batch could not be handled");
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Waits before a new consumer is opened, or until this follower is closed. */
  private void pause() {
    try {
      closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      Duration twice = wait.multipliedBy(2);
      wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private void take(ConsumerRecord<String, byte[]> read) {
    try {
      requireNonNull(handlers.get(read.topic())).accept(read.key(), read.value());
    } catch (SerializationException e) {
      LatestRecords.logUnreadable(read);
    } catch (RuntimeException e) {
      // why: log only the error's class, because its message may quote an article's text.
      LOGGER
          .atError()
          .addKeyValue("topic", read.topic())
          .addKeyValue("partition", read.partition())
          .addKeyValue("offset", read.offset())
          .addKeyValue("error", e.getClass().getSimpleName())
          .log("record could not be handled and is skipped");
    }
  }

  private List<TopicPartition> partitions(Consumer<?, ?> reader) {
    return handlers.keySet().stream()
        .flatMap(topic -> Cluster.partitions(reader, topic).stream())
        .toList();
  }
}
