package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.events.fields.FeedRhythm;

class PollPlanTest {
  private static final Duration LEAST = Duration.ofMinutes(2);
  private static final Duration MOST = Duration.ofHours(4);

  /** A Wednesday. */
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");

  private static final List<Double> EVEN_HOURS = Collections.nCopies(24, 10.0);
  private static final List<Double> EVEN_DAYS = Collections.nCopies(7, 10.0);

  @Test
  void aFeedWithoutARhythmIsPolledEvenly() {
    for (List<Double> hours : List.of(EVEN_HOURS, Collections.nCopies(24, 0.0))) {
      PollPlan plan = plan(hours, 4, 0, NOW.minusSeconds(86_400));

      assertThat(plan.waitAfter(NOW)).isCloseTo(Duration.ofMinutes(15), Duration.ofSeconds(1));
      assertThat(plan.waitAfter(NOW.plusSeconds(43_200)))
          .isCloseTo(Duration.ofMinutes(15), Duration.ofSeconds(1));
    }
  }

  @Test
  void theHoursWithoutEntriesGetAlmostNoPolls() {
    List<Double> hours = new ArrayList<>(Collections.nCopies(24, 0.0));
    hours.set(9, 100.0);
    hours.set(10, 100.0);
    PollPlan plan = plan(Duration.ofDays(20), hours, 1, 0, NOW.minusSeconds(86_400));

    assertThat(plan.waitAfter(NOW)).isLessThan(Duration.ofMinutes(20));
    assertThat(plan.waitAfter(NOW.plus(Duration.ofHours(12)))).isGreaterThan(MOST.dividedBy(2));
    // Then a wait ends when the busy hours begin
    assertThat(plan.waitAfter(NOW.minus(Duration.ofMinutes(90))))
        .isLessThan(Duration.ofMinutes(110));
  }

  @Test
  void aBurstIsPolledFastAndPaidBack() {
    var steady = plan(EVEN_HOURS, 4, 0, NOW.minusSeconds(86_400)).waitAfter(NOW);
    var burst = plan(EVEN_HOURS, 4, 0, NOW.minusSeconds(30)).waitAfter(NOW);
    // Polls of two days beyond the budget
    var indebted = plan(EVEN_HOURS, 4, 192, NOW.minusSeconds(86_400)).waitAfter(NOW);

    assertThat(burst).isLessThan(steady.dividedBy(3));
    assertThat(indebted).isGreaterThan(steady.multipliedBy(2));
    assertThat(burst).isGreaterThanOrEqualTo(LEAST);
    assertThat(indebted).isLessThanOrEqualTo(MOST);
  }

  @Test
  void theNumberOfPollsOfAWeekIsTheBudget() {
    List<Double> hours = new ArrayList<>(EVEN_HOURS);
    hours.set(9, 100.0);
    PollPlan plan = plan(hours, 4, 0, NOW.minusSeconds(86_400));

    int polls = 0;
    Instant end = NOW.plus(Duration.ofDays(7));
    for (Instant now = NOW; now.isBefore(end); now = now.plus(plan.waitAfter(now))) {
      polls++;
    }

    assertThat(polls).isBetween(660, 680);
  }

  /** Returns the plan of a feed with an entry each hour, but often one each minute. */
  private static PollPlan plan(List<Double> hours, double budget, double spent, Instant newest) {
    return plan(Duration.ofDays(10), hours, budget, spent, newest);
  }

  private static PollPlan plan(
      Duration span, List<Double> hours, double budget, double spent, Instant newest) {
    Duration gap = Duration.ofHours(1);
    Duration shortGap = Duration.ofMinutes(1);
    return new PollPlan(
        new FeedRhythm(hours, EVEN_DAYS, span, gap, shortGap, newest, budget, spent, NOW),
        LEAST,
        MOST);
  }
}
