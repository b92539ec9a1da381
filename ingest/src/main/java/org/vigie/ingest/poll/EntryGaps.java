package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.events.fields.FeedRhythm;

/**
 * The gaps between the entries that a feed lists.
 *
 * @param dates the dates of the entries that have one, none in the future, the earliest first
 */
record EntryGaps(List<Instant> dates, Instant now) {
  // Least and greatest number of the latest entries that show a burst. Chosen by simulation, see
  // PollPlan.
  private static final int FEWEST = 3;
  private static final int LATEST = 24;

  /** Point of the normal distribution below which 1 % of it lies. */
  private static final double ONE_PERCENT = -2.326;

  /** Returns the mean gap; the known one if there is none. */
  Duration mean(FeedRhythm known) {
    return dates.size() < 2
        ? known.gap()
        : Duration.between(dates.getFirst(), dates.getLast()).dividedBy(dates.size() - 1);
  }

  /**
   * Returns the shortest of the mean gaps that the latest 3 to 24 entries prove: if entries came at
   * random with this mean gap, so many of them in so short a time would have a chance of 1 %. The
   * known one if there are fewer.
   */
  Duration shortest(FeedRhythm known) {
    return IntStream.rangeClosed(FEWEST, Math.min(LATEST, dates.size()))
        .mapToObj(latest -> proven(dates.get(dates.size() - latest), latest))
        .min(Comparator.naturalOrder())
        .orElse(known.shortGap());
  }

  private Duration proven(Instant first, int entries) {
    // Wilson and Hilferty's approximation of the 1 % quantile of a gamma distribution, which is
    // that of the time until so many entries, in mean gaps.
    double cube = 1 - 1 / (9.0 * entries) + ONE_PERCENT / (3 * Math.sqrt(entries));
    double gaps = entries * cube * cube * cube;
    return Duration.ofMillis((long) (Duration.between(first, now).toMillis() / gaps));
  }
}
