package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

  // Least and greatest number of the latest entries that show a burst. Chosen by simulation, see
  // {@link PollPlan}.
  private static final int FEWEST = 3;
  private static final int LATEST = 24;

  /** Point of the normal distribution below which 1 % of it lies. */
  private static final double ONE_PERCENT = -2.326;

  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Gap between entries without dates. An estimate: such feeds are polled as if it were this. */
  private static final Duration UNKNOWN_GAP = Duration.ofHours(2);

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
    if (before == null) {
      Instant oldest = now.minus(OLDEST);
      List<Instant> recent = dates.stream().filter(date -> date.isAfter(oldest)).toList();
      FeedRhythm start = start(recent, dates);
      return learned(start, recent, meanGap(dates, start), shortGap(dates, start));
    }
    List<Instant> later = dates.stream().filter(date -> date.isAfter(before.newest())).toList();
    List<Instant> added =
        new ArrayList<>(later.subList(Math.max(0, later.size() - created), later.size()));
    // why: an article without a date, or with an old one, counts as published now.
    while (added.size() < created) {
      added.add(now);
    }
    return learned(before, added, meanGap(dates, before), shortGap(dates, before));
  }

  private FeedRhythm start(List<Instant> recent, List<Instant> dates) {
    List<Double> hours = rounded(new double[PollPlan.HOURS]);
    List<Double> days = rounded(new double[PollPlan.DAYS]);
    Duration span = recent.isEmpty() ? OLDEST : Duration.between(recent.getFirst(), now);
    Instant newest = dates.isEmpty() ? now : dates.getLast();
    return new FeedRhythm(hours, days, span, UNKNOWN_GAP, UNKNOWN_GAP, newest, 0, 0, now);
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
    double kept = last.budget() == 0 ? 0 : fading(last, BUDGET_MEMORY);
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

  /**
   * Returns the shortest of the mean gaps that the latest 3 to 24 entries prove: if entries came at
   * random with this mean gap, so many of them in so short a time would have a chance of 1 %.
   */
  private Duration shortGap(List<Instant> dates, FeedRhythm last) {
    return IntStream.rangeClosed(FEWEST, Math.min(LATEST, dates.size()))
        .mapToObj(latest -> provenGap(dates.get(dates.size() - latest), latest))
        .min(Comparator.naturalOrder())
        .orElse(last.shortGap());
  }

  private Duration provenGap(Instant first, int entries) {
    // Wilson and Hilferty's approximation of the 1 % quantile of a gamma distribution, which is
    // that of the time until so many entries, in mean gaps.
    double cube = 1 - 1 / (9.0 * entries) + ONE_PERCENT / (3 * Math.sqrt(entries));
    double gaps = entries * cube * cube * cube;
    return Duration.ofMillis((long) (Duration.between(first, now).toMillis() / gaps));
  }

  private static Duration meanGap(List<Instant> dates, FeedRhythm last) {
    return dates.size() < 2
        ? last.gap()
        : Duration.between(dates.getFirst(), dates.getLast()).dividedBy(dates.size() - 1);
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
