package org.vigie.ingest.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;
import org.vigie.ingest.poll.PollEvaluation;
import org.vigie.ingest.poll.Poller;

/** The polls that run on other threads. One thread starts polls and collects their results. */
final class RunningPolls implements AutoCloseable {
  /**
   * Maximum number of polls that send requests or whose results are not yet collected. An estimate:
   * it limits sockets and bodies in memory.
   */
  static final int MAX_POLLS = 256;

  private final Poller poller;
  private final Semaphore slots = new Semaphore(MAX_POLLS, true);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-poll-", 0).factory());
  private final BlockingQueue<Optional<Completed>> completed = new LinkedBlockingQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private int running;

  /** A poll whose response has been received and parsed. */
  record Completed(TrackedFeed tracked, PollEvaluation evaluation, PollSlot slot) {}

  RunningPolls(Poller poller) {
    this.poller = poller;
  }

  void start(TrackedFeed tracked) {
    running++;
    Feed feed = tracked.feed;
    FeedState state = tracked.state;
    var slot = new PollSlot(slots);
    poller.resumeBackOff(feed, state);
    threads.execute(
        () -> {
          try {
            var evaluation = poller.poll(feed, state, slot);
            completed.add(Optional.of(new Completed(tracked, evaluation, slot)));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Lets polls ask hosts again that are taken to be down. */
  void retryHosts() {
    poller.retryHosts();
  }

  /**
   * Returns completed polls, at most {@code most}. Waits at most {@code first} for one poll, then
   * at most {@code more} for further polls.
   */
  List<Completed> collect(int most, Duration first, Duration more) throws InterruptedException {
    List<Completed> batch = new ArrayList<>();
    Completed next = take(first.toNanos());
    long deadline = System.nanoTime() + more.toNanos();
    while (next != null) {
      batch.add(next);
      boolean full = batch.size() >= most || running == 0;
      next = full ? null : take(deadline - System.nanoTime());
    }
    return batch;
  }

  private @Nullable Completed take(long nanos) throws InterruptedException {
    Optional<Completed> next = completed.poll(nanos, TimeUnit.NANOSECONDS);
    if (next == null) {
      return null;
    }
    if (next.isEmpty()) {
      woken.set(false);
      return null;
    }
    running--;
    next.get().slot.release();
    return next.get();
  }

  /** Ends the waiting in {@link #collect}. Can be called by any thread. */
  void wake() {
    // why: one is enough for all that happens until then, such as for all visits of a transaction.
    if (woken.compareAndSet(false, true)) {
      completed.add(Optional.empty());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
