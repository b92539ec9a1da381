package org.vigie.events.fields;

import java.time.Duration;
import java.time.Instant;

/**
 * A period, such as the days of a summit, in which a feed is polled more often.
 *
 * @param from the first moment of the period
 * @param until the first moment after the period
 * @param every the longest time between two polls in the period
 */
public record BusyPeriod(Instant from, Instant until, Duration every) {
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }
}
