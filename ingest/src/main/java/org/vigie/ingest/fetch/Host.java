package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Throttled;

/**
 * One host: the limit of its simultaneous requests, the pause it asked for, and whether it is down.
 * A host is down when it can't be reached, or after {@link #SILENT} requests in a row without an
 * answer. Its feeds then fail at once. After a wait, one request at a time probes the host; each
 * failed probe doubles the wait. Thread-safe.
 */
final class Host {
  /** Chosen: two slow feeds of a host are no outage, a third one is. */
  private static final int SILENT = 3;

  /** First wait before a host that is down is probed. An estimate. */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  /** Longest wait before a probe: 10 minutes, as in Media Cloud's story indexer. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** Longest pause: that of {@link RetryAfter}, with room for the time that spreads its end. */
  private static final Duration LONGEST_PAUSE = RetryAfter.MOST.plusHours(1);

  private final Semaphore permits;
  private final Semaphore privatePermits;
  private Instant paused = Instant.MIN;
  private String whyPaused = "";
  private int silent;
  private @Nullable Failed down;
  private Duration wait = FIRST_WAIT;
  private Instant probe = Instant.MIN;
  private boolean probing;

  Host(Limits limits) {
    permits = new Semaphore(limits.perHost(), true);
    privatePermits = new Semaphore(limits.perPrivateHost(), true);
  }

  /** Returns the semaphore that limits requests to the host; first come, first served. */
  Semaphore permits(boolean allowPrivate) {
    return allowPrivate ? privatePermits : permits;
  }

  /**
   * Returns the result to use if a request must not be sent now; empty if it may be sent. Its
   * caller then calls {@link #end}.
   *
   * @param ignoresPause true for feeds that may be on a private network
   */
  synchronized Optional<FetchResult> begin(boolean ignoresPause, Instant now) {
    // why: times that are further ahead come from a clock that was ahead.
    paused = paused.isAfter(now.plus(LONGEST_PAUSE)) ? now : paused;
    probe = probe.isAfter(now.plus(LONGEST_WAIT)) ? now : probe;
    if (!ignoresPause && paused.isAfter(now)) {
      return Optional.of(new Throttled(Duration.between(now, paused), whyPaused));
    }
    if (down != null && (probing || probe.isAfter(now))) {
      return Optional.of(down);
    }
    probing = down != null;
    return Optional.empty();
  }

  synchronized void end() {
    probing = false;
  }

  /** Stops requests to the host until a time, unless a later time is already set. */
  synchronized void pause(Instant until, String why) {
    if (until.isAfter(paused)) {
      paused = until;
      whyPaused = why;
    }
  }

  /** True if nothing need be remembered of the host: no request is on its way, and no pause. */
  synchronized boolean isForgettable(Limits limits, Instant now) {
    return permits.availablePermits() == limits.perHost()
        && privatePermits.availablePermits() == limits.perPrivateHost()
        && down == null
        && silent == 0
        && !paused.isAfter(now);
  }

  synchronized void answered() {
    silent = 0;
    down = null;
    wait = FIRST_WAIT;
  }

  synchronized void unreachable(Failed failed, Instant now) {
    // why: requests that were sent before the first of them failed belong to the same outage.
    if (down != null && !probing) {
      return;
    }
    if (down != null) {
      Duration doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
    down = failed;
    probe = now.plus(wait);
  }

  /** Notes that a request got no answer in time. */
  synchronized void silent(Failed failed, Instant now) {
    silent++;
    if (silent >= SILENT || probing) {
      unreachable(failed, now);
    }
  }
}
