package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.channel.Channel;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

/** Reads notifications from Kafka, sends them through channels, and writes back their outcomes. */
public final class Courier implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Courier.class);

  private static final String NAME = "vigie-alerts-courier";

  /** Time limit for closing a Kafka client: half of the 10 s that {@code docker stop} waits. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Pause after a failure, before a new consumer is opened. An estimate. */
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

  private final Function<ChannelStates, Consumer<String, byte[]>> consumers;
  private final Topic<Notification> topic;
  private final DeliveryLimits limits;
  private final Producer<String, byte[]> producer;
  private final Ledger ledger = new Ledger();
  private final Lease lease;
  private final OutcomeWriter outcomes;
  private final ChannelStates states;
  private final Dispatchers dispatchers;
  private final Thread thread;

  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile @Nullable NotificationIntake intake;
  private volatile boolean closed;

  /**
   * @param channels the channels; a notification for any other channel waits, as for a blocked one
   * @param clock the source of the times in the outcomes that the courier writes
   */
  public Courier(
      Cluster cluster,
      Collection<? extends Channel> channels,
      Operator operator,
      DeliveryLimits limits,
      InstantSource clock,
      MeterRegistry meters) {
    this(
        states -> {
          states.restore(cluster);
          return consumer(cluster, limits);
        },
        cluster,
        channels,
        operator,
        limits,
        clock,
        meters);
  }

  /**
   * @param consumers restores the states of the channels, and opens a consumer
   */
  Courier(
      Function<ChannelStates, Consumer<String, byte[]>> consumers,
      Cluster cluster,
      Collection<? extends Channel> channels,
      Operator operator,
      DeliveryLimits limits,
      InstantSource clock,
      MeterRegistry meters) {
    this.consumers = consumers;
    this.topic = cluster.topics().notifications();
    this.limits = limits;
    this.lease = new Lease(cluster.session(), System::nanoTime, InstantSource.system());
    this.producer = producer(cluster);
    var records = new RecordWriter(producer, cluster.topics(), meters);
    this.outcomes = new OutcomeWriter(records, ledger, operator, clock, meters);
    this.states = new ChannelStates(records, operator, clock);
    this.dispatchers = new Dispatchers(channels, outcomes, states, lease, limits, meters);
    this.thread = Thread.ofPlatform().name(NAME).unstarted(this::run);
  }

  private static Producer<String, byte[]> producer(Cluster cluster) {
    var set = cluster.clientProperties();
    set.put("client.id", NAME);
    set.put("enable.idempotence", true);
    set.put("acks", "all");
    // why: outcomes come in bursts, and each request costs. A mail or a webhook waits this long.
    set.put("linger.ms", 5);
    set.put("compression.type", "lz4");
    // why: an outcome is a notification again, so it may be as large as those that are read.
    set.put("max.request.size", Topics.LARGEST_RECORD);
    return new KafkaProducer<>(set, new StringSerializer(), new ByteArraySerializer());
  }

  private static Consumer<String, byte[]> consumer(Cluster cluster, DeliveryLimits limits) {
    var set = cluster.memberProperties();
    set.put("client.id", NAME);
    // why: installations can share a Kafka cluster; each has its own prefix and consumer group.
    set.put("group.id", cluster.topics().prefix() + NAME);
    if (limits.instance() != null) {
      set.put("group.instance.id", limits.instance());
    }
    set.put("isolation.level", "read_committed");
    set.put("enable.auto.commit", false);
    set.put("auto.offset.reset", "earliest");
    set.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(set, new StringDeserializer(), new ByteArrayDeserializer());
  }

  public void start() {
    dispatchers.start();
    thread.start();
  }

  /** True if the existing records of all assigned partitions are read and new ones are handled. */
  public boolean isStarted() {
    NotificationIntake current = intake;
    return current != null && current.isStarted();
  }

  /**
   * True if the courier is started, all records before the offsets {@code ends} are read, no
   * notification is being sent or waits for a channel that accepts messages, and all outcomes are
   * written. So it is also true if notifications wait for a blocked channel, or for one that is
   * away for half a minute; see {@link #channelStates}. False as long as no partition is assigned.
   */
  public boolean isIdle(Map<TopicPartition, Long> ends) {
    NotificationIntake current = intake;
    if (current == null || !current.isIdle(ends) || !dispatchers.isIdle()) {
      return false;
    }
    // why: outcomes are sent without waiting, and the caller counts them next.
    outcomes.flush();
    return true;
  }

  /** Returns the state of each channel, and how many notifications wait for it now. */
  public List<ChannelState> channelStates() {
    return dispatchers.states();
  }

  /** Makes the next call to each blocked channel at once, because it may be mended. */
  public void probe() {
    dispatchers.wake();
  }

  /** Starts no new call to a channel, and waits a bounded time for the calls that have begun. */
  @Override
  public void close() {
    closed = true;
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    dispatchers.close();
    try {
      if (thread.isAlive()) {
        thread.join(limits.drainTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(CLOSING);
  }

  private void run() {
    while (!closed) {
      try {
        read();
      } catch (WakeupException | InterruptException e) {
        // Thrown because the courier is being closed: the loop ends.
      } catch (RuntimeException e) {
        // why: also a name that isn't resolved at this moment, or a defect. If the thread ended
        // here, no more alerts would be sent.
        LOGGER.atError().setCause(e).log("courier starts over");
        pause();
      }
    }
  }

  /** Reads notifications until the courier is closed or something fails. */
  private void read() {
    Consumer<String, byte[]> opened = consumers.apply(states);
    consumer = opened;
    var reading = new NotificationIntake(opened, topic, ledger, outcomes, dispatchers, lease);
    intake = reading;
    try {
      opened.subscribe(List.of(topic.name()), reading);
      while (!closed) {
        reading.poll();
      }
    } finally {
      // why: health asks isStarted(), which must not be true while nothing is read.
      intake = null;
      lease.end();
      opened.close(CloseOptions.timeout(CLOSING));
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
