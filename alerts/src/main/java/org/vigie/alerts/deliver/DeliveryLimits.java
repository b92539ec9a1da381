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
 * @param firstProbe the pause of a blocked channel before its next call. Each further refusal
 *     doubles the pause
 * @param longestProbe the longest pause of a blocked channel
 * @param giveUpAfter how long calls are repeated, counted from {@link Delivery#taken}; on a blocked
 *     channel at most from the decision, or from when it was blocked if that was later
 * @param instance the stable name of this process in Kafka's consumer group; null for none. With a
 *     name, a restarted process gets its partitions back at once
 */
public record DeliveryLimits(
    Duration callTimeout,
    Duration firstBackOff,
    Duration longestBackOff,
    Duration firstProbe,
    Duration longestProbe,
    Duration giveUpAfter,
    @Nullable String instance) {

  /** Longest pause of a channel that has just gone away. An estimate: it may be back in seconds. */
  private static final Duration SHORT_REST = Duration.ofSeconds(5);

  /** Number of failures after which a channel is called less often. About ten minutes of calls. */
  private static final int LONG_AWAY = 100;

  /**
   * Default limits, all estimates. A blocked channel is called at most ten minutes after it was
   * mended. A week of retries lasts from a Friday evening to a Monday morning, and a holiday.
   */
  public static final DeliveryLimits DEFAULT =
      new DeliveryLimits(
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofDays(7),
          null);

  public DeliveryLimits forInstance(String name) {
    return new DeliveryLimits(
        callTimeout, firstBackOff, longestBackOff, firstProbe, longestProbe, giveUpAfter, name);
  }

  /** Returns the pause of a delivery after this number of consecutive failures. */
  Duration backOff(int failures) {
    return doubled(firstBackOff, failures, longestBackOff);
  }

  /** Returns the pause of a channel that isn't blocked, after this number of failures in a row. */
  Duration rest(int failures) {
    return doubled(firstBackOff, failures, failures > LONG_AWAY ? longestBackOff : SHORT_REST);
  }

  /** Returns the pause of a blocked channel after this number of refusals in a row. */
  Duration probe(int refusals) {
    return doubled(firstProbe, refusals, longestProbe);
  }

  /**
   * Returns the pause of a partly sent mail after this number of calls: an hour at most. Each call
   * writes two records, and nothing else waits for it. Servers that refuse strangers at first
   * (greylisting) accept a mail after some minutes.
   */
  Duration partlySent(int calls) {
    return doubled(firstProbe, calls, longestProbe.multipliedBy(6));
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    // why: without a maximum factor, here 2^20, the product would overflow.
    Duration doubled = first.multipliedBy(1L << Math.clamp(times - 1L, 0, 20));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  /** Returns how long to wait for a call that has begun; it may make more than one request. */
  Duration drainTimeout() {
    return callTimeout.multipliedBy(2);
  }
}
