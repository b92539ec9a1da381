package org.vigie.alerts.deliver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.deliver.Ledger.StoryKey;
import org.vigie.events.Notification;

/**
 * A notification that waits for a call to its channel, or is being sent.
 *
 * @param partition the partition of {@code notifications.v1} that holds the notification
 * @param taken the time at which this process queued the notification; for an unknown channel, the
 *     time at which the notification was decided
 * @param notBefore the earliest time of the next call
 * @param doubt why an earlier call may have sent the message; null if none has. With a doubt, the
 *     next call must be {@link Channel#settle}
 * @param failures the number of calls that failed or had an unknown outcome
 */
record Delivery(
    Notification notification,
    int partition,
    Instant taken,
    Instant notBefore,
    @Nullable String doubt,
    int failures) {

  /** Returns the delivery of a notification for which no call to the channel was made. */
  static Delivery fresh(Notification notification, int partition, Instant taken) {
    return new Delivery(notification, partition, taken, taken, null, 0);
  }

  /**
   * Returns the delivery of a notification that an earlier process may have sent. At {@code
   * settleFrom}, its call has ended, and its message can be searched for.
   */
  static Delivery doubtful(
      Notification notification, int partition, Instant taken, Instant settleFrom) {
    String doubt = "Vigie ended before the answer came";
    return new Delivery(notification, partition, taken, settleFrom, doubt, 0);
  }

  StoryKey story() {
    return StoryKey.of(notification);
  }

  boolean isDoubtful() {
    return doubt != null;
  }

  Delivery takenAt(Instant time) {
    return new Delivery(notification, partition, time, notBefore, doubt, failures);
  }

  /** Returns a copy with one more failure. Its next call is made at {@code time} or later. */
  Delivery retryAt(Instant time) {
    return new Delivery(notification, partition, taken, time, doubt, failures + 1);
  }

  /** Returns a copy whose last call may have sent the message. An earlier doubt stays. */
  Delivery doubted(String why) {
    String kept = doubt == null ? why : doubt;
    return new Delivery(notification, partition, taken, notBefore, kept, failures);
  }
}
