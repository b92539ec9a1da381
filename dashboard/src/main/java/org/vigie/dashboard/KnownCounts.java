package org.vigie.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  private static boolean isOld(Count count, Instant now) {
    return count.window() == Window.HOUR && count.start().isBefore(now.minus(HOURS));
  }
}
