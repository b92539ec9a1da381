package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.fields.BusyPeriod;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.EmptyArchive;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;

/**
 * A feed whose hub tells of its articles is polled more rarely, as long as the hub tells of all.
 */
class ToldByHubTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final URI URL = URI.create("https://gazette.example/rss");
  private static final Announcement BELL = new Announcement(NOW.minusSeconds(60), true);
  private static final Announcement NO_BELL = new Announcement(NOW.minusSeconds(60), false);

  private final KnownArticles known = new KnownArticles(new EmptyArchive());
  private final Deduplicator deduplicator = new Deduplicator(known, new Outlets(Map.of()));
  private Feed feed = feed(null);
  private Instant now = NOW;
  private int newest;

  @Test
  void aBellThatBringsArticlesMakesPollsFourTimesAsRare() {
    FeedState first = news(null, NO_BELL);
    assertThat(hub(first)).isEqualTo(hub(NO_BELL.since(), false, null));
    assertThat(wait(first)).isEqualTo(first.interval());

    FeedState told = news(first, BELL);

    assertThat(hub(told)).isEqualTo(hub(BELL.since(), true, now.plus(told.interval())));
    assertThat(wait(told)).isEqualTo(told.interval().multipliedBy(4));
    assertThat(told.interval()).isLessThan(Duration.ofHours(1));
    FeedState unchanged = unchanged(told, NO_BELL);
    assertThat(wait(unchanged)).isEqualTo(unchanged.interval().multipliedBy(4));
  }

  @Test
  void noFeedWaitsLongerThanFourHours() {
    var schedule = new PollSchedule(feed, news(null, NO_BELL), NOW);
    var slow = Objects.requireNonNull(news(null, NO_BELL).signsOrNone().rhythm());
    PollSchedule.Due due = schedule.next(slow, PollSchedule.MOST, Duration.ZERO, null, true);
    Duration floor = Duration.ofHours(9);

    assertThat(due.next()).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(4)));
    // Then a longer wait that the server asks for is kept, and is not the hub's doing
    PollSchedule.Due asked = schedule.next(slow, PollSchedule.MOST, floor, null, true);
    assertThat(asked).isEqualTo(new PollSchedule.Due(due.interval(), NOW.plus(floor)));
  }

  @Test
  void articlesWithoutABellBringTheUsualRhythmBack() {
    FeedState told = news(news(null, NO_BELL), BELL);

    FeedState untold = news(told, NO_BELL);

    assertThat(hub(untold)).isEqualTo(hub(BELL.since(), false, null));
    assertThat(wait(untold)).isEqualTo(untold.interval());
    FeedState still = unchanged(untold, NO_BELL);
    assertThat(wait(still)).isEqualTo(still.interval());
    assertThat(hub(news(still, BELL)).usual()).isNotNull();
  }

  @Test
  void aBellThatBringsNothingBringsTheUsualRhythmBack() {
    FeedState told = news(news(null, NO_BELL), BELL);

    FeedState nothing = unchanged(told, BELL);

    assertThat(hub(nothing).announced()).isFalse();
    assertThat(wait(nothing)).isEqualTo(nothing.interval());
  }

  @Test
  void aSecondBellAboutTheSameArticleChangesNothing() {
    FeedState told = news(news(null, NO_BELL), BELL);
    now = now.minusSeconds(50);

    FeedState again = unchanged(told, BELL);
    newest--;
    now = now.minusSeconds(50);
    FeedState read = news(again, BELL);

    assertThat(hub(again).announced()).isTrue();
    assertThat(hub(read).announced()).isTrue();
    assertThat(wait(read)).isEqualTo(read.interval().multipliedBy(4));
  }

  @Test
  void aBellThatBringsNothingEndsTheTrustThoughAPollHasJustBeen() {
    FeedState told = news(news(null, NO_BELL), BELL);
    FeedState polled = unchanged(told, NO_BELL);
    now = now.minusSeconds(50);

    assertThat(hub(polled).announced()).isTrue();
    assertThat(hub(unchanged(polled, BELL)).announced()).isFalse();
  }

  @Test
  void withoutASubscriptionNothingIsRarer() {
    FeedState told = news(news(null, NO_BELL), BELL);

    FeedState alone = unchanged(told, Announcement.NONE);

    assertThat(hub(alone)).isEqualTo(hub(null, true, null));
    assertThat(wait(alone)).isEqualTo(alone.interval());
  }

  @Test
  void theOperatorsIntervalIsKept() {
    feed = feed(Duration.ofMinutes(7));
    FeedState told = news(news(null, NO_BELL), BELL);

    assertThat(wait(told)).isEqualTo(Duration.ofMinutes(7));
    assertThat(hub(told).usual()).isNull();
  }

  @Test
  void theOperatorsPeriodIsKept() {
    FeedState first = news(null, NO_BELL);
    Instant end = NOW.plus(Duration.ofHours(9));
    feed = feed.withBusy(List.of(new BusyPeriod(NOW, end, Duration.ofMinutes(2))));

    assertThat(wait(news(first, BELL))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aFailureKeepsTheHubAndIsNotTriedMoreRarely() {
    FeedState told = news(news(null, NO_BELL), BELL);

    FeedState failed =
        poll(told, NO_BELL, new FetchResult.Failed(Reason.TIMEOUT, "slow"), List.of());

    assertThat(hub(failed)).isEqualTo(hub(BELL.since(), true, null));
    assertThat(wait(failed)).isLessThan(told.interval().multipliedBy(2));
  }

  @Test
  void aFeedThatNamesNoHubAnyMoreHasNone() {
    FeedState told = news(news(null, NO_BELL), BELL);

    FeedState without = poll(told, BELL, fresh(List.of()), entries());

    assertThat(without.signsOrNone().hub()).isNull();
    assertThat(wait(without)).isEqualTo(without.interval());
  }

  @Test
  void pollsBecauseOfBellsAreNotChargedToTheBudget() {
    FeedState first = unchanged(news(null, NO_BELL), NO_BELL);
    double before = Objects.requireNonNull(first.signsOrNone().rhythm()).spent();

    FeedState told = unchanged(first, BELL);
    double after = Objects.requireNonNull(told.signsOrNone().rhythm()).spent();
    FeedState ordinary = unchanged(first, NO_BELL);

    assertThat(after).isLessThanOrEqualTo(before);
    assertThat(Objects.requireNonNull(ordinary.signsOrNone().rhythm()).spent())
        .isGreaterThan(before);
  }

  private FeedState news(@Nullable FeedState before, Announcement announcement) {
    FetchResult fresh = fresh(List.of("<https://hub.example/>; rel=hub"));
    return poll(before, announcement, fresh, entries());
  }

  private FeedState unchanged(FeedState before, Announcement announcement) {
    var same = new FetchResult.NotModified(Duration.ZERO);
    return poll(before, announcement, same, List.of());
  }

  private FeedState poll(
      @Nullable FeedState before,
      Announcement announcement,
      FetchResult result,
      List<FeedEntry> entries) {
    now = now.plusSeconds(60);
    ParsedFeed parsed =
        result instanceof FetchResult.Fresh
            ? new ParsedFeed("rss_2.0", "Une", null, Hints.NONE, entries)
            : null;
    PollResult polled =
        new PollEvaluation(feed, before, now, result, parsed)
            .with(announcement)
            .result(deduplicator);
    known.add(polled.remembered());
    return polled.state();
  }

  private Duration wait(FeedState state) {
    return Duration.between(now, state.next());
  }

  private static FeedHub hub(FeedState state) {
    return Objects.requireNonNull(state.signsOrNone().hub());
  }

  private static FeedHub hub(@Nullable Instant since, boolean announced, @Nullable Instant usual) {
    return new FeedHub(List.of("https://hub.example/"), URL.toString(), since, announced, usual);
  }

  private static Feed feed(@Nullable Duration every) {
    return new Feed("f", URL.toString(), null, null, every, false, false, "V");
  }

  private FetchResult fresh(List<String> links) {
    newest++;
    return new FetchResult.Fresh(
        new byte[0], "1c291ca3." + newest, null, null, null, URL, Duration.ZERO, links, false);
  }

  /** The entries of a feed that publishes every ten minutes; the first one is new at each call. */
  private List<FeedEntry> entries() {
    List<FeedEntry> entries = new ArrayList<>(List.of(entry("new" + newest, now)));
    for (int i = 0; i < 20; i++) {
      entries.add(entry("old" + i, NOW.minus(Duration.ofMinutes(10L * i))));
    }
    return entries;
  }

  private static FeedEntry entry(String name, Instant published) {
    URI link = URI.create("https://gazette.example/" + name);
    return new FeedEntry(
        null, link, "Un " + name, "", "", List.of(), List.of(), published, null, null, null);
  }
}
