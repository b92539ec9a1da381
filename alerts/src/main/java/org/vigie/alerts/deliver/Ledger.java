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
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;

/**
 * The notifications that wait and the outcomes of the others, by partition of {@code
 * notifications.v1}. The {@link Courier} fills it from the topic, and each {@link Dispatcher} adds
 * new outcomes. Thread-safe.
 *
 * <p>An outcome is kept for {@value #DAYS} days, like the records of the topic. A notification that
 * is decided again within this time is not sent again. The time is an estimate: an outcome takes
 * 300 bytes of memory, and the code that decides remembers stories for 30 days.
 */
final class Ledger {
  private static final int DAYS = 90;

  private final Map<Integer, PartitionLedger> partitions = new ConcurrentHashMap<>();

  /** Creates a partition's ledger. It is empty until the partition is read from its beginning. */
  void open(int partition) {
    partitions.put(partition, new PartitionLedger());
  }

  /** True if the partition is assigned to this courier. */
  boolean isOpen(int partition) {
    return partitions.containsKey(partition);
  }

  void close(int partition) {
    partitions.remove(partition);
  }

  /** Returns the ledger of a partition, or a temporary empty one if the partition isn't open. */
  PartitionLedger of(int partition) {
    return partitions.getOrDefault(partition, new PartitionLedger());
  }

  /** A notification without an outcome, and the offset of its record. */
  record Pending(Notification notification, long offset) {}

  /** Identifies a story on a channel. Its messages share a thread, even if their routes differ. */
  record StoryKey(String channel, String watch, String story) {
    static StoryKey of(Notification n) {
      return new StoryKey(n.channel(), n.watch(), n.story().id());
    }
  }

  private record KnownOutcome(
      State state,
      Instant at,
      @Nullable String ref,
      @Nullable String error,
      @Nullable Attempt attempt) {
    Notification of(Notification decided) {
      return decided.settled(state, at, ref, error).attempted(attempt);
    }
  }

  /** The ledger of one partition. */
  static final class PartitionLedger {
    /** Maximum number of mentions kept of a first message. Messages show at most six articles. */
    private static final int MENTIONS = 6;

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Map<String, KnownOutcome> outcomes = new LinkedHashMap<>();
    private final Map<StoryKey, Root> roots = new LinkedHashMap<>();

    /**
     * Adds a record of the topic; the caller passes records in the topic's order. If the record
     * repeats a notification that already has an outcome, returns that outcome, which must then be
     * written to the topic again. Otherwise returns null.
     */
    synchronized @Nullable Notification read(long offset, Notification n) {
      KnownOutcome known = outcomes.get(n.id());
      switch (n.state()) {
        case SENT, FAILED -> record(n);
        case HELD, MUTED -> pending.remove(n.id());
        case PENDING -> {
          if (known != null) {
            return known.of(n);
          }
          pending.put(n.id(), new Pending(n, offset));
          addRoot(n);
        }
      }
      return null;
    }

    /** True if the notification is known to wait for its outcome. */
    synchronized boolean isPending(String notification) {
      return pending.containsKey(notification);
    }

    /** True if the notification was sent or has failed permanently. */
    synchronized boolean isSettled(String notification) {
      return outcomes.containsKey(notification);
    }

    /** Returns the notifications without an outcome, in the order of the topic. */
    synchronized List<Pending> pending() {
      return List.copyOf(pending.values());
    }

    /** True if the ledger holds a notification that was sent or has failed permanently. */
    synchronized boolean hasOutcomes() {
      return !outcomes.isEmpty();
    }

    /** Returns the story's first message on the notification's channel; null if none was sent. */
    synchronized @Nullable Root root(Notification n) {
      return roots.get(StoryKey.of(n));
    }

    /** Adds the outcome of a notification, and removes outcomes older than {@value #DAYS} days. */
    synchronized void record(Notification n) {
      pending.remove(n.id());
      Instant at = n.settled() == null ? n.decided() : n.settled();
      outcomes.put(n.id(), new KnownOutcome(n.state(), at, n.ref(), n.error(), n.attempt()));
      addRoot(n);
      Instant horizon = at.minus(Duration.ofDays(DAYS));
      removeOld(outcomes.values(), outcome -> outcome.at.isBefore(horizon));
      removeOld(roots.values(), root -> root.first().decided().isBefore(horizon));
    }

    /** Adds the message as its story's first one, if it is the first and at least partly sent. */
    synchronized void addRoot(Notification n) {
      if (n.kind() == Kind.FIRST && n.ref() != null) {
        // why: to save memory, the story's articles are left out; later notifications have them.
        roots.putIfAbsent(StoryKey.of(n), new Root(n.ref(), n.shortened(MENTIONS)));
      }
    }

    /** Removes old entries up to the first newer one, as entries are almost in order of time. */
    private static <T> void removeOld(Collection<T> oldestFirst, Predicate<T> isOld) {
      Iterator<T> all = oldestFirst.iterator();
      while (all.hasNext() && isOld.test(all.next())) {
        all.remove();
      }
    }
  }
}
