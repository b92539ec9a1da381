package org.vigie.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Count;
import org.vigie.events.Count.Window;

/** The last {@link Count} of each key, without old hours. Not thread-safe. */
final class KnownCounts {
  /**
   * Hours that began longer ago are forgotten; days are kept. Chosen: their numbers no longer
   * change, because an hour has articles of up to 90 days before, revised for 30 days.
   */
  private static final Duration HOURS = Duration.ofDays(121);

  /** Longest period in days that the page shows by hour. 168 bars are narrow, but readable. */
  private static final int BY_HOUR = 7;

  private final Map<String, Count> counts = new HashMap<>();
  private final InstantSource clock;

  KnownCounts(InstantSource clock) {
    this.clock = clock;
  }

  void put(String key, @Nullable Count count) {
    if (count == null || isOld(count, clock.instant())) {
      counts.remove(key);
    } else {
      counts.put(key, count);
    }
  }

  List<Count> all() {
    Instant now = clock.instant();
    counts.values().removeIf(count -> isOld(count, now));
    return List.copyOf(counts.values());
  }

  /**
   * Returns the start of a period of the page that ends now. It is the start of an hour, or of a
   * day in a period of more than {@value #BY_HOUR} days, because the page adds up hours or days.
   */
  static Instant start(int days, Instant now, ZoneId zone) {
    Instant first = now.minus(Duration.ofDays(days));
    return days <= BY_HOUR
        ? first.truncatedTo(ChronoUnit.HOURS)
        : first.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  private static boolean isOld(Count count, Instant now) {
    return count.window() == Window.HOUR && count.start().isBefore(now.minus(HOURS));
  }
}
