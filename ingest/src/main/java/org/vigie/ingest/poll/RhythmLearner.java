package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.FeedRhythm;

/**
 * Learns a feed's rhythm from the dates of its entries, and its budget of polls. The budget is
 * about half of the polls of the feed reader CommaFeed. CommaFeed polls a feed after half the mean
 * gap between its entries, but every 5 to 60 minutes, and feeds without new entries more rarely.
 *
 * @param isExtra true if the poll is not charged to the budget, because the operator or a hub asked
 *     for it
 */
record RhythmLearner(@Nullable FeedRhythm before, Instant now, boolean isExtra) {
  /** Share of CommaFeed's polls. Chosen: a half, with a margin for bursts. */
  private static final double SHARE = 0.485;

  // Half-lives. Chosen: a month has four of each weekday, and a budget follows a feed in a week.
  private static final Duration MEMORY = Duration.ofDays(28);
  private static final Duration BUDGET_MEMORY = Duration.ofDays(7);
  private static final Duration SPENT_MEMORY = Duration.ofDays(14);

  /** Maximum number of polls that are kept for later. An estimate. */
  private static final double MOST_SAVED = -60;

  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Entries from before this time tell little of today's rhythm. Chosen: a season. */
  private static final Duration OLDEST = Duration.ofDays(90);

  /** Accuracy of the numbers in a record, so that it stays short. */
  private static final double PRECISION = 1_000;

  /** Returns the rhythm after an answer that the feed is unchanged; null if none is known. */
  @Nullable FeedRhythm unchanged() {
    return before == null ? null : learned(before, List.of(), before.gap(), before.shortGap());
  }

  /**
   * Returns the rhythm after a new body.
   *
   * @param dates the dates of the entries that have one, none in the future, the earliest first
   * @param created number of new articles
   */
  FeedRhythm fresh(List<Instant> dates, int created) {
    EntryGaps gaps = new EntryGaps(dates, now);
    if (before == null) {
      Instant oldest = now.minus(OLDEST);
      List<Instant> recent = gaps.dates().stream().filter(date -> date.isAfter(oldest)).toList();
      FeedRhythm start = start(recent, dates);
      return learned(start, recent, gaps.mean(start), gaps.shortest(start));
    }
    List<Instant> later = dates.stream().filter(date -> date.isAfter(before.newest())).toList();
    List<Instant> added =
        new ArrayList<>(later.subList(Math.max(0, later.size() - created), later.size()));
    // why: an article without a date, or with an old one, counts as published now.
    while (added.size() < created) {
      added.add(now);
    }
    return learned(before, added, gaps.mean(before), gaps.shortest(before));
  }

  private FeedRhythm start(List<Instant> recent, List<Instant> dates) {
    List<Double> hours = rounded(new double[PollPlan.HOURS]);
    List<Double> days = rounded(new double[PollPlan.DAYS]);
    Duration none = dates.isEmpty() ? Duration.ZERO : OLDEST;
    Duration span = recent.isEmpty() ? none : Duration.between(recent.getFirst(), now);
    Instant newest = dates.isEmpty() ? now : dates.getLast();
    Duration unknown = EntryGaps.UNKNOWN;
    return new FeedRhythm(hours, days, span, unknown, unknown, newest, 0, 0, now);
  }

  private FeedRhythm learned(
      FeedRhythm last, List<Instant> added, Duration gap, Duration shortGap) {
    double[] hours = faded(last.hours(), fading(last, MEMORY));
    double[] days = faded(last.days(), fading(last, MEMORY));
    for (Instant date : added) {
      OffsetDateTime utc = date.atOffset(ZoneOffset.UTC);
      hours[utc.getHour()]++;
      days[utc.getDayOfWeek().getValue() - 1]++;
    }
    Duration since = since(last);
    long observed = (long) (last.span().toMillis() * fading(last, MEMORY)) + since.toMillis();
    Instant newest = added.isEmpty() ? last.newest() : added.getLast();
    double rate = SHARE * HOUR.toMillis() / usual(gap, newest).toMillis();
    // why: a budget that was guessed from little, as without dates, gives way to what is observed.
    Duration memory = PollSchedule.shorter(BUDGET_MEMORY, last.span().plus(LEAST));
    double kept = last.budget() == 0 ? 0 : fading(last, memory);
    double budget = last.budget() * kept + rate * (1 - kept);
    return new FeedRhythm(
        rounded(hours),
        rounded(days),
        Duration.ofMillis(observed),
        gap,
        shortGap,
        newest,
        budget,
        spent(last, rate),
        now);
  }

  /**
   * Returns the number of polls beyond the budget, now that one more was sent. Only over days do
   * polls and budget have to agree, because the plan sends most polls by day.
   *
   * @param rate budget of polls an hour
   */
  private double spent(FeedRhythm last, double rate) {
    if (last.budget() == 0) {
      return 0;
    }
    double allowed = rate * since(last).toMillis() / HOUR.toMillis();
    double beyond = last.spent() + (isExtra ? 0 : 1 - allowed);
    return Math.max(MOST_SAVED, beyond * fading(last, SPENT_MEMORY));
  }

  /** Returns the interval at which CommaFeed would poll the feed. */
  private Duration usual(Duration gap, Instant newest) {
    long silent = Duration.between(newest, now).toDays();
    if (silent >= 30) {
      return HOUR.multipliedBy(4);
    }
    if (silent >= 14) {
      return HOUR.multipliedBy(2);
    }
    return silent >= 7
        ? HOUR
        : PollSchedule.longer(LEAST, PollSchedule.shorter(gap.dividedBy(2), HOUR));
  }

  private Duration since(FeedRhythm last) {
    return PollSchedule.longer(Duration.ZERO, Duration.between(last.updated(), now));
  }

  private double fading(FeedRhythm last, Duration halfLife) {
    return Math.pow(0.5, (double) since(last).toMillis() / halfLife.toMillis());
  }

  private static double[] faded(List<Double> counts, double kept) {
    return counts.stream().mapToDouble(count -> count * kept).toArray();
  }

  private static List<Double> rounded(double[] counts) {
    return Arrays.stream(counts)
        .mapToObj(count -> Math.round(count * PRECISION) / PRECISION)
        .toList();
  }
}
