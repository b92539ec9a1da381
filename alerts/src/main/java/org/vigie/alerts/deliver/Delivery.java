package org.vigie.alerts.deliver;

import java.time.Instant;
import org.vigie.alerts.deliver.Ledger.StoryKey;
import org.vigie.events.Notification;

/**
 * A notification that waits for a call to its channel.
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

  /** Returns the delivery of a notification for which no call was made. */
  static Delivery fresh(Notification notification, int partition, Instant taken) {
    return new Delivery(notification, partition, taken, taken, false, 0);
  }

  /** Returns a delivery that another call may have sent; that call ends by {@code settleFrom}. */
  static Delivery doubtful(
      Notification notification, int partition, Instant taken, Instant settleFrom) {
    return new Delivery(notification, partition, taken, settleFrom, true, 0);
  }

  StoryKey story() {
    return StoryKey.of(notification);
  }

  /** Returns this delivery with one more failure, to be called again at {@code time}. */
  Delivery retryAt(Instant time, boolean doubtful) {
    return new Delivery(notification, partition, taken, time, isDoubtful || doubtful, failures + 1);
  }
}
