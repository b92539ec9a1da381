package org.vigie.enrich;

import java.time.Duration;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.story.Sightings.Seen;
import org.vigie.enrich.story.Sightings.SightingStore;
import org.vigie.kafka.streams.StoreSweep;

/**
 * Stores the articles that were seen, in periods of seven days: the current period and the one
 * before it. So an article is remembered for 7 to 14 days; 7 are needed to find duplicates. Each
 * period is one more search for each article. A stored key begins with the first day of its period,
 * such as {@code 2025-02-10/}.
 *
 * <p>Times are those of the records, so that a replay gives the same results.
 */
final class StoredSightings implements SightingStore {
  static final String NAME = "sightings";

  private static final int DAYS_OF_PERIOD = 7;
  private static final int PERIODS = 2;
  private static final long PERIOD = Duration.ofDays(DAYS_OF_PERIOD).toMillis();

  /**
   * Time between two deletions, as records count it. Fixed together with {@link #PORTION}: the 144
   * deletions of a day must be of more entries than are added.
   */
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

  /** Entries that one sweep reads at most, in some 20 ms. 280,000 a day, more than are added. */
  private static final int PORTION = 2_000;

  private final ProcessorContext<?, ?> context;
  private final KeyValueStore<String, Seen> store;
  private final StoreSweep<Seen> sweep;

  StoredSightings(ProcessorContext<?, ?> context) {
    this.context = context;
    this.store = context.getStateStore(NAME);
    this.sweep = new StoreSweep<>(store, PORTION);
    context.schedule(BETWEEN_SWEEPS, PunctuationType.STREAM_TIME, this::deleteOld);
  }

  @Override
  public @Nullable Seen get(String key) {
    for (int before = 0; before < PERIODS; before++) {
      Seen seen = store.get(period(context.currentStreamTimeMs(), before) + key);
      if (seen != null) {
        return seen;
      }
    }
    return null;
  }

  @Override
  public void put(String key, Seen seen) {
    store.put(period(context.currentStreamTimeMs(), 0) + key, seen);
  }

  private void deleteOld(long now) {
    sweep.run(period(now, PERIODS - 1), (_, _) -> true);
  }

  /** Returns how the keys of a period begin: the current one, or some periods before it. */
  private static String period(long now, int before) {
    long number = Math.max(0, now / PERIOD - before);
    return LocalDate.ofEpochDay(number * DAYS_OF_PERIOD) + "/";
  }
}
