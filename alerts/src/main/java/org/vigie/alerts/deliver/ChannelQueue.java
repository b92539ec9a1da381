package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.Ledger.StoryKey;

/**
 * The {@link Delivery deliveries} of one channel, which are notifications to send. Deliveries of
 * one story keep their order: each waits until the previous one was sent, at least to some
 * recipients, or has failed permanently. After a failed call, the story moves to the end of the
 * queue. Thread-safe.
 */
final class ChannelQueue {
  private final InstantSource clock;

  /** Each story's deliveries, including one in flight. */
  private final Map<StoryKey, Deque<Delivery>> stories = new LinkedHashMap<>();

  private Instant restUntil = Instant.MIN;
  private @Nullable Delivery inFlight;
  private boolean stopped;

  ChannelQueue(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Delivery delivery) {
    stories.computeIfAbsent(delivery.story(), _ -> new ArrayDeque<>()).addLast(delivery);
    notifyAll();
  }

  /**
   * Returns the number of deliveries that wait for the channel or are being sent. A mail that only
   * waits for some of its recipients is left out after this process has called once.
   */
  synchronized int size() {
    return (int)
        stories.values().stream()
            .flatMap(Deque::stream)
            .filter(each -> !each.isPartlySent() || each.failures() == 0)
            .count();
  }

  /** Waits until a delivery is due, and returns it: partly sent mails last; null after a stop. */
  synchronized @Nullable Delivery take() throws InterruptedException {
    while (!stopped) {
      Instant now = clock.instant();
      Instant next = Instant.MAX;
      Delivery first = null;
      for (Deque<Delivery> story : stories.values()) {
        Delivery head = story.getFirst();
        Instant due = head.notBefore().isAfter(restUntil) ? head.notBefore() : restUntil;
        next = due.isBefore(next) ? due : next;
        boolean isBetter = first == null || (first.isPartlySent() && !head.isPartlySent());
        if (isBetter && !due.isAfter(now)) {
          first = head;
        }
      }
      if (first != null) {
        inFlight = first;
        return first;
      }
      wait(next.equals(Instant.MAX) ? 0 : now.until(next, ChronoUnit.MILLIS) + 1);
    }
    return null;
  }

  /**
   * Removes a delivery that was sent or has failed permanently.
   *
   * @param rest the earliest time of the next call to the channel
   */
  synchronized void finish(Delivery delivery, Instant rest) {
    rest(rest);
    Deque<Delivery> story = stories.get(delivery.story());
    if (story != null && story.remove(delivery) && story.isEmpty()) {
      stories.remove(delivery.story());
    }
    landed();
  }

  /**
   * Puts a delivery whose call failed back into the queue, and moves its story to the end.
   *
   * @param next replaces {@code delivery}; holds the time of the next call
   * @param rest the earliest time of the next call to the channel, for any story
   */
  synchronized void postpone(Delivery delivery, Delivery next, Instant rest) {
    rest(rest);
    Deque<Delivery> story = stories.get(delivery.story());
    // why: release() has removed the delivery if Kafka took its partition away during the call.
    if (story != null && delivery.equals(story.peekFirst())) {
      stories.remove(delivery.story());
      story.removeFirst();
      // why: a mail leaves its story once it is partly sent, and the story's other messages stay.
      if (!story.isEmpty() && !next.story().equals(delivery.story())) {
        stories.put(delivery.story(), story);
        story = new ArrayDeque<>();
      }
      story.addFirst(next);
      stories.put(next.story(), story);
    }
    landed();
  }

  /**
   * Puts a delivery back to its place, so that all deliveries keep their order.
   *
   * @param next replaces {@code delivery}
   * @param rest the earliest time of the next call to the channel
   */
  synchronized void hold(Delivery delivery, Delivery next, Instant rest) {
    restUntil = rest;
    Deque<Delivery> story = stories.get(delivery.story());
    if (story != null && delivery.equals(story.peekFirst())) {
      story.removeFirst();
      story.addFirst(next);
    }
    landed();
  }

  /** Ends the channel's rest, so that the next due delivery is taken at once. */
  synchronized void wake() {
    restUntil = Instant.MIN;
    notifyAll();
  }

  private void rest(Instant until) {
    restUntil = until.isAfter(restUntil) ? until : restUntil;
  }

  private void landed() {
    inFlight = null;
    notifyAll();
  }

  /** Returns the deliveries, waiting or in flight, that fulfil a condition. */
  synchronized List<Delivery> matching(Predicate<Delivery> condition) {
    return stories.values().stream().flatMap(Deque::stream).filter(condition).toList();
  }

  /**
   * Removes the waiting deliveries of a partition. If a delivery of the partition is being sent,
   * waits for it at most {@code atMost}, and then removes it, too.
   */
  synchronized void release(int partition, Duration atMost) throws InterruptedException {
    drop(partition, inFlight);
    long end = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    while (inFlight != null && inFlight.partition() == partition && left > 0) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    drop(partition, null);
  }

  private void drop(int partition, @Nullable Delivery except) {
    for (Deque<Delivery> story : stories.values()) {
      story.removeIf(each -> each.partition() == partition && !each.equals(except));
    }
    stories.values().removeIf(Deque::isEmpty);
  }

  /** Makes {@link #take} return null from now on. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
