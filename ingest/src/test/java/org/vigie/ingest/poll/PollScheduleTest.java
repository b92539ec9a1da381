package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedSigns.Wish;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.ingest.poll.PollSchedule.Due;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final Feed AUTO = feed(null);
  private static final Feed EVERY_MINUTE = feed(Duration.ofMinutes(1));

  @Test
  void aFeedIsFirstPolledAtOnce() {
    assertThat(PollSchedule.first(AUTO, null, NOW)).isEqualTo(NOW);
  }

  @Test
  void aKnownFeedKeepsItsNextPollAcrossARestart() {
    FeedState state = state(Duration.ofMinutes(30), NOW.minusSeconds(60), Outcome.FRESH, 0);

    assertThat(PollSchedule.first(AUTO, state, NOW)).isEqualTo(state.next());
  }

  @Test
  void aNewAddressOrAShorterIntervalCountsAtOnce() {
    FeedState state = state(Duration.ofMinutes(30), NOW.minusSeconds(60), Outcome.FRESH, 0);
    Feed elsewhere = new Feed("f", "https://new.example/", null, null, null, false, false, "V");

    assertThat(PollSchedule.first(elsewhere, state, NOW)).isEqualTo(NOW);
    assertThat(PollSchedule.first(EVERY_MINUTE, state, NOW)).isEqualTo(NOW);
  }

  @Test
  void aHostThatAskedForAPauseGetsItWhateverIsConfigured() {
    FeedState throttled = state(Duration.ofHours(3), NOW.minusSeconds(60), Outcome.THROTTLED, 1);

    assertThat(PollSchedule.first(EVERY_MINUTE, throttled, NOW)).isEqualTo(throttled.next());
  }

  @Test
  void theGapsBetweenEntriesGiveTheFirstInterval() {
    assertThat(first(gaps(Duration.ofMinutes(2), 20))).isEqualTo(Duration.ofMinutes(5));
    assertThat(first(gaps(Duration.ofMinutes(40), 20))).isEqualTo(Duration.ofMinutes(20));
    assertThat(first(gaps(Duration.ofDays(1), 5))).isEqualTo(Duration.ofHours(1));
    assertThat(first(List.of())).isEqualTo(Duration.ofHours(1));
    assertThat(first(List.of(NOW.minus(Duration.ofDays(40)), NOW.minus(Duration.ofDays(41)))))
        .isEqualTo(Duration.ofHours(4));
  }

  @Test
  void aPollWithoutNewArticlesLengthensTheInterval() {
    FeedState before = state(Duration.ofMinutes(20), NOW.minusSeconds(1200), Outcome.FRESH, 0);

    Due due = new PollSchedule(AUTO, before, NOW).unchanged(Duration.ZERO);

    assertThat(due.interval()).isEqualTo(Duration.ofMinutes(25));
    assertThat(due.next()).isEqualTo(NOW.plus(Duration.ofMinutes(25)));
  }

  @Test
  void aFeedThatPublishedLatelyIsPolledAtLeastEveryHalfHour() {
    FeedState state = state(Duration.ofMinutes(5), NOW, Outcome.FRESH, 0);
    Instant now = NOW;
    for (int poll = 0; poll < 40; poll++) {
      Due due = new PollSchedule(AUTO, state, now).unchanged(Duration.ZERO);
      state = with(state, due);
      now = now.plusSeconds(60);
    }

    assertThat(state.interval()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aPollWithManyNewArticlesShortensTheInterval() {
    FeedState before = state(Duration.ofMinutes(40), NOW.minusSeconds(2400), Outcome.FRESH, 0);
    List<Instant> dates = gaps(Duration.ofMinutes(20), 20);

    assertThat(fresh(before, 15, 20, dates)).isEqualTo(Duration.ofMinutes(20));
    assertThat(fresh(before, 2, 20, dates)).isEqualTo(Duration.ofMinutes(25));
    assertThat(fresh(before, 0, 20, dates)).isEqualTo(Duration.ofMinutes(40));
  }

  @Test
  void theIntervalAskedForByServerAndFeedIsALowerBound() {
    FeedState before = state(Duration.ofMinutes(5), NOW.minusSeconds(300), Outcome.FRESH, 0);

    assertThat(new PollSchedule(AUTO, before, NOW).unchanged(Duration.ofHours(1)).next())
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(new PollSchedule(AUTO, before, NOW).unchanged(Duration.ofDays(9)).next())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(new PollSchedule(EVERY_MINUTE, before, NOW).unchanged(Duration.ofHours(1)).next())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void failuresDoubleTheWaitUpToALimit() {
    FeedState before = state(Duration.ofMinutes(10), NOW, Outcome.FAILED, 1);

    assertThat(wait(AUTO, before, 1)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    assertThat(wait(AUTO, before, 3)).isBetween(Duration.ofMinutes(32), Duration.ofMinutes(48));
    assertThat(wait(AUTO, before, 500)).isBetween(Duration.ofMinutes(192), Duration.ofMinutes(288));
    assertThat(wait(EVERY_MINUTE, before, 500))
        .isBetween(Duration.ofMinutes(25), Duration.ofMinutes(39));
    assertThat(new PollSchedule(AUTO, before, NOW).backOff(5, Duration.ZERO).interval())
        .isEqualTo(before.interval());
  }

  @Test
  void feedsThatFailTogetherAreNotPolledAgainTogether() {
    List<Instant> next = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Feed feed = new Feed("f" + i, "https://a.example/", null, null, null, false, false, "V");
      next.add(new PollSchedule(feed, null, NOW).backOff(1, Duration.ZERO).next());
    }

    assertThat(next).doesNotHaveDuplicates();
    assertThat(next).anyMatch(at -> at.isBefore(NOW.plusSeconds(285)));
    assertThat(next).anyMatch(at -> at.isAfter(NOW.plusSeconds(315)));
  }

  @Test
  void noPollComesBeforeThePauseThatAHostAskedFor() {
    Duration pause = Duration.ofDays(2);
    FeedState before = state(Duration.ofMinutes(5), NOW, Outcome.FRESH, 0);

    for (Feed feed : List.of(AUTO, EVERY_MINUTE)) {
      for (int failures = 1; failures < 20; failures++) {
        assertThat(new PollSchedule(feed, before, NOW).backOff(failures, pause).next())
            .isAfterOrEqualTo(NOW.plus(pause));
      }
    }
  }

  @Test
  void feedsThatGetTheSamePauseAreNotPolledTogetherAtItsEnd() {
    Duration pause = Duration.ofHours(1);
    List<Instant> next = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Feed feed = new Feed("f" + i, "https://a.example/", null, null, null, false, false, "V");
      next.add(new PollSchedule(feed, null, NOW).backOff(1, pause).next());
    }

    assertThat(next).doesNotHaveDuplicates();
    assertThat(next)
        .allMatch(at -> !at.isBefore(NOW.plus(pause)))
        .allMatch(at -> at.isBefore(NOW.plus(pause).plusSeconds(601)))
        .anyMatch(at -> at.isAfter(NOW.plus(pause).plusSeconds(300)));
  }

  @Test
  void theFeedsOwnWishHoldsAlsoAfterA304AndAtMostADay() {
    var wish = new Wish(Duration.ofHours(3), List.of(12, 13), List.of(DayOfWeek.THURSDAY));
    FeedState state = state(Duration.ofMinutes(5), NOW.minusSeconds(300), Outcome.FRESH, 0);
    var signs = new FeedSigns(null, 0, null, null, null, wish, null);

    // Then 12:00 and 13:00 are skipped after the three hours that the feed asks for
    assertThat(new PollSchedule(AUTO, with(state, signs), NOW).unchanged(Duration.ZERO).next())
        .isEqualTo(Instant.parse("2025-02-12T14:00:00Z"));
    // Then a whole day that is skipped ends a day after the last poll
    Instant late = Instant.parse("2025-02-12T22:30:00Z");
    assertThat(new PollSchedule(AUTO, with(state, signs), late).unchanged(Duration.ZERO).next())
        .isEqualTo(Instant.parse("2025-02-13T22:30:00Z"));
    assertThat(
            new PollSchedule(EVERY_MINUTE, with(state, signs), NOW).unchanged(Duration.ZERO).next())
        .isEqualTo(NOW.plusSeconds(60));
  }

  private static Duration first(List<Instant> dates) {
    return new PollSchedule(AUTO, null, NOW)
        .fresh(dates.size(), dates.size(), dates.reversed(), Duration.ZERO, Wish.NONE)
        .interval();
  }

  private static Duration fresh(FeedState before, int created, int listed, List<Instant> dates) {
    return new PollSchedule(AUTO, before, NOW)
        .fresh(created, listed, dates.reversed(), Duration.ZERO, Wish.NONE)
        .interval();
  }

  private static Duration wait(Feed feed, FeedState before, int failures) {
    return Duration.between(
        NOW, new PollSchedule(feed, before, NOW).backOff(failures, Duration.ZERO).next());
  }

  private static List<Instant> gaps(Duration gap, int count) {
    List<Instant> dates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dates.add(NOW.minus(gap.multipliedBy(i)));
    }
    return dates;
  }

  private static Feed feed(@Nullable Duration every) {
    return new Feed("f", "https://a.example/rss", null, null, every, false, false, "V");
  }

  private static FeedState state(Duration interval, Instant polled, Outcome outcome, int failures) {
    return new FeedState(
        "f",
        "https://a.example/rss",
        "https://a.example/rss",
        null,
        null,
        null,
        polled,
        polled,
        polled,
        polled.plus(interval),
        interval,
        outcome,
        null,
        failures,
        List.of());
  }

  private static FeedState with(FeedState state, FeedSigns signs) {
    return new FeedState(
        state.feed(),
        state.configured(),
        state.url(),
        null,
        null,
        null,
        state.polled(),
        state.succeeded(),
        state.brought(),
        state.next(),
        state.interval(),
        state.outcome(),
        null,
        0,
        null,
        signs);
  }

  private static FeedState with(FeedState before, Due due) {
    return new FeedState(
        before.feed(),
        before.configured(),
        before.url(),
        null,
        null,
        null,
        before.polled(),
        before.succeeded(),
        before.brought(),
        due.next(),
        due.interval(),
        Outcome.NOT_MODIFIED,
        null,
        0,
        List.of());
  }
}
