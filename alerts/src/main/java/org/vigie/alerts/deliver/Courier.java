package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/**
 * Reads what was decided, has it delivered, and writes down what became of it.
 *
 * <p>A partition is read from its beginning when it is assigned: its records are the ledger. The
 * committed offset says how far notifications were <em>taken</em>: it is moved before a line may
 * call, so what is pending beyond it was surely never tried, and what is pending before it is
 * doubtful. A courier that lost its partitions can't move it, and so starts nothing new.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Courier.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /** How far a partition was taken, when that isn't known. */
  private static final long UNKNOWN = -1;

  // why: lost calls and those who ask for patience live in the world's time, however fast the
  // clock of the records runs.
  private static final InstantSource WORLD = InstantSource.system();

  private final Topic<Notification> topic;
  private final CourierClients clients;
  private final Settings settings;
  private final Ledger ledger = new Ledger();
  private final Settler settler;
  private final Map<String, Line> lines;
  private final Thread thread;
  private final MeterRegistry meters;
  private final List<Gauge> gauges = new ArrayList<>();

  /** Of the courier's thread: where each partition ended when it was assigned, until it is read. */
  private final Map<TopicPartition, Long> catchingUp = new HashMap<>();

  /** Of the courier's thread: how far each assigned partition is committed as taken. */
  private final Map<TopicPartition, Long> taken = new HashMap<>();

  /** Of the courier's thread: read, and not yet committed as taken. */
  private final List<Arrival> arrivals = new ArrayList<>();

  private volatile boolean closed;
  private volatile boolean ready;

  /** Of the courier's thread: whether the group said which partitions are this courier's. */
  private boolean assigned;

  /** Whether the group said so, and all that was in them was read. */
  private volatile boolean started;

  /** How far each assigned partition was read, and what was in it given to its line. */
  private volatile Map<TopicPartition, Long> reached = Map.of();

  private record Arrival(TopicPartition partition, Notification notification) {}

  /**
   * @param channels all that notifications may name
   * @param operator told about what was given up
   * @param clock of what is written
   */
  public Courier(
      Cluster cluster,
      Collection<? extends Channel> channels,
      Operator operator,
      Settings settings,
      InstantSource clock,
      MeterRegistry meters) {
    this.topic = cluster.topics().notifications();
    this.clients = new CourierClients(cluster, settings);
    this.settings = settings;
    this.settler = new Settler(clients, cluster.topics(), ledger, operator, clock, meters);
    this.lines =
        channels.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Channel::id, channel -> new Line(channel, settler, settings, WORLD)));
    this.meters = meters;
    this.thread = Thread.ofPlatform().name("vigie-alerts-courier").unstarted(this::run);
  }

  public void start() {
    lines.forEach(
        (id, line) ->
            gauges.add(
                Gauge.builder("vigie.alerts.waiting", line, Line::waiting)
                    .tag("channel", id)
                    .register(meters)));
    lines.values().forEach(Line::start);
    thread.start();
  }

  /** Whether it knows its partitions and has read their ledger: what comes now is told at once. */
  public boolean isStarted() {
    return started;
  }

  /** Whether the ledger has been read and nothing waits to be delivered. */
  public boolean isIdle() {
    return ready && lines.values().stream().allMatch(line -> line.waiting() == 0);
  }

  /** Whether, besides, all up to these positions was read. */
  public boolean isIdle(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> positions = reached;
    return ends.entrySet().stream()
            .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())
        && isIdle();
  }

  /** Starts no other call, waits for those in flight, in bounded time. */
  @Override
  public void close() {
    closed = true;
    clients.wakeup();
    lines.values().forEach(Line::stop);
    lines.values().forEach(Line::close);
    try {
      thread.join(settings.callTimeout().multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clients.close();
    // why: another courier may count its own lines under the same names.
    gauges.forEach(meters::remove);
  }

  private void run() {
    while (!closed) {
      Consumer<String, byte[]> consumer = clients.consumer();
      try {
        consumer.subscribe(List.of(topic.name()), new Assignments(consumer));
        while (!closed) {
          turn(consumer);
        }
      } catch (WakeupException | InterruptException e) {
        // The courier is being closed; the loop sees it.
      } catch (KafkaException e) {
        LOGGER.atError().setCause(e).log("courier starts over");
        pause();
      } finally {
        clients.close(consumer);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void turn(Consumer<String, byte[]> consumer) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      ready = false;
      read(record).ifPresent(arrivals::add);
    }
    catchUp(consumer);
    take(consumer);
    if (arrivals.isEmpty()) {
      reached =
          taken.keySet().stream()
              .collect(Collectors.toUnmodifiableMap(each -> each, consumer::position));
    }
    started = assigned && catchingUp.isEmpty();
    ready = started && arrivals.isEmpty() && !taken.isEmpty();
  }

  /** The record, if it is to be delivered and wasn't there when its partition was assigned. */
  private Optional<Arrival> read(ConsumerRecord<String, byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    Notification notification;
    try {
      notification = topic.values().deserializer().deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      settler.unreadable(record, e, record.offset() >= taken.getOrDefault(partition, UNKNOWN));
      return Optional.empty();
    }
    if (notification == null) {
      return Optional.empty();
    }
    return switch (ledger.read(record.partition(), record.offset(), notification)) {
      case Ledger.Entry.Noted _ -> Optional.empty();
      case Ledger.Entry.Told(Notification settled) -> {
        settler.again(settled, record.partition());
        yield Optional.empty();
      }
      case Ledger.Entry.Due _ ->
          catchingUp.containsKey(partition)
              ? Optional.empty()
              : Optional.of(new Arrival(partition, notification));
    };
  }

  /** Looks which partitions have been read to where they ended, and takes what is pending there. */
  private void catchUp(Consumer<String, byte[]> consumer) {
    for (Map.Entry<TopicPartition, Long> end : Map.copyOf(catchingUp).entrySet()) {
      if (consumer.position(end.getKey()) >= end.getValue()) {
        catchingUp.remove(end.getKey());
        leftOver(end.getKey());
      }
    }
  }

  private void leftOver(TopicPartition partition) {
    long before = taken.getOrDefault(partition, UNKNOWN);
    // why: a courier commits before it calls, so where nothing was ever committed nothing was
    // tried.
    // But commits expire in a group that is gone for days; then the ledger shows earlier calls.
    boolean triedBefore = ledger.hasOutcomes(partition.partition());
    for (Ledger.Pending pending : ledger.pending(partition.partition())) {
      if (before == UNKNOWN ? triedBefore : pending.offset() < before) {
        var now = WORLD.instant();
        // why: from now, not from when it was decided: a retry may have been under way at the end.
        deliver(
            Delivery.doubtful(
                pending.notification(),
                partition.partition(),
                now,
                now.plus(settings.callTimeout())));
      } else {
        arrivals.add(new Arrival(partition, pending.notification()));
      }
    }
  }

  /** Commits how far was read; only then hands the arrivals to their lines. */
  private void take(Consumer<String, byte[]> consumer) {
    Map<TopicPartition, OffsetAndMetadata> further = new HashMap<>();
    taken.forEach(
        (partition, before) -> {
          long position = catchingUp.containsKey(partition) ? 0 : consumer.position(partition);
          if (position > before) {
            further.put(partition, new OffsetAndMetadata(position));
          }
        });
    if (!further.isEmpty()) {
      try {
        consumer.commitSync(further);
      } catch (RebalanceInProgressException | CommitFailedException e) {
        // why: the next poll settles who owns them; what is still ours is committed then.
        return;
      }
      further.forEach((partition, offset) -> taken.put(partition, offset.offset()));
    }
    for (Arrival arrival : arrivals) {
      deliver(
          Delivery.fresh(arrival.notification(), arrival.partition().partition(), WORLD.instant()));
    }
    arrivals.clear();
  }

  private void deliver(Delivery delivery) {
    Line line = lines.get(delivery.notification().channel());
    if (line == null) {
      settler.failed(delivery, "there is no such channel any more");
    } else {
      line.add(delivery);
    }
  }

  /** Opens a page of the ledger for each partition that comes, closes it when it goes. */
  private final class Assignments implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    private Assignments(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      assigned = true;
      if (partitions.isEmpty()) {
        return;
      }
      consumer.seekToBeginning(partitions);
      var committed = consumer.committed(Set.copyOf(partitions));
      var ends = consumer.endOffsets(partitions);
      for (TopicPartition partition : partitions) {
        ledger.open(partition.partition());
        long end = ends.getOrDefault(partition, 0L);
        catchingUp.put(partition, end);
        OffsetAndMetadata before = committed.get(partition);
        taken.put(partition, before == null ? UNKNOWN : before.offset());
      }
      LOGGER.atInfo().addKeyValue("partitions", partitions.size()).log("courier assigned");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      ready = false;
      for (TopicPartition partition : partitions) {
        arrivals.removeIf(arrival -> arrival.partition().equals(partition));
        release(partition.partition());
        ledger.forget(partition.partition());
        catchingUp.remove(partition);
        taken.remove(partition);
      }
      clients.flush();
    }

    private void release(int partition) {
      try {
        for (Line line : lines.values()) {
          line.release(partition);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
