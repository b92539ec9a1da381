package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/** Reads notifications, has them delivered, and writes their outcomes. */
public final class Courier implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Courier.class);

  /** Chosen: a cluster that is down isn't asked more often. */
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Topic<Notification> topic;
  private final DeliveryLimits limits;
  private final Producer<String, byte[]> producer;
  private final Ledger ledger = new Ledger();
  private final OutcomeWriter outcomes;
  private final Dispatchers dispatchers;
  private final Thread thread;

  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile @Nullable NotificationIntake intake;
  private volatile boolean closed;

  /**
   * @param channels every channel that notifications name
   * @param operator told about notifications that failed for good, and why, in words without
   *     addresses or secrets
   * @param clock for the times in the records that it writes
   */
  public Courier(
      Cluster cluster,
      Collection<? extends Channel> channels,
      BiConsumer<Notification, String> operator,
      DeliveryLimits limits,
      InstantSource clock,
      MeterRegistry meters) {
    this.cluster = cluster;
    this.topic = cluster.topics().notifications();
    this.limits = limits;
    this.producer = CourierClients.producer(cluster);
    this.outcomes = new OutcomeWriter(producer, cluster.topics(), ledger, operator, clock, meters);
    this.dispatchers = new Dispatchers(channels, outcomes, limits, meters);
    this.thread = Thread.ofPlatform().name("vigie-alerts-courier").unstarted(this::run);
  }

  public void start() {
    dispatchers.start();
    thread.start();
  }

  /** True once it has its partitions and has read their ledgers: it delivers what arrives. */
  public boolean isStarted() {
    NotificationIntake current = intake;
    return current != null && current.isStarted();
  }

  /** True if the ledgers are read and no delivery waits or is in flight. */
  public boolean isIdle() {
    NotificationIntake current = intake;
    return current != null && current.isIdle() && dispatchers.isIdle();
  }

  /** True if it is idle and has read all records before these offsets. */
  public boolean isIdle(Map<TopicPartition, Long> ends) {
    NotificationIntake current = intake;
    return current != null && current.hasDispatched(ends) && isIdle();
  }

  /** Starts no other call, and waits for the calls in flight, in bounded time. */
  @Override
  public void close() {
    closed = true;
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    dispatchers.close();
    try {
      thread.join(limits.drainTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CourierClients.close(producer);
  }

  private void run() {
    while (!closed) {
      Consumer<String, byte[]> opened = CourierClients.consumer(cluster, limits);
      consumer = opened;
      var reading = new NotificationIntake(opened, topic, ledger, outcomes, dispatchers);
      intake = reading;
      try {
        opened.subscribe(List.of(topic.name()), reading);
        while (!closed) {
          reading.poll();
        }
      } catch (WakeupException | InterruptException e) {
        // The courier is being closed, which ends the loop.
      } catch (KafkaException e) {
        LOGGER.atError().setCause(e).log("courier starts over");
        pause();
      } finally {
        CourierClients.close(opened);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RESTART_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }
}
