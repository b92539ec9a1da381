package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.fields.FeedRhythm;

/** Polls invented feeds for 30 days on a virtual clock, with Vigie's rule and with CommaFeed's. */
class PollSimulationTest {
  private static final Feed FEED =
      new Feed("f", "https://a.example/", null, null, null, false, false, "V");
  static final Instant BEGIN = SimulatedFeed.START.plus(Duration.ofDays(90));
  private static final Instant END = BEGIN.plus(Duration.ofDays(30));

  private static final List<SimulatedFeed> FEEDS =
      List.of(
          SimulatedFeed.paper(1),
          SimulatedFeed.blog(2),
          SimulatedFeed.agency(3),
          SimulatedFeed.local(4));

  /** Limit of the p95 delay in minutes for a feed with bursts, which are noticed a little late. */
  private static final double MOST_P95 = 11;

  /** Returns the time of the next poll; {@code dates} are those in the feed, oldest first. */
  interface Rule {
    Instant next(Instant now, List<Instant> dates, int created, int listed);
  }

  /** Vigie's rule, as a {@link PollEvaluation} uses it. */
  private static final class Vigie implements Rule {
    private @Nullable FeedRhythm rhythm;
    private @Nullable FeedState state;

    @Override
    public Instant next(Instant now, List<Instant> dates, int created, int listed) {
      var learner = new RhythmLearner(rhythm, now, false);
      rhythm = created > 0 ? learner.fresh(dates, created) : learner.unchanged();
      var schedule = new PollSchedule(FEED, state, now);
      Duration most = schedule.most(created, listed);
      Instant next = schedule.next(rhythm, most, Duration.ZERO, null, false).next();
      state = PollScheduleTest.state(Duration.between(now, next), now, Outcome.FRESH, 0);
      return next;
    }
  }

  /** CommaFeed's rule, from its constants: half the mean gap, 5 to 60 minutes; rarer if old. */
  private static Instant commaFeed(Instant now, List<Instant> listed) {
    long days = Duration.between(listed.getLast(), now).toDays();
    Duration span = Duration.between(listed.getFirst(), listed.getLast());
    long half = span.toSeconds() / (listed.size() - 1) / 2;
    long usual = Math.clamp(half, 300, 3_600);
    long seconds = days >= 30 ? 14_400 : days >= 14 ? 7_200 : days >= 7 ? 3_600 : usual;
    return now.plusSeconds(seconds);
  }

  /**
   * Number of requests, the delays from publication to receipt in minutes, sorted, and the number
   * of articles that were no longer listed at the next poll.
   */
  record Figures(int requests, List<Double> delays, int lost) {
    double quantile(double part) {
      return delays.get((int) (part * delays.size()));
    }

    @Override
    public String toString() {
      return "%d requests, median %.1f, p95 %.1f min, %d lost"
          .formatted(requests, quantile(0.5), quantile(0.95), lost);
    }
  }

  private static Figures simulate(SimulatedFeed feed, Rule rule) {
    List<Instant> dates = feed.dates();
    List<Double> delays = new ArrayList<>();
    int seen = 0;
    int requests = 0;
    int lost = 0;
    Instant now = BEGIN;
    while (now.isBefore(END)) {
      int before = seen;
      while (seen < dates.size() && !dates.get(seen).isAfter(now)) {
        if (requests > 0) {
          delays.add(Duration.between(dates.get(seen), now).toMillis() / 60_000.0);
        }
        seen++;
      }
      int created = Math.min(seen - before, feed.listed());
      lost += requests > 0 ? seen - before - created : 0;
      requests++;
      now = rule.next(now, feed.listedDates(seen), created, feed.listed());
    }
    return new Figures(requests, delays.stream().sorted().toList(), lost);
  }

  /** docs/adr/0027 has the figures, and says why an agency's p95 can't be CommaFeed's. */
  @Test
  void halfOfTheRequestsOfCommaFeedGiveItsDelays() {
    for (SimulatedFeed feed : FEEDS) {
      Figures comma = simulate(feed, (now, dates, _, _) -> commaFeed(now, dates));
      Figures vigie = simulate(feed, new Vigie());

      String figures = feed.name() + ": CommaFeed " + comma + "; Vigie " + vigie;
      assertThat(vigie.requests()).as(figures).isLessThanOrEqualTo(comma.requests() / 2);
      assertThat(vigie.quantile(0.5)).as(figures).isLessThan(1.05 * comma.quantile(0.5));
      assertThat(vigie.quantile(0.95))
          .as(figures)
          .isLessThan(Math.max(1.05 * comma.quantile(0.95), MOST_P95));
    }
  }

  @Test
  void neitherOldEntriesNorAShortListNorMissingDatesDelayOrLoseArticles() {
    SimulatedFeed paper = SimulatedFeed.paper(1);
    SimulatedFeed brief = paper.listing(20);
    var feeds =
        List.of(
            paper.withPinned(400),
            brief,
            brief.withPinned(400),
            brief.withPinned(60, 100, 200, 300),
            paper.withoutDates(),
            brief.withoutDates());
    int half = simulate(paper, (now, dates, _, _) -> commaFeed(now, dates)).requests() / 2;
    for (SimulatedFeed feed : feeds) {
      Figures vigie = simulate(feed, new Vigie());

      String figures = feed.name() + ": " + vigie;
      assertThat(vigie.requests()).as(figures).isLessThanOrEqualTo(half);
      assertThat(vigie.quantile(0.5)).as(figures).isLessThan(6);
      assertThat(vigie.quantile(0.95)).as(figures).isLessThan(16);
      assertThat(vigie.lost()).as(figures).isZero();
    }
  }

  @Test
  void noRequestIsSentDuringAPause() {
    var random = new Random(5);
    var rule = new Vigie();
    Instant now = BEGIN;
    Instant pausedUntil = Instant.MIN;
    int failures = 0;
    while (now.isBefore(END)) {
      assertThat(now).isAfterOrEqualTo(pausedUntil);
      if (random.nextInt(10) == 0) {
        Duration pause = Duration.ofSeconds(random.nextInt(86_400));
        pausedUntil = now.plus(pause);
        now = new PollSchedule(FEED, null, now).backOff(++failures, pause).next();
      } else {
        failures = 0;
        now = rule.next(now, List.of(now.minusSeconds(600), now.minusSeconds(60)), 1, 2);
      }
    }
  }
}
