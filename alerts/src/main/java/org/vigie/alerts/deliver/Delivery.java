package org.vigie.alerts.deliver;

import java.time.Instant;
import org.vigie.alerts.deliver.Ledger.StoryKey;
import org.vigie.events.Notification;

/**
 * A notification to be delivered.
 *
 * @param partition the partition of {@code notifications.v1} that holds it
 * @param taken when the courier took it
 * @param notBefore the earliest time of the next call
 * @param isDoubtful true if an earlier call may have come through; stays true until it is settled
 * @param failures calls that failed or were doubtful
 */
record Delivery(
    Notification notification,
    int partition,
    Instant taken,
    Instant notBefore,
    boolean isDoubtful,
    int failures) {

  /** One that was never tried. */
  static Delivery fresh(Notification notification, int partition, Instant taken) {
    return new Delivery(notification, partition, taken, taken, false, 0);
  }

  /** One that may have been tried before, by a call that has arrived or failed by settleFrom. */
  static Delivery doubtful(
      Notification notification, int partition, Instant taken, Instant settleFrom) {
    return new Delivery(notification, partition, taken, settleFrom, true, 0);
  }

  StoryKey story() {
    return StoryKey.of(notification);
  }

  /** The same after one more failure. */
  Delivery retryAt(Instant time, boolean doubtful) {
    return new Delivery(notification, partition, taken, time, isDoubtful || doubtful, failures + 1);
  }
}
