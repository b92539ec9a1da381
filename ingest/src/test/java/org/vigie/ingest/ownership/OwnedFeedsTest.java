package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.ownership.ToldFeeds.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.hub.Bells;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;

class OwnedFeedsTest {
  private static final String URL = "https://gazette.example/rss";
  private static final Feed FEED = new Feed("f", URL, null, null, null, false, false, "V");
  private static final Duration LONG = Duration.ofDays(9);
  private static final Duration USUAL = Duration.ofMinutes(10);
  private static final Duration DELAYED = Duration.ofMinutes(40);
  private static final FeedHub HUB =
      new FeedHub(List.of("https://hub.example/"), URL, NOW, true, NOW.plus(USUAL));

  private final FakeBells bells = new FakeBells();
  private final OwnedFeeds feeds = new OwnedFeeds(bells);

  @Test
  void aRestoredFeedIsSubscribedAtOnceAndNotDelayedBeforeTheHubTells() {
    restore();

    assertThat(bells.calls).containsExactly("follow f at [https://hub.example/]");
    assertThat(feeds.untilNext(NOW, LONG)).isEqualTo(USUAL);
  }

  @Test
  void aBellMakesAFeedDueAndALostHubMakesItDueAsUsual() {
    bells.since = NOW;
    restore();
    assertThat(feeds.untilNext(NOW, LONG)).isEqualTo(DELAYED);

    bells.since = null;
    bells.heard = new Bells.Heard(Set.of("other"), Set.of("f", "other"));
    feeds.hear(NOW);
    assertThat(feeds.untilNext(NOW, LONG)).isEqualTo(USUAL);

    bells.heard = new Bells.Heard(Set.of("f"), Set.of());
    feeds.hear(NOW);
    assertThat(feeds.due(NOW)).hasSize(1);
  }

  @Test
  void aFeedThatIsRemovedOrRevokedOrHasAnotherAddressIsForgotten() {
    restore();
    var elsewhere = new Feed("f", URL + "2", null, null, null, false, false, "V");
    feeds.put(0, elsewhere, NOW);
    feeds.remove(0, "f");
    feeds.put(1, FEED, NOW);
    feeds.revoke(Set.of(1));

    assertThat(bells.calls.subList(1, bells.calls.size()))
        .containsExactly("forget f", "forget f", "forget f", "forget f");
  }

  @Test
  void aFeedThatWasRemovedAndAddedAgainHasItsStateAfterARestart() {
    feeds.restore(0, Map.of("f", ToldFeeds.state(HUB, NOW.plus(DELAYED), 0)));
    feeds.put(0, FEED, NOW);
    feeds.remove(0, "f");
    feeds.put(0, FEED, NOW);
    feeds.completeRestore(NOW);

    assertThat(feeds.untilNext(NOW, LONG)).isEqualTo(USUAL);
    assertThat(feeds.obsolete().values()).allMatch(List::isEmpty);
  }

  @Test
  void aFeedWhosePartitionHasChangedIsPolledAfterARestart() {
    Feed before = new Feed("f", "https://old.example/rss", null, null, null, false, false, "V");
    feeds.restore(0, Map.of());
    feeds.restore(1, Map.of("f", ToldFeeds.state(HUB, NOW.plus(DELAYED), 0)));

    // When the partition that has the feed now is read first
    feeds.put(1, FEED, NOW);
    feeds.put(0, before, NOW);
    feeds.remove(0, "f");
    feeds.completeRestore(NOW);

    assertThat(feeds.get("f")).extracting(each -> each.feed).isEqualTo(FEED);
    assertThat(feeds.untilNext(NOW, LONG)).isEqualTo(USUAL);
    assertThat(feeds.obsolete().values()).allMatch(List::isEmpty);
  }

  @Test
  void theStateOfAFeedThatWasRemovedIsDeletedAfterARestart() {
    feeds.restore(0, Map.of("f", ToldFeeds.state(HUB, NOW.plus(DELAYED), 0)));
    feeds.put(0, FEED, NOW);
    feeds.remove(0, "f");
    feeds.completeRestore(NOW);
    assertThat(feeds.obsolete()).isEqualTo(Map.of(0, List.of("f")));

    feeds.obsolete().clear();
    feeds.put(0, FEED, NOW);
    feeds.remove(0, "f");
    assertThat(feeds.obsolete()).isEqualTo(Map.of(0, List.of("f")));
  }

  @Test
  void aFailedFeedIsDueAtOnceWhenItsSettingsChange() {
    Feed other = new Feed("f", URL, null, null, null, false, false, "Other/1");
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.GONE)) {
      restore(outcome, 3);
      feeds.put(0, FEED, NOW);
      assertThat(feeds.due(NOW)).isEmpty();

      feeds.put(0, other, NOW);
      assertThat(feeds.due(NOW)).hasSize(1);
      feeds.revoke(Set.of(0));
    }

    restore(Outcome.THROTTLED, 1);
    feeds.put(0, other, NOW);
    assertThat(feeds.due(NOW)).isEmpty();
  }

  @Test
  void aChangeDuringAPollCountsAfterIt() {
    restore(Outcome.FAILED, 3);
    TrackedFeed tracked = Objects.requireNonNull(feeds.get("f"));
    feeds.startPoll(tracked, NOW);
    feeds.put(0, new Feed("f", URL, null, null, null, false, false, "Other/1"), NOW);
    feeds.endPoll(tracked);
    feeds.schedule(tracked, NOW);
    assertThat(feeds.due(NOW)).hasSize(1);

    feeds.startPoll(tracked, NOW);
    feeds.endPoll(tracked);
    feeds.schedule(tracked, NOW);
    assertThat(feeds.due(NOW)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackMakesWaitingFeedsDue() {
    restore();
    assertThat(feeds.due(NOW)).isEmpty();

    assertThat(feeds.due(NOW.minusSeconds(5))).isEmpty();
    assertThat(feeds.due(NOW.minusSeconds(90))).hasSize(1);
  }

  private void restore(Outcome outcome, int failures) {
    FeedState state = ToldFeeds.state(HUB, NOW.plus(DELAYED), failures, outcome);
    feeds.restore(0, Map.of("f", state));
    feeds.put(0, FEED, NOW);
    feeds.completeRestore(NOW);
  }

  private void restore() {
    feeds.restore(0, Map.of("f", ToldFeeds.state(HUB, NOW.plus(DELAYED), 0)));
    feeds.put(0, FEED, NOW);
    feeds.completeRestore(NOW);
  }

  private static final class FakeBells implements Bells {
    private final List<String> calls = new ArrayList<>();
    private Heard heard = Heard.NOTHING;
    private @Nullable Instant since;

    @Override
    public Heard hear() {
      return heard;
    }

    @Override
    public void follow(Feed feed, @Nullable FeedHub named) {
      calls.add("follow " + feed.id() + (named == null ? "" : " at " + named.urls()));
    }

    @Override
    public void forget(String feed) {
      calls.add("forget " + feed);
    }

    @Override
    public void forgetAll() {
      calls.add("forget all");
    }

    @Override
    public @Nullable Instant since(String feed) {
      return since;
    }
  }
}
