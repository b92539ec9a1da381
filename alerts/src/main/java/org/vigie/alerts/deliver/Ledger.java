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
import org.vigie.events.Story;

/**
 * What became of each notification, as {@code notifications.v1} has it, a page for each partition.
 * Read by the courier's thread, settled by the lines.
 *
 * <p>It remembers every notification settled in the last {@value #DAYS} days, in about 300 bytes
 * each, and so does the topic: a decision taken again in that time is not told twice. Deciding
 * remembers for a month.
 */
final class Ledger {
  private static final int DAYS = 90;

  private final Map<Integer, Page> pages = new ConcurrentHashMap<>();

  /** Starts an empty page for a partition that is read from its beginning. */
  void open(int partition) {
    pages.put(partition, new Page());
  }

  void forget(int partition) {
    pages.remove(partition);
  }

  /**
   * Takes a record in the order of the topic.
   *
   * @return what to do about it
   */
  Entry read(int partition, long offset, Notification notification) {
    return pages.getOrDefault(partition, new Page()).read(offset, notification);
  }

  /** The notifications to be delivered, in the order of the topic. */
  List<Pending> pending(int partition) {
    Page page = pages.get(partition);
    return page == null ? List.of() : page.pending();
  }

  /** Whether something in it was ever told, or given up. */
  boolean hasOutcomes(int partition) {
    Page page = pages.get(partition);
    return page != null && page.hasOutcomes();
  }

  /** Notes what became of one, before its record comes back from the topic. */
  void settle(int partition, Notification settled) {
    Page page = pages.get(partition);
    if (page != null) {
      page.settle(settled);
    }
  }

  /** The first message of the story that this is about, if it was sent. */
  @Nullable Root root(int partition, Notification about) {
    Page page = pages.get(partition);
    return page == null ? null : page.root(StoryHere.of(about));
  }

  /** What a record just read asks for. */
  sealed interface Entry {
    /** To be delivered. */
    record Due() implements Entry {}

    /** Was told before: the outcome it had is to be written again, over the new decision. */
    record Told(Notification settled) implements Entry {}

    /** Nothing. */
    record Noted() implements Entry {}
  }

  /** A notification to be delivered. */
  record Pending(Notification notification, long offset) {}

  /** What shares a thread: one story on one channel, whichever routes tell it. */
  record StoryHere(String channel, String watch, String story) {
    static StoryHere of(Notification n) {
      return new StoryHere(n.channel(), n.watch(), n.story().id());
    }
  }

  private record Outcome(State state, Instant at, @Nullable String ref, @Nullable String error) {}

  private static final class Page {
    /** Mentions of a first message that its edits still show. */
    private static final int SHOWN = 6;

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<StoryHere, Root> roots = new LinkedHashMap<>();

    synchronized Entry read(long offset, Notification n) {
      return switch (n.state()) {
        case SENT, FAILED -> {
          settle(n);
          yield new Entry.Noted();
        }
        case PENDING -> {
          Outcome outcome = outcomes.get(n.id());
          if (outcome != null) {
            yield new Entry.Told(n.settled(outcome.state, outcome.at, outcome.ref, outcome.error));
          }
          pending.put(n.id(), new Pending(n, offset));
          yield new Entry.Due();
        }
        case HELD, MUTED -> {
          pending.remove(n.id());
          yield new Entry.Noted();
        }
      };
    }

    synchronized List<Pending> pending() {
      return List.copyOf(pending.values());
    }

    synchronized @Nullable Root root(StoryHere story) {
      return roots.get(story);
    }

    synchronized boolean hasOutcomes() {
      return !outcomes.isEmpty();
    }

    synchronized void settle(Notification n) {
      pending.remove(n.id());
      Instant at = n.settled() == null ? n.decided() : n.settled();
      outcomes.put(n.id(), new Outcome(n.state(), at, n.ref(), n.error()));
      if (n.kind() == Kind.FIRST && n.state() == State.SENT && n.ref() != null) {
        roots.putIfAbsent(StoryHere.of(n), new Root(n.ref(), asShown(n)));
      }
      forgetBefore(at.minus(Duration.ofDays(DAYS)));
    }

    /** They came in about the order of time. */
    private void forgetBefore(Instant horizon) {
      forget(outcomes.values(), outcome -> outcome.at.isBefore(horizon));
      forget(roots.values(), root -> root.first().decided().isBefore(horizon));
    }

    private static <T> void forget(Collection<T> eldestFirst, Predicate<T> isOld) {
      Iterator<T> all = eldestFirst.iterator();
      while (all.hasNext() && isOld.test(all.next())) {
        all.remove();
      }
    }

    /** Without what an edit takes from the newer record. */
    private static Notification asShown(Notification n) {
      Story s = n.story();
      var bare =
          new Story(
              s.watch(),
              s.id(),
              s.title(),
              s.tags(),
              s.pickup(),
              s.articles(),
              s.copies(),
              List.of(),
              s.updated());
      return new Notification(
          n.id(),
          n.watch(),
          n.route(),
          n.channel(),
          bare,
          n.kind(),
          n.reason(),
          n.state(),
          n.mentions().subList(0, Math.min(SHOWN, n.mentions().size())),
          n.more(),
          n.why(),
          n.seen(),
          n.decided(),
          n.settled(),
          n.ref(),
          n.error(),
          null);
    }
  }
}
