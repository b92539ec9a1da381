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
 * Reads the partitions assigned to a courier: first the existing records, which form the ledger,
 * then new records. Other threads than the courier's may call only {@link #isStarted} and {@link
 * #isIdle}.
 *
 * <p>The offset is committed before a notification is passed to its dispatcher. So for a pending
 * notification at or after the committed offset, no call was made; for one before the offset, a
 * call may have been made. A courier that has lost its partitions can't commit an offset, and
 * therefore passes on no new notifications.
 */
final class NotificationIntake implements ConsumerRebalanceListener {
  private static final Logger LOGGER = LoggerFactory.getLogger(NotificationIntake.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Stands for the committed offset of a partition that has no committed offset. */
  private static final long NONE = -1;

  private final Consumer<String, byte[]> consumer;
  private final Topic<Notification> topic;
  private final Ledger ledger;
  private final OutcomeWriter outcomes;
  private final Dispatchers dispatchers;

  /** The end offset, at assignment, of each partition whose existing records are being read. */
  private final Map<TopicPartition, Long> replays = new HashMap<>();

  /** The committed offset of each assigned partition. */
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  /** Notifications that are passed to their dispatchers after the next commit. */
  private final List<Arrival> arrivals = new ArrayList<>();

  private boolean assigned;
  private volatile boolean started;
  private volatile boolean idle;
  private volatile Map<TopicPartition, Long> dispatched = Map.of();

  private record Arrival(TopicPartition partition, Notification notification) {}

  NotificationIntake(
      Consumer<String, byte[]> consumer,
      Topic<Notification> topic,
      Ledger ledger,
      OutcomeWriter outcomes,
      Dispatchers dispatchers) {
    this.consumer = consumer;
    this.topic = topic;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.dispatchers = dispatchers;
  }

  /** True if a first assignment, possibly empty, has arrived and all ledgers are read. */
  boolean isStarted() {
    return started;
  }

  /** True if all records read so far, and all before the offsets {@code ends}, are dispatched. */
  boolean isIdle(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> offsets = dispatched;
    return ends.entrySet().stream()
            .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue())
        && idle;
  }

  /** Waits at most 100 ms for records, commits their offsets and dispatches the notifications. */
  void poll() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      idle = false;
      read(record);
    }
    for (Map.Entry<TopicPartition, Long> replay : Map.copyOf(replays).entrySet()) {
      if (consumer.position(replay.getKey()) >= replay.getValue()) {
        replays.remove(replay.getKey());
        dispatchPending(replay.getKey());
      }
    }
    if (commit()) {
      arrivals.forEach(
          each -> dispatchers.deliver(each.notification(), each.partition().partition()));
      arrivals.clear();
      dispatched =
          committed.keySet().stream()
              .collect(Collectors.toUnmodifiableMap(each -> each, consumer::position));
    }
    started = assigned && replays.isEmpty();
    idle = started && arrivals.isEmpty() && !committed.isEmpty();
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    Notification notification;
    try {
      notification = topic.values().deserializer().deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      outcomes.unreadable(record, e, record.offset() >= committed.getOrDefault(partition, NONE));
      return;
    }
    if (notification == null) {
      return;
    }
    Notification outcome = ledger.of(record.partition()).read(record.offset(), notification);
    if (outcome != null) {
      outcomes.writeAgain(outcome, record.partition());
    } else if (notification.state() == State.PENDING && !replays.containsKey(partition)) {
      arrivals.add(new Arrival(partition, notification));
    }
  }

  /** Dispatches the pending notifications after a partition's existing records are read. */
  private void dispatchPending(TopicPartition partition) {
    long before = committed.getOrDefault(partition, NONE);
    Ledger.PartitionLedger known = ledger.of(partition.partition());
    // why: without a committed offset, no call was made. Exception: Kafka deletes the offsets of a
    // consumer group that was inactive for days, but the ledger still holds outcomes.
    boolean allDoubtful = before == NONE && known.hasOutcomes();
    for (Ledger.Pending pending : known.pending()) {
      if (allDoubtful || pending.offset() < before) {
        dispatchers.settle(pending.notification(), partition.partition());
      } else {
        arrivals.add(new Arrival(partition, pending.notification()));
      }
    }
  }

  /** Commits the read offsets. Returns false if the group rebalances or drops this consumer. */
  private boolean commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    committed.forEach(
        (partition, before) -> {
          // why: dispatchPending needs the old offset after the existing records are read.
          if (!replays.containsKey(partition) && consumer.position(partition) > before) {
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
          }
        });
    if (offsets.isEmpty()) {
      return true;
    }
    try {
      consumer.commitSync(offsets);
    } catch (RebalanceInProgressException | CommitFailedException e) {
      // why: the next poll updates the assignment; the offsets are committed after it.
      return false;
    }
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
    outcomes.flush();
  }
}
