package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.alerts.deliver.Ledger.StoryHere;

/**
 * What waits for one channel, and the thread that delivers it: one call at a time.
 *
 * <p>A story's messages keep their order, so a first message that failed or is in doubt holds back
 * its followers. A story that fails goes behind the others, so that it doesn't hold back those.
 * What has waited longer than {@link Settings#patience} is given up, so that a dead channel's queue
 * ends.
 */
final class Line implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Line.class);

  /** Longest rest of the whole channel after failures that named no time. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Channel channel;
  private final Outcomes outcomes;
  private final Settings settings;
  private final InstantSource clock;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by the lock, as is what follows. Stories in the order in which they get their turn. */
  private final Map<StoryHere, Deque<Delivery>> stories = new LinkedHashMap<>();

  private Instant resting = Instant.MIN;
  private int failures;
  private @Nullable Delivery inFlight;
  private boolean closed;

  Line(Channel channel, Outcomes outcomes, Settings settings, InstantSource clock) {
    this.channel = channel;
    this.outcomes = outcomes;
    this.settings = settings;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("vigie-alerts-line-" + channel.id()).unstarted(this::run);
  }

  /** Who wants to know what became of a delivery. Called by the line's thread. */
  interface Outcomes {
    Channel.@Nullable Root root(Delivery delivery);

    void sent(Delivery delivery, String ref);

    void failed(Delivery delivery, String why);

    /** Counts a call's result. */
    void called(Delivery delivery, DeliveryResult result);
  }

  void start() {
    thread.start();
  }

  void add(Delivery delivery) {
    lock.lock();
    try {
      stories.computeIfAbsent(delivery.story(), _ -> new ArrayDeque<>()).addLast(delivery);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many are waiting or in flight. */
  int waiting() {
    lock.lock();
    try {
      return stories.values().stream().mapToInt(Deque::size).sum();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of what came from a partition; waits for its call in flight, bounded. */
  void release(int partition) throws InterruptedException {
    lock.lock();
    try {
      drop(partition, inFlight);
      long left = settings.callTimeout().multipliedBy(2).toNanos();
      while (inFlight != null && inFlight.partition() == partition && left > 0) {
        left = changed.awaitNanos(left);
      }
      drop(partition, null);
    } finally {
      lock.unlock();
    }
  }

  private void drop(int partition, @Nullable Delivery but) {
    for (Iterator<Deque<Delivery>> all = stories.values().iterator(); all.hasNext(); ) {
      Deque<Delivery> story = all.next();
      story.removeIf(each -> each.partition() == partition && each != but);
      if (story.isEmpty()) {
        all.remove();
      }
    }
  }

  /** Starts no other call; {@link #close} waits for the one in flight. */
  void stop() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      if (!thread.join(settings.callTimeout().multipliedBy(2))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Delivery next = next(); next != null; next = next()) {
        handle(next, call(next));
        giveUpTheOld();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A dead channel's queue would else grow for ever: what waited too long won't wait for its turn.
   */
  private void giveUpTheOld() {
    for (Delivery old : waitingSince(clock.instant().minus(settings.patience()))) {
      outcomes.failed(
          old, "given up after " + settings.patience().toMinutes() + " min: its turn never came");
      done(old, failures);
    }
  }

  private List<Delivery> waitingSince(Instant horizon) {
    lock.lock();
    try {
      return stories.values().stream()
          .flatMap(Deque::stream)
          .filter(each -> each.taken().isBefore(horizon))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** The first story's first that may be tried now; null when the line is closed. */
  private @Nullable Delivery next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Instant now = clock.instant();
        Instant soonest = Instant.MAX;
        for (Deque<Delivery> story : stories.values()) {
          Delivery head = story.getFirst();
          Instant due = head.notBefore().isAfter(resting) ? head.notBefore() : resting;
          if (!due.isAfter(now)) {
            inFlight = head;
            return head;
          }
          soonest = due.isBefore(soonest) ? due : soonest;
        }
        await(now, soonest);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private void await(Instant now, Instant until) throws InterruptedException {
    if (until.equals(Instant.MAX)) {
      changed.await();
    } else {
      changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(now.until(until).toMillis() + 1));
    }
  }

  private DeliveryResult call(Delivery delivery) {
    try {
      Channel.Root root = outcomes.root(delivery);
      return delivery.isDoubtful()
          ? channel.settle(delivery.notification(), root)
          : channel.deliver(delivery.notification(), root);
    } catch (RuntimeException e) {
      LOGGER
          .atError()
          .addKeyValue("channel", channel.id())
          .addKeyValue("notification", delivery.notification().id())
          .setCause(e)
          .log("delivery broke");
      return new Refused("a defect: " + e.getClass().getSimpleName());
    }
  }

  private void handle(Delivery delivery, DeliveryResult result) {
    outcomes.called(delivery, result);
    Instant now = clock.instant();
    switch (result) {
      case Delivered(String ref) -> {
        outcomes.sent(delivery, ref);
        done(delivery, 0);
      }
      case Refused(String why) -> {
        outcomes.failed(delivery, why);
        done(delivery, 0);
      }
      case Retry(Duration after, String why) -> again(delivery, now, after, Duration.ZERO, why);
      case Doubtful(String why) -> {
        delivery.doubt();
        again(delivery, now, Duration.ZERO, settings.callTimeout(), why);
      }
    }
  }

  /**
   * Puts it behind the other stories, unless its time is over.
   *
   * @param rest the whole channel's, if the other side asked for one
   * @param least this one's own
   */
  private void again(Delivery delivery, Instant now, Duration rest, Duration least, String why) {
    if (now.isAfter(delivery.taken().plus(settings.patience()))) {
      outcomes.failed(
          delivery, "given up after " + settings.patience().toMinutes() + " min: " + why);
      done(delivery, failures + 1);
      return;
    }
    lock.lock();
    try {
      failures++;
      Duration ownPause = longer(least, settings.pause(delivery.failed()));
      Duration channelPause = shorter(settings.pause(failures), LONGEST_REST);
      delivery.waitUntil(now.plus(longer(rest, ownPause)));
      resting = now.plus(longer(rest, channelPause));
      // why: null when its partition went to another courier meanwhile.
      Deque<Delivery> story = stories.remove(delivery.story());
      if (story != null) {
        stories.put(delivery.story(), story);
      }
      landed();
    } finally {
      lock.unlock();
    }
  }

  private void done(Delivery delivery, int failuresNow) {
    lock.lock();
    try {
      failures = failuresNow;
      Deque<Delivery> story = stories.get(delivery.story());
      if (story != null && story.remove(delivery) && story.isEmpty()) {
        stories.remove(delivery.story());
      }
      landed();
    } finally {
      lock.unlock();
    }
  }

  private void landed() {
    inFlight = null;
    changed.signalAll();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
