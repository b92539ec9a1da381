package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.vigie.events.fields.FeedRhythm;

/**
 * Spreads a feed's budget of polls over the hours of the week. An hour gets polls in proportion to
 * a power of its expected number of entries. The hours that together have almost no entries get
 * almost no polls. With a power of one half, the mean delay is shortest (the optimum of minimising
 * the sum of rate / polls at a fixed sum of polls); a smaller one shortens the longest delays.
 */
final class PollPlan {
  static final int HOURS = 24;
  static final int DAYS = 7;
  private static final int WEEK = HOURS * DAYS;
  private static final double MILLIS = 3_600_000;

  // Chosen by simulation of eight kinds of feeds (docs/adr/0027), four of which are those of
  // PollSimulationTest. A burst is surer than an hour that is usually busy, so it gets more.
  private static final double POWER = 0.3;
  private static final double BURST_POWER = 0.8;
  private static final double QUIET_SHARE = 0.03;

  /** Hours and days that count as average before anything is known: half a day and two weeks. */
  private static final double DAYS_ASSUMED = 0.5;

  private static final double WEEKS_ASSUMED = 2;

  /** How strongly polls beyond the budget lower those to come. */
  private static final double CORRECTION = 1;

  private static final double LEAST_CORRECTED = -0.3;

  private final double least;
  private final double most;
  private final FeedRhythm rhythm;
  // For each hour of the week (UTC, Monday first): expected entries relative to the mean, and
  // planned polls.
  private final double[] weights;
  private final double[] polls;
  private double price;

  /**
   * @param least minimum time between two polls
   * @param most maximum time between two polls
   */
  PollPlan(FeedRhythm rhythm, Duration least, Duration most) {
    this.rhythm = rhythm;
    this.least = least.toMillis() / MILLIS;
    this.most = most.toMillis() / MILLIS;
    this.weights = weights(rhythm);
    this.polls = polls();
  }

  private static double[] weights(FeedRhythm rhythm) {
    double days = Math.max(rhythm.span().toMillis() / MILLIS / HOURS, 0.01);
    double[] hours = relative(rhythm.hours(), days, DAYS_ASSUMED);
    double[] weekdays = relative(rhythm.days(), days / DAYS, WEEKS_ASSUMED);
    double[] weights = new double[WEEK];
    for (int i = 0; i < WEEK; i++) {
      int hour = i % HOURS;
      double around = hours[(hour + HOURS - 1) % HOURS] + hours[(hour + 1) % HOURS];
      weights[i] = (0.7 * hours[hour] + 0.15 * around) * weekdays[i / HOURS];
    }
    double mean = Arrays.stream(weights).average().orElse(1);
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }

  /** Returns the rate of each bin relative to the mean, drawn to the mean while data is scarce. */
  private static double[] relative(List<Double> counts, double seen, double assumed) {
    double sum = counts.stream().mapToDouble(Double::doubleValue).sum();
    if (sum <= 0) {
      return counts.stream().mapToDouble(_ -> 1).toArray();
    }
    return counts.stream()
        .mapToDouble(count -> (count * counts.size() / sum * seen + assumed) / (seen + assumed))
        .toArray();
  }

  private double[] polls() {
    boolean[] isQuiet = quiet();
    double parts = 0;
    int quiet = 0;
    for (int i = 0; i < WEEK; i++) {
      parts += isQuiet[i] ? 0 : Math.pow(weights[i], POWER);
      quiet += isQuiet[i] ? 1 : 0;
    }
    double total = rhythm.budget() * WEEK;
    price = Math.max(total - quiet / most, total / 2) / parts;
    double[] planned = new double[WEEK];
    for (int i = 0; i < WEEK; i++) {
      double wanted = isQuiet[i] ? 0 : price * Math.pow(weights[i], POWER);
      planned[i] = Math.max(wanted, 1 / most);
    }
    return planned;
  }

  private boolean[] quiet() {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    double sum = 0;
    int first = 0;
    while (sum + sorted[first] <= QUIET_SHARE * WEEK) {
      sum += sorted[first++];
    }
    boolean[] isQuiet = new boolean[WEEK];
    for (int i = 0; i < WEEK; i++) {
      // why: less, not equal, so that a feed without a rhythm has no quiet hours.
      isQuiet[i] = weights[i] < sorted[first];
    }
    return isQuiet;
  }

  /** Returns how long to wait for the next poll. */
  Duration waitAfter(Instant now) {
    double correction = correction();
    double hour = hourOfWeek(now);
    double done = 0;
    double wait = 0;
    while (wait < most) {
      double interval = Math.clamp(1 / (polls[(int) hour] * correction), least, most);
      double step = Math.floor(hour) + 1 - hour;
      if (done + step / interval >= 1) {
        wait += (1 - done) * interval;
        break;
      }
      done += step / interval;
      wait += step;
      hour = (Math.floor(hour) + 1) % WEEK;
    }
    double bounded = Math.clamp(Math.min(wait, burstWait(now) / correction), least, most);
    return Duration.ofMillis((long) (bounded * MILLIS));
  }

  /** Returns a factor below 1 after more polls than the budget, above 1 after fewer. */
  private double correction() {
    double days = rhythm.spent() / (rhythm.budget() * HOURS);
    return 1 / (1 + Math.max(LEAST_CORRECTED, CORRECTION * days));
  }

  /** Returns the hours between two polls while entries come in a burst; infinite at other times. */
  private double burstWait(Instant now) {
    double shortGap = Math.max(rhythm.shortGap().toMillis() / MILLIS, 0.005);
    double gap = Math.max(rhythm.span().toMillis() / MILLIS / entries(), shortGap);
    double expected = gap / Math.max(weights[(int) hourOfWeek(now)], 1);
    double silence = Duration.between(rhythm.newest(), now).toMillis() / MILLIS;
    boolean isBurst = shortGap < expected && silence < 2 * least;
    return isBurst ? 1 / (price * Math.pow(gap / shortGap, BURST_POWER)) : Double.POSITIVE_INFINITY;
  }

  private double entries() {
    return Math.max(1, rhythm.hours().stream().mapToDouble(Double::doubleValue).sum());
  }

  private static double hourOfWeek(Instant moment) {
    OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
    int day = utc.getDayOfWeek().getValue() - 1;
    return day * HOURS + utc.getHour() + utc.getMinute() / 60.0 + utc.getSecond() / 3600.0;
  }
}
