package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.Channel.Root;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;

/**
 * The outcome of each notification, by partition of {@code notifications.v1}. Filled by the
 * courier's thread from the topic and by the dispatchers. Thread-safe.
 *
 * <p>An outcome is kept for {@value #DAYS} days, as in the topic, and takes about 300 bytes. A
 * decision repeated within that time is not delivered again; the deciding side itself remembers its
 * decisions for 30 days.
 */
final class Ledger {
  private static final int DAYS = 90;

  private final Map<Integer, PartitionLedger> partitions = new ConcurrentHashMap<>();

  /** Starts an empty ledger for a partition that is read from its beginning. */
  void open(int partition) {
    partitions.put(partition, new PartitionLedger());
  }

  void close(int partition) {
    partitions.remove(partition);
  }

  /** The ledger of a partition; if the partition isn't open, an empty one that is not kept. */
  PartitionLedger of(int partition) {
    return partitions.getOrDefault(partition, new PartitionLedger());
  }

  /** A notification to be delivered. */
  record Pending(Notification notification, long offset) {}

  /** A story on one channel, whichever routes report it. Its messages share a thread. */
  record StoryKey(String channel, String watch, String story) {
    static StoryKey of(Notification n) {
      return new StoryKey(n.channel(), n.watch(), n.story().id());
    }
  }

  private record KnownOutcome(
      State state, Instant at, @Nullable String ref, @Nullable String error) {}

  /** The ledger of one partition. */
  static final class PartitionLedger {
    /** Mentions kept of a first message: as many as its edits show. */
    private static final int MENTIONS = 6;

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Map<String, KnownOutcome> outcomes = new LinkedHashMap<>();
    private final Map<StoryKey, Root> roots = new LinkedHashMap<>();

    /**
     * Takes a record, in the order of the topic. Returns null, except for a repeated decision: then
     * its outcome, which has to be the newest record again.
     */
    synchronized @Nullable Notification read(long offset, Notification n) {
      KnownOutcome known = outcomes.get(n.id());
      switch (n.state()) {
        case SENT, FAILED -> record(n);
        case HELD, MUTED -> pending.remove(n.id());
        case PENDING -> {
          if (known != null) {
            return n.settled(known.state, known.at, known.ref, known.error);
          }
          pending.put(n.id(), new Pending(n, offset));
        }
      }
      return null;
    }

    /** In the order of the topic. */
    synchronized List<Pending> pending() {
      return List.copyOf(pending.values());
    }

    /** True if anything was ever sent, or has failed for good. */
    synchronized boolean hasOutcomes() {
      return !outcomes.isEmpty();
    }

    /** The first message of the notification's story on its channel; null if none was sent. */
    synchronized @Nullable Root root(Notification n) {
      return roots.get(StoryKey.of(n));
    }

    /** Records the outcome of a notification. */
    synchronized void record(Notification n) {
      pending.remove(n.id());
      Instant at = n.settled() == null ? n.decided() : n.settled();
      outcomes.put(n.id(), new KnownOutcome(n.state(), at, n.ref(), n.error()));
      if (n.kind() == Kind.FIRST && n.state() == State.SENT && n.ref() != null) {
        // why: this saves memory; an edit takes members from a newer record.
        roots.putIfAbsent(StoryKey.of(n), new Root(n.ref(), n.shortened(MENTIONS)));
      }
      Instant horizon = at.minus(Duration.ofDays(DAYS));
      removeOld(outcomes.values(), outcome -> outcome.at.isBefore(horizon));
      removeOld(roots.values(), root -> root.first().decided().isBefore(horizon));
    }

    /** Removes the first ones while they are old: the order is almost that of time. */
    private static <T> void removeOld(Collection<T> oldestFirst, Predicate<T> isOld) {
      Iterator<T> all = oldestFirst.iterator();
      while (all.hasNext() && isOld.test(all.next())) {
        all.remove();
      }
    }
  }
}
