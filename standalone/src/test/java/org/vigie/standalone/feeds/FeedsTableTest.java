package org.vigie.standalone.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FeedHub;
import org.vigie.events.fields.FeedRhythm;
import org.vigie.events.fields.TextShare;

class FeedsTableTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");

  @Test
  void showsStateNewsNextPollAndEntriesADayAndWhyAFeedFails() {
    FeedStatus fresh = FeedStatus.of(feed("une"), state(null, 0, NOW.plusSeconds(600)), NOW);
    FeedStatus failing =
        FeedStatus.of(
            feed("sport"),
            state(new Failure(Reason.HTTP_STATUS, "404\u001b[31m"), 3, NOW.plusSeconds(7_200)),
            NOW);
    FeedStatus waiting = FeedStatus.of(feed("new"), null, NOW);

    assertThat(new FeedsTable(NOW).lines(List.of(failing, waiting, fresh)))
        .containsExactly(
            "STATE    OUTLET  LAST NEWS  NEXT POLL  A DAY  WHOLE  FEED",
            "failing  L'Écho  3 h ago    in 2 h     12.0   –      https://echo.example/sport",
            "  HTTP status: 404[31m (3 times in a row, last read 36 h ago; echo-sport)",
            "waiting  L'Écho  –          –          –      –      https://echo.example/new",
            "fresh    L'Écho  3 h ago    in 10 min  12.0   –      https://echo.example/une",
            "3 feeds: 1 fresh, 1 waiting, 1 failing");
  }

  @Test
  void showsOfWhichFeedsAHubTells() {
    FeedState state = state(null, 0, NOW.plusSeconds(600));
    var hub =
        new FeedHub(List.of("https://hub.example/"), "https://echo.example/", NOW, true, null);
    FeedSigns signs = state.signsOrNone().with(hub);
    FeedStatus told = FeedStatus.of(feed("une"), state.with(signs), NOW);
    FeedStatus named =
        FeedStatus.of(feed("a"), state.with(signs.with(FeedHub.named(hub.urls(), "b"))), NOW);

    assertThat(told.told()).isEqualTo(NOW);
    assertThat(new FeedsTable(NOW).lines(List.of(told, named)))
        .contains(
            "fresh  L'Écho  3 h ago    in 10 min (hub)  12.0   –      https://echo.example/une",
            "fresh  L'Écho  3 h ago    in 10 min        12.0   –      https://echo.example/a");
  }

  @Test
  void saysWhereAFeedHasMovedForGood() {
    String there = "https://echo.example/new";
    FeedStatus moved = FeedStatus.of(feed("une"), state(null, 0, NOW.plusSeconds(600), there), NOW);

    assertThat(moved.moved()).isEqualTo(there);
    assertThat(new FeedsTable(NOW).lines(List.of(moved)))
        .contains("  has moved for good, change feeds.yaml: https://echo.example/new");
  }

  private static Feed feed(String id) {
    var outlet = new Outlet("echo", "L'Écho", "echo.example", "FR", 1);
    String url = "https://echo.example/" + id;
    return new Feed("echo-" + id, url, outlet, "fr", null, false, false, "Vigie/1");
  }

  private static FeedState state(@Nullable Failure failure, int failures, Instant next) {
    return state(failure, failures, next, "https://echo.example/");
  }

  private static FeedState state(
      @Nullable Failure failure, int failures, Instant next, String url) {
    List<Double> hours = Collections.nCopies(24, 1.0);
    var rhythm =
        new FeedRhythm(
            hours,
            List.of(),
            Duration.ofDays(2),
            Duration.ofHours(2),
            Duration.ofHours(2),
            NOW.minus(Duration.ofHours(3)),
            1,
            0,
            NOW);
    var signs =
        new FeedSigns(
            NOW, 0, null, null, null, null, NOW.plusSeconds(99), rhythm, TextShare.NONE, null);
    return new FeedState(
        "echo",
        "https://echo.example/",
        url,
        null,
        null,
        null,
        NOW.minusSeconds(60),
        NOW.minus(Duration.ofDays(1)).minusSeconds(86_400 / 2),
        NOW.minusSeconds(60),
        next,
        Duration.ofMinutes(10),
        failure == null ? Outcome.FRESH : Outcome.FAILED,
        failure,
        failures,
        null,
        signs);
  }
}
