package org.vigie.alerts.deliver;

import java.time.Instant;
import org.vigie.alerts.deliver.Ledger.StoryKey;
import org.vigie.events.Notification;

/**
 * A notification that waits for a call to its channel, or is being sent.
 *
 * @param partition the partition of {@code notifications.v1} that holds the notification
 * @param taken the time at which this process queued the notification
 * @param notBefore the earliest time of the next call
 * @param isDoubtful true if an earlier call may have sent the message; the next call must then be
 *     {@link Channel#settle}
 * @param failures the number of calls that failed or had an unknown outcome
 */
record Delivery(
    Notification notification,
    int partition,
    Instant taken,
    Instant notBefore,
    boolean isDoubtful,
    int failures) {

  /** Returns the delivery of a notification for which no call to the channel was made. */
  static Delivery fresh(Notification notification, int partition, Instant taken) {
    return new Delivery(notification, partition, taken, taken, false, 0);
  }

  /**
   * Returns the delivery of a notification that an earlier call may have sent. At {@code
   * settleFrom}, that call has ended, and its message can be searched for.
   */
  static Delivery doubtful(
      Notification notification, int partition, Instant taken, Instant settleFrom) {
    return new Delivery(notification, partition, taken, settleFrom, true, 0);
  }

  StoryKey story() {
    return StoryKey.of(notification);
  }

  /** Returns a copy with one more failure. Its next call is made at {@code time} or later. */
  Delivery retryAt(Instant time, boolean doubtful) {
    return new Delivery(notification, partition, taken, time, isDoubtful || doubtful, failures + 1);
  }
}
