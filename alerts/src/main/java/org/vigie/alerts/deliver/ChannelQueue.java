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
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.Ledger.StoryKey;

/**
 * The deliveries that wait for one channel. Those of one story keep their order, so a first message
 * that failed or is doubtful holds back the later ones. A story that fails goes behind the others.
 * Thread-safe.
 */
final class ChannelQueue {
  private final InstantSource clock;

  /** In the order in which they are tried. */
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

  /** Deliveries that wait, and the one in flight. */
  synchronized int size() {
    return stories.values().stream().mapToInt(Deque::size).sum();
  }

  /** Waits for the first delivery that is due, and puts it in flight. Null once stopped. */
  synchronized @Nullable Delivery take() throws InterruptedException {
    while (!stopped) {
      Instant now = clock.instant();
      Instant next = Instant.MAX;
      for (Deque<Delivery> story : stories.values()) {
        Delivery head = story.getFirst();
        Instant due = head.notBefore().isAfter(restUntil) ? head.notBefore() : restUntil;
        if (!due.isAfter(now)) {
          inFlight = head;
          return head;
        }
        next = due.isBefore(next) ? due : next;
      }
      wait(next.equals(Instant.MAX) ? 0 : now.until(next, ChronoUnit.MILLIS) + 1);
    }
    return null;
  }

  /** Removes a delivery that was sent or has failed for good. */
  synchronized void finish(Delivery delivery) {
    Deque<Delivery> story = stories.get(delivery.story());
    if (story != null && story.remove(delivery) && story.isEmpty()) {
      stories.remove(delivery.story());
    }
    landed();
  }

  /**
   * Puts the delivery in flight back, and its story behind the others.
   *
   * @param next the same delivery with its next time
   * @param rest when the next delivery of any story may be tried
   */
  synchronized void postpone(Delivery delivery, Delivery next, Instant rest) {
    restUntil = rest;
    Deque<Delivery> story = stories.get(delivery.story());
    // why: the delivery is gone if its partition was released during the call.
    if (story != null && delivery.equals(story.peekFirst())) {
      stories.remove(delivery.story());
      story.removeFirst();
      story.addFirst(next);
      stories.put(delivery.story(), story);
    }
    landed();
  }

  private void landed() {
    inFlight = null;
    notifyAll();
  }

  synchronized List<Delivery> takenBefore(Instant horizon) {
    return stories.values().stream()
        .flatMap(Deque::stream)
        .filter(each -> each.taken().isBefore(horizon))
        .toList();
  }

  /** Drops the deliveries of a partition, after waiting for the one in flight. */
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

  /** Ends {@link #take}. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
