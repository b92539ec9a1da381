package org.vigie.alerts.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time limits of deliveries.
 *
 * @param callTimeout the time limit of one request. A request without an answer is by then assumed
 *     to have either arrived or failed
 * @param firstBackOff the pause after a first failure. The pause doubles with each next failure
 * @param longestBackOff the maximum of the doubled pause
 * @param giveUpAfter the time from {@link Delivery#taken} after which no failed call is repeated
 * @param instance the stable name of this process in the consumer group, or null. With a name, a
 *     restarted process gets its partitions back before {@link #SESSION} has passed
 */
public record DeliveryLimits(
    Duration callTimeout,
    Duration firstBackOff,
    Duration longestBackOff,
    Duration giveUpAfter,
    @Nullable String instance) {

  /**
   * Time without a heartbeat after which Kafka assigns a courier's partitions to another courier.
   * An estimate: a short delay of alerts after a crash.
   */
  static final Duration SESSION = Duration.ofSeconds(10);

  /** Default limits. Estimates: six hours of retries outlast most outages of a server. */
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

  /** Returns the pause after {@code failures} consecutive failures. */
  Duration backOff(int failures) {
    // why: a factor of at most 2^20 keeps the product from overflowing.
    Duration doubled = firstBackOff.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
    return doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
  }

  /** Returns the maximum wait for a call in flight; a call may take several HTTP requests. */
  Duration drainTimeout() {
    return callTimeout.multipliedBy(2);
  }
}
