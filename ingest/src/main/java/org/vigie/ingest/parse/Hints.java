package org.vigie.ingest.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about when to come back. Senseless values are dropped, never an error.
 *
 * @param ttl RSS {@code <ttl>}, positive, at most a week; null when there is none
 * @param update the interval of {@code sy:updatePeriod} and {@code sy:updateFrequency}, at most a
 *     week; null when there is none
 * @param skipHours hours of the day, UTC, 0 to 23, in which the feed asks not to be polled
 * @param skipDays days, UTC, on which the feed asks not to be polled
 */
public record Hints(
    @Nullable Duration ttl,
    @Nullable Duration update,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays) {

  public static final Hints NONE = new Hints(null, null, Set.of(), Set.of());

  public Hints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /** The longer of {@code ttl} and {@code update}; zero when there is neither. */
  public Duration floor() {
    Duration first = ttl == null ? Duration.ZERO : ttl;
    Duration second = update == null ? Duration.ZERO : update;
    return first.compareTo(second) >= 0 ? first : second;
  }
}
