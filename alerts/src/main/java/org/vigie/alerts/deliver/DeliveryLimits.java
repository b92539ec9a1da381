package org.vigie.alerts.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time limits of deliveries.
 *
 * @param callTimeout of one request to a server; after this long, a request without an answer is
 *     assumed to have either arrived or failed
 * @param firstBackOff after a first failure; it doubles with each failure that follows
 * @param longestBackOff the most that doubling leads to
 * @param giveUpAfter how long a notification is tried
 * @param instance stable name of this process in the consumer group, which lets a restarted process
 *     continue before {@link #SESSION} has passed; null for none
 */
public record DeliveryLimits(
    Duration callTimeout,
    Duration firstBackOff,
    Duration longestBackOff,
    Duration giveUpAfter,
    @Nullable String instance) {

  /**
   * Kafka gives a silent courier's partitions to another. Chosen: a crash delays no alert longer.
   */
  static final Duration SESSION = Duration.ofSeconds(10);

  /** Chosen: retries outlast an outage of some hours; a failure is reported the same day. */
  public static final DeliveryLimits DEFAULT =
      new DeliveryLimits(
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofMinutes(1),
          Duration.ofHours(6),
          null);

  public DeliveryLimits forInstance(String name) {
    return new DeliveryLimits(callTimeout, firstBackOff, longestBackOff, giveUpAfter, name);
  }

  /** The wait after this many failures in a row. */
  Duration backOff(int failures) {
    // why: with at most 2^20 the product can't overflow.
    Duration doubled = firstBackOff.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
    return doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
  }

  /** How long to wait for a call in flight: a delivery may make more than one HTTP request. */
  Duration drainTimeout() {
    return callTimeout.multipliedBy(2);
  }
}
