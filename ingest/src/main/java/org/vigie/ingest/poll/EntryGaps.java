package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.events.fields.FeedRhythm;

/**
 * The gaps between the entries that a feed lists. Old entries that stay listed (pinned) are left
 * out, because they say nothing about how often the feed publishes.
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

  // Up to a third of the entries count as pinned, if none came for four times as long as since
  // then. Chosen by simulation: a night is no such pause for a paper that lists a day.
  private static final int PINNED = 3;
  private static final int PAUSE = 4;

  /** Gap between entries without dates before anything was observed. An estimate. */
  static final Duration UNKNOWN = Duration.ofHours(2);

  EntryGaps {
    dates = withoutPinned(dates, now);
  }

  private static List<Instant> withoutPinned(List<Instant> dates, Instant now) {
    for (int i = dates.size() / PINNED; i > 0; i--) {
      Duration since = Duration.between(dates.get(i), now);
      Duration pause = Duration.between(dates.get(i - 1), dates.get(i));
      if (pause.compareTo(since.multipliedBy(PAUSE)) > 0) {
        return dates.subList(i, dates.size());
      }
    }
    return dates;
  }

  /** Returns the mean gap. Without dates, it is the time observed so far, for each entry in it. */
  Duration mean(FeedRhythm known) {
    if (dates.size() >= 2) {
      return Duration.between(dates.getFirst(), dates.getLast()).dividedBy(dates.size() - 1);
    }
    double entries = known.days().stream().mapToDouble(Double::doubleValue).sum();
    return Duration.ofMillis((long) (known.span().plus(UNKNOWN).toMillis() / (1 + entries)));
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
