package org.vigie.ingest.hub;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;
import org.vigie.settings.Secret;

/**
 * One feed's subscription at one of its hubs. A request is open from the moment it waits for its
 * turn; the hub confirms it by a request of its own. Not thread-safe: {@link Subscriptions} guards
 * it.
 */
final class Subscription {
  /** The lease that hubs are asked for. Chosen: the default of several hubs. */
  static final Duration LEASE = Duration.ofDays(10);

  // Limits of the lease that a hub grants. Chosen: a shorter one would cost a request in minutes,
  // and a subscription that a hub has lost is noticed within a month.
  private static final Duration LEAST_LEASE = Duration.ofMinutes(5);
  private static final Duration MOST_LEASE = Duration.ofDays(30);

  /** Time for which a hub may confirm a request. An estimate: hubs do so within seconds. */
  static final Duration OPEN = Duration.ofMinutes(10);

  /**
   * Time for which a request may wait for its turn at a hub, which gets few at once. Chosen: an
   * hour is enough for a thousand feeds at a hub that takes seven seconds for each.
   */
  static final Duration QUEUED = Duration.ofHours(1);

  // Waits after failures, doubled each time, with a random part that spreads the feeds of a hub.
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final int MOST_DOUBLINGS = 9;
  private static final double JITTER = 0.2;

  /** Wait after a hub denied the subscription: it decided, and may decide otherwise later. */
  private static final Duration DENIED = Duration.ofDays(1);

  final String token;
  final Secret secret;
  final FeedHub named;
  Feed feed;
  private int hubIndex;
  private int failures;
  private Instant due;
  private @Nullable Instant asked;
  private boolean isAccepted;
  private boolean isConfirmed;
  private @Nullable Instant since;
  private Instant end = Instant.MIN;

  /** Creates a subscription that is requested at {@code now}. */
  Subscription(Feed feed, FeedHub named, String token, Secret secret, Instant now) {
    this.feed = feed;
    this.named = named;
    this.token = token;
    this.secret = secret;
    this.due = now;
  }

  /** Returns the hub that is asked. After a failure, it is the next one that the feed names. */
  URI hub() {
    return URI.create(named.urls().get(hubIndex % named.urls().size()));
  }

  /** Returns since when the hub tells of changes; null if it doesn't, or if the lease has ended. */
  @Nullable Instant since(Instant now) {
    return now.isBefore(end) ? since : null;
  }

  /** Returns when {@link #takeLost} or {@link #ask} has something to do. */
  Instant next() {
    return since != null && end.isBefore(due) ? end : due;
  }

  /** Returns true, once, if the lease has ended. */
  boolean takeLost(Instant now) {
    boolean isLost = since != null && !now.isBefore(end);
    since = isLost ? null : since;
    return isLost;
  }

  /**
   * Returns true if a request must be sent now, which then is open. An open request that the hub
   * has not confirmed in time counts as a failure.
   *
   * @param random from 0 to 1
   */
  boolean ask(Instant now, double random) {
    if (now.isBefore(due)) {
      return false;
    }
    if (asked != null && !isConfirmed) {
      fail(now, Duration.ZERO, random);
      return false;
    }
    asked = now;
    isAccepted = false;
    isConfirmed = false;
    due = now.plus(QUEUED);
    return true;
  }

  /** Notes that the hub took the open request, which it now has to confirm in time. */
  void accept(Instant now) {
    if (asked != null && !isConfirmed) {
      asked = now;
      isAccepted = true;
      due = now.plus(OPEN);
    }
  }

  /** Closes the open request, unless the hub has already confirmed it. */
  void fail(Instant now, Duration pause, double random) {
    if (asked == null || isConfirmed) {
      return;
    }
    asked = null;
    hubIndex++;
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    failures++;
    Duration jittered =
        Duration.ofMillis((long) (wait.toMillis() * (1 + JITTER * (2 * random - 1))));
    due = now.plus(jittered.compareTo(pause) > 0 ? jittered : pause);
  }

  /** Returns true if the hub may confirm a request now. */
  boolean isOpen(Instant now) {
    return asked != null && now.isBefore(asked.plus(isAccepted ? OPEN : QUEUED));
  }

  /** Begins or renews the lease, which is renewed when three quarters of it have passed. */
  void confirm(Duration lease, Instant now) {
    Duration most = lease.compareTo(MOST_LEASE) < 0 ? lease : MOST_LEASE;
    Duration bounded = most.compareTo(LEAST_LEASE) > 0 ? most : LEAST_LEASE;
    since = since(now) == null ? now : since;
    end = now.plus(bounded);
    due = now.plus(bounded.multipliedBy(3).dividedBy(4));
    isConfirmed = true;
    failures = 0;
  }

  /** Corrects the times, which come from a clock that was ahead and has been set back. */
  void setBack(Duration ahead) {
    due = due.minus(ahead);
    asked = asked == null ? null : asked.minus(ahead);
    since = since == null ? null : since.minus(ahead);
    end = end.equals(Instant.MIN) ? end : end.minus(ahead);
  }

  /** Ends the subscription; the next hub is asked after a day. */
  void deny(Instant now) {
    asked = null;
    hubIndex++;
    since = null;
    end = Instant.MIN;
    due = now.plus(DENIED);
  }
}
