package org.vigie.alerts.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topic;

/**
 * Reads the partitions assigned to a {@link Courier}: first the existing records, which fill the
 * {@link Ledger}, then new records. Other threads than the courier's may call only {@link
 * #isStarted} and {@link #isIdle}.
 *
 * <p>An offset is committed before the notifications before it are passed to their {@link
 * Dispatcher}. So a waiting notification at or after the committed offset was never sent, unless
 * its record tells of a call; one before the offset may have been sent. A courier that has lost its
 * partitions can't commit, and therefore sends no new notifications.
 */
final class NotificationIntake implements ConsumerRebalanceListener {
  private static final Logger LOGGER = LoggerFactory.getLogger(NotificationIntake.class);

  /**
   * Maximum time of a poll without records. Records end a poll at once, so a longer time delays
   * only the renewal of an expired lease. Chosen: as long as the broker waits for records (Kafka's
   * default). Measured: with 100 ms, and 50 ms at the broker, this thread took 0.7 % of a core.
   * With 500 ms, it takes 0.1 %, and the broker's threads take 1.2 % less.
   */
  private static final Duration POLL = Duration.ofMillis(500);

  /** As {@link #POLL}, until the existing records are read: a start waits for the poll's end. */
  private static final Duration STARTING_POLL = Duration.ofMillis(100);

  /** Stands in {@link #committed} for a partition without a committed offset. */
  private static final long NONE = -1;

  private final Consumer<String, byte[]> consumer;
  private final Topic<Notification> topic;
  private final Ledger ledger;
  private final OutcomeWriter outcomes;
  private final Dispatchers dispatchers;
  private final Lease lease;

  /** Partitions whose existing records are still being read, and the offset after these records. */
  private final Map<TopicPartition, Long> replays = new HashMap<>();

  /** The committed offset of each assigned partition, or {@link #NONE}. */
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  /** New notifications. They are queued to be sent after the next commit of offsets. */
  private final List<Arrival> arrivals = new ArrayList<>();

  /** True if a record was read that only its committed offset shows to be handled. */
  private boolean hasNews;

  private boolean assigned;

  /** True once this consumer has asked for new assignments, which it does once. */
  private boolean hasAsked;

  private volatile boolean started;
  private volatile boolean idle;
  private volatile Map<TopicPartition, Long> dispatched = Map.of();

  private record Arrival(TopicPartition partition, Notification notification) {}

  NotificationIntake(
      Consumer<String, byte[]> consumer,
      Topic<Notification> topic,
      Ledger ledger,
      OutcomeWriter outcomes,
      Dispatchers dispatchers,
      Lease lease) {
    this.consumer = consumer;
    this.topic = topic;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.dispatchers = dispatchers;
    this.lease = lease;
  }

  /** True if Kafka has assigned partitions, perhaps none, and their existing records are read. */
  boolean isStarted() {
    return started;
  }

  /** True if all records before the offsets {@code ends} are read and all read ones handled. */
  boolean isIdle(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> offsets = dispatched;
    return ends.entrySet().stream()
            .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue())
        && idle;
  }

  /** Waits at most 500 ms for records, commits offsets and queues new notifications. */
  void poll() {
    var records = consumer.poll(started ? POLL : STARTING_POLL);
    for (ConsumerRecord<String, byte[]> record : records) {
      idle = false;
      read(record);
    }
    askForAssignments();
    for (Map.Entry<TopicPartition, Long> replay : Map.copyOf(replays).entrySet()) {
      if (consumer.position(replay.getKey()) >= replay.getValue()) {
        replays.remove(replay.getKey());
        dispatchPending(replay.getKey());
      }
    }
    if (commit(records.isEmpty())) {
      arrivals.forEach(
          each -> dispatchers.deliver(each.notification(), each.partition().partition()));
      arrivals.clear();
      dispatched =
          committed.keySet().stream()
              .collect(Collectors.toUnmodifiableMap(each -> each, consumer::position));
    }
    started = assigned && replays.isEmpty();
    boolean wasIdle = idle;
    idle = started && arrivals.isEmpty() && !committed.isEmpty();
    if (idle && !wasIdle) {
      // why: only now is it known that nothing waits for a channel that was removed.
      dispatchers.forgetOthers(committed.size() >= consumer.partitionsFor(topic.name()).size());
    }
  }

  /**
   * Asks for new assignments after the first one. A restarted process gets back the partitions that
   * it had, and the others are not asked. If it was killed when it had given up a partition, but
   * had not yet told so, nobody would ever get that partition.
   */
  private void askForAssignments() {
    if (assigned && !hasAsked) {
      hasAsked = true;
      consumer.enforceRebalance("a partition may belong to nobody since this process was killed");
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    Notification notification;
    try {
      notification = topic.values().deserializer().deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      outcomes.unreadable(record, e, record.offset() >= committed.getOrDefault(partition, NONE));
      hasNews = true;
      return;
    }
    if (notification == null) {
      return;
    }
    Ledger.PartitionLedger known = ledger.of(record.partition());
    // why: the courier itself writes a pending notification again when it calls a blind channel.
    boolean isQueued = known.isPending(notification.id());
    hasNews |= notification.state() == State.PENDING && notification.attempt() == null;
    Notification outcome = known.read(record.offset(), notification);
    if (outcome != null) {
      outcomes.writeAgain(outcome, record.partition());
    } else if (notification.state() == State.PENDING
        && !isQueued
        && !replays.containsKey(partition)) {
      arrivals.add(new Arrival(partition, notification));
    }
  }

  /** Queues a partition's waiting notifications once all its existing records are read. */
  private void dispatchPending(TopicPartition partition) {
    long before = committed.getOrDefault(partition, NONE);
    Ledger.PartitionLedger known = ledger.of(partition.partition());
    // why: if there is no committed offset, no call was made. Exception: Kafka deletes the offsets
    // of a consumer group that was inactive for days. Then the ledger still holds outcomes.
    boolean allDoubtful = before == NONE && known.hasOutcomes();
    for (Ledger.Pending pending : known.pending()) {
      // why: the record of a call, which the ended courier wrote, may be after its last commit.
      boolean isCalled = pending.notification().attempt() != null;
      if (allDoubtful || isCalled || pending.offset() < before) {
        dispatchers.resume(pending.notification(), partition.partition());
      } else {
        arrivals.add(new Arrival(partition, pending.notification()));
      }
    }
  }

  /**
   * Commits offsets, also old ones to renew the {@link Lease}. Returns false if Kafka reassigns
   * partitions or has dropped this consumer.
   *
   * @param isQuiet true if the last poll brought no records
   */
  private boolean commit(boolean isQuiet) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    committed.forEach(
        (partition, before) -> {
          // why: dispatchPending() needs the old offset once the existing records are read.
          boolean isBehind = consumer.position(partition) > before;
          // why: a decision must be committed before it is sent. What the courier itself writes is
          // read again after a restart in any case, so it waits for a quiet poll.
          boolean isLate = isQuiet || hasNews || !arrivals.isEmpty();
          boolean isDue = lease.isWanted() || (isBehind && isLate);
          if (!replays.containsKey(partition) && isDue) {
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
          }
        });
    if (offsets.isEmpty()) {
      return true;
    }
    Lease.Moment beforeCommit = lease.now();
    try {
      consumer.commitSync(offsets);
    } catch (RebalanceInProgressException | CommitFailedException e) {
      // why: the next poll gets the new assignment of partitions and commits the offsets.
      lease.end();
      return false;
    }
    lease.renew(beforeCommit);
    hasNews = false;
    offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    return true;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    assigned = true;
    if (partitions.isEmpty()) {
      return;
    }
    consumer.seekToBeginning(partitions);
    var offsets = consumer.committed(Set.copyOf(partitions));
    var ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      ledger.open(partition.partition());
      replays.put(partition, ends.getOrDefault(partition, 0L));
      OffsetAndMetadata offset = offsets.get(partition);
      committed.put(partition, offset == null ? NONE : offset.offset());
    }
    LOGGER.atInfo().addKeyValue("partitions", partitions.size()).log("courier assigned");
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    idle = false;
    for (TopicPartition partition : partitions) {
      arrivals.removeIf(arrival -> arrival.partition().equals(partition));
      dispatchers.release(partition.partition());
      ledger.close(partition.partition());
      replays.remove(partition);
      committed.remove(partition);
    }
    outcomes.records().flush();
  }
}
