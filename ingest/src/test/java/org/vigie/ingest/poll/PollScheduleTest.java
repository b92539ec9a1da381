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
import org.vigie.events.FeedSigns.Wish;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.fields.BusyPeriod;

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
  void aClockThatIsSetBackSilencesNoFeed() {
    FeedState ahead = state(Duration.ofMinutes(30), NOW.plus(Duration.ofDays(1)), Outcome.FRESH, 0);
    FeedState throttled =
        state(Duration.ofHours(3), NOW.plus(Duration.ofDays(30)), Outcome.THROTTLED, 1);
    FeedState slightlyAhead = state(Duration.ofMinutes(30), NOW.plusSeconds(9), Outcome.FRESH, 0);

    assertThat(PollSchedule.first(AUTO, ahead, NOW)).isEqualTo(NOW);
    assertThat(PollSchedule.first(AUTO, throttled, NOW)).isEqualTo(NOW);
    assertThat(PollSchedule.first(AUTO, slightlyAhead, NOW)).isEqualTo(slightlyAhead.next());
  }

  @Test
  void theIntervalAskedForByServerAndFeedIsALowerBound() {
    FeedState before = state(Duration.ofMinutes(5), NOW.minusSeconds(300), Outcome.FRESH, 0);

    assertThat(new PollSchedule(AUTO, before, NOW).next(null, Duration.ofHours(1), null).next())
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(new PollSchedule(AUTO, before, NOW).next(null, Duration.ofDays(9), null).next())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(
            new PollSchedule(EVERY_MINUTE, before, NOW)
                .next(null, Duration.ofHours(1), null)
                .next())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void inABusyPeriodAFeedIsPolledMoreOftenWhateverItAsksFor() {
    Instant from = NOW.plus(Duration.ofMinutes(10));
    var period = new BusyPeriod(from, from.plus(Duration.ofHours(1)), Duration.ofMinutes(2));
    Feed feed = AUTO.withBusy(List.of(period));
    Instant inside = from.plus(Duration.ofMinutes(30));
    FeedState state = state(Duration.ofHours(1), NOW, Outcome.FRESH, 0);

    // Then the period begins on time, also for a feed that was polled before it was configured
    assertThat(new PollSchedule(feed, state, NOW).next(null, Duration.ZERO, null).next())
        .isBetween(from, from.plus(Duration.ofMinutes(2)));
    assertThat(PollSchedule.first(feed, state, NOW)).isBefore(from.plus(Duration.ofMinutes(2)));
    // Then it is polled every two minutes, unless the host asked for a pause
    assertThat(new PollSchedule(feed, state, inside).next(null, Duration.ofHours(9), null).next())
        .isEqualTo(inside.plus(Duration.ofMinutes(2)));
    assertThat(new PollSchedule(feed, state, inside).backOff(1, Duration.ofHours(3)).next())
        .isAfterOrEqualTo(inside.plus(Duration.ofHours(3)));
    // Then a faster interval stays, and the usual one comes back afterwards
    Feed fast = EVERY_MINUTE.withBusy(List.of(period));
    assertThat(new PollSchedule(fast, state, inside).next(null, Duration.ZERO, null).next())
        .isEqualTo(inside.plusSeconds(60));
    Instant end = period.until().minusSeconds(30);
    assertThat(new PollSchedule(feed, state, end).next(null, Duration.ZERO, null).next())
        .isEqualTo(end.plus(Duration.ofHours(1)));
  }

  @Test
  void aBusyPeriodAlsoCountsForAFeedThatFailed() {
    Instant from = NOW.plus(Duration.ofMinutes(10));
    var period = new BusyPeriod(from, from.plus(Duration.ofHours(1)), Duration.ofMinutes(2));
    Feed feed = AUTO.withBusy(List.of(period));
    Instant inside = from.plus(Duration.ofMinutes(30));
    FeedState failed = state(Duration.ofHours(4), NOW, Outcome.FAILED, 5);
    FeedState removed = state(Duration.ofDays(1), NOW, Outcome.GONE, 20);

    // Then it is polled when the period begins, also after a restart
    assertThat(new PollSchedule(feed, failed, NOW).backOff(6, Duration.ZERO).next())
        .isBetween(from, from.plus(Duration.ofMinutes(2)));
    assertThat(PollSchedule.first(feed, failed, NOW))
        .isBetween(from, from.plus(Duration.ofMinutes(2)));
    // Then it is polled every two minutes, unless it was removed
    assertThat(new PollSchedule(feed, failed, inside).backOff(6, Duration.ZERO).next())
        .isEqualTo(inside.plus(Duration.ofMinutes(2)));
    assertThat(PollSchedule.first(feed, removed, NOW)).isEqualTo(removed.next());
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

    // Then 12:00 and 13:00 are skipped after the three hours that the feed asks for
    assertThat(new PollSchedule(AUTO, state, NOW).next(null, Duration.ZERO, wish).next())
        .isEqualTo(Instant.parse("2025-02-12T14:00:00Z"));
    // Then a whole day that is skipped ends a day after the last poll
    Instant late = Instant.parse("2025-02-12T22:30:00Z");
    assertThat(new PollSchedule(AUTO, state, late).next(null, Duration.ZERO, wish).next())
        .isEqualTo(Instant.parse("2025-02-13T22:30:00Z"));
    assertThat(new PollSchedule(EVERY_MINUTE, state, NOW).next(null, Duration.ZERO, wish).next())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void afterABodyOfNewEntriesTheNextPollComesInHalfTheTime() {
    FeedState before = state(Duration.ofHours(1), NOW.minusSeconds(3_600), Outcome.FRESH, 0);
    var schedule = new PollSchedule(AUTO, before, NOW);

    assertThat(schedule.most(20, 20)).isEqualTo(Duration.ofMinutes(30));
    assertThat(schedule.most(15, 20)).isEqualTo(Duration.ofMinutes(30));
    assertThat(schedule.most(14, 20)).isEqualTo(PollSchedule.MOST);
    assertThat(schedule.most(0, 0)).isEqualTo(PollSchedule.MOST);
    assertThat(new PollSchedule(AUTO, null, NOW).most(20, 20)).isEqualTo(PollSchedule.MOST);
  }

  private static Duration wait(Feed feed, FeedState before, int failures) {
    return Duration.between(
        NOW, new PollSchedule(feed, before, NOW).backOff(failures, Duration.ZERO).next());
  }

  private static Feed feed(@Nullable Duration every) {
    return new Feed("f", "https://a.example/rss", null, null, every, false, false, "V");
  }

  static FeedState state(Duration interval, Instant polled, Outcome outcome, int failures) {
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
        List.of(),
        null);
  }
}
