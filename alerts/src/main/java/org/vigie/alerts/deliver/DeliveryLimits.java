package org.vigie.alerts.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time limits of deliveries.
 *
 * @param callTimeout the time limit of one request. A request without an answer is assumed to
 *     arrive within this time or not at all
 * @param firstBackOff the pause after a first failure. Each further failure doubles the pause
 * @param longestBackOff the longest pause
 * @param giveUpAfter how long failed calls are repeated, counted from {@link Delivery#taken}
 * @param instance the stable name of this process in Kafka's consumer group; null for none. With a
 *     name, a restarted process gets its partitions back without waiting for {@link #SESSION}
 */
public record DeliveryLimits(
    Duration callTimeout,
    Duration firstBackOff,
    Duration longestBackOff,
    Duration giveUpAfter,
    @Nullable String instance) {

  /**
   * Time without a heartbeat after which Kafka assigns a courier's partitions to another courier.
   * An estimate: after a crash, alerts are late by this time.
   */
  static final Duration SESSION = Duration.ofSeconds(10);

  /** Default limits, all estimates. Six hours of retries outlast most outages of a server. */
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

  /** Returns the pause after this number of consecutive failures. */
  Duration backOff(int failures) {
    // why: without a maximum factor, here 2^20, the product would overflow.
    Duration doubled = firstBackOff.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
    return doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
  }

  /** Returns how long to wait for a call that has begun; it may make more than one request. */
  Duration drainTimeout() {
    return callTimeout.multipliedBy(2);
  }
}
