package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.FeedHealth.Status;
import org.vigie.events.Count;
import org.vigie.events.Count.Window;
import org.vigie.events.Feed;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.fields.FeedHub;

class TopicsViewTest {
  private static final Instant NOW = Instant.parse("2025-02-12T10:00:00Z");

  private Instant now = NOW;
  private final TopicsView view = new TopicsView(() -> now);

  @Test
  void distinguishesFreshLateFailingAndWaitingFeeds() {
    for (String id : List.of("fresh", "late", "failing", "waiting")) {
      view.feed(id, feed(id));
    }
    view.feedState("fresh", state("fresh", NOW.plusSeconds(60), null));
    view.feedState("late", state("late", NOW.minusSeconds(3600), null));
    view.feedState(
        "failing", state("failing", NOW.plusSeconds(60), new Failure(Reason.TIMEOUT, "10 s")));

    assertThat(view.feeds(NOW))
        .extracting(feed -> feed.id() + " " + feed.status())
        .containsExactlyInAnyOrder(
            "fresh FRESH", "late LATE", "failing FAILING", "waiting WAITING");
    assertThat(view.feeds(NOW).getLast().status()).isEqualTo(Status.FRESH);
  }

  @Test
  void aFeedWithoutArticlesForTooLongIsSilent() {
    FeedState fresh = state("quiet", NOW.plusSeconds(60), null);
    view.feed("quiet", feed("quiet"));
    view.feedState("quiet", expecting(fresh, NOW.plusSeconds(1)));
    assertThat(view.feeds(NOW).getFirst().status()).isEqualTo(Status.FRESH);

    view.feedState("quiet", expecting(fresh, NOW.minusSeconds(1)));
    assertThat(view.feeds(NOW).getFirst().status()).isEqualTo(Status.SILENT);
  }

  @Test
  void tellsOfWhichFeedsAHubTells() {
    FeedState state = state("told", NOW.plusSeconds(60), null);
    var hub = new FeedHub(List.of("https://hub.example/"), "https://a.example/", NOW, true, null);
    view.feed("told", feed("told"));
    view.feedState("told", state);
    assertThat(view.feeds(NOW).getFirst().poll().told()).isNull();

    view.feedState("told", state.with(state.signsOrNone().with(hub)));
    assertThat(view.feeds(NOW).getFirst().poll().told()).isEqualTo(NOW);
  }

  @Test
  void forgetsOldHoursButKeepsDays() {
    count(Window.DAY, NOW.minus(Duration.ofDays(1_000)));
    count(Window.HOUR, NOW.minus(Duration.ofDays(1_000)));
    count(Window.HOUR, NOW.minus(Duration.ofDays(100)));
    assertThat(view.counts())
        .extracting(Count::window)
        .containsExactlyInAnyOrder(Window.DAY, Window.HOUR);

    now = NOW.plus(Duration.ofDays(30));
    assertThat(view.counts()).extracting(Count::window).containsExactly(Window.DAY);
  }

  @Test
  void keepsTheNameOfATagIfAnotherWatchRetiresItsTag() {
    view.watchItem("old/tag/us/1", tag("old", 1, false, "Former name"));
    view.watchItem("new/tag/us/1", tag("new", 1, false, "River Trust"));
    view.watchItem("old/tag/us/2", tag("old", 2, true, "Former name"));
    assertThat(view.tagNames()).containsExactly(Map.entry("us", "River Trust"));

    view.watchItem("new/tag/us/2", tag("new", 2, true, "River Trust"));
    assertThat(view.tagNames()).isEmpty();
  }

  @Test
  void aTagThatWasNeverLiveIsNoTopic() {
    var rule = new WatchItem.Rule("us#1", "us", List.of());
    var draft =
        new TagRules(
            "w",
            "us",
            2,
            Instant.EPOCH,
            false,
            "River Trust",
            false,
            List.of(),
            Map.of(),
            List.of(),
            List.of(rule));

    view.watchItem("w/tag/us/1", draft);
    assertThat(view.tagNames()).isEmpty();

    view.watchItem("w/tag/us/2", draft.withDraftsLive());
    assertThat(view.tagNames()).containsExactly(Map.entry("us", "River Trust"));

    view.watchItem("w/tag/us/3", draft);
    assertThat(view.tagNames())
        .as("articles have it")
        .containsExactly(Map.entry("us", "River Trust"));
  }

  @Test
  void aTagOfSeveralWatchesHasTheNameThatWasPublishedLast() {
    for (String watch : List.of("a", "b", "c", "d")) {
      view.watchItem(watch + "/tag/us/1", tag(watch, 1, false, "Name in " + watch));
    }
    for (String watch : List.of("c", "a", "d", "b")) {
      view.watchItem(watch + "/tag/us/2", tag(watch, 2, false, "New name in " + watch));
      assertThat(view.tagNames()).containsExactly(Map.entry("us", "New name in " + watch));
    }
  }

  @Test
  void aWatchThatIsRetiredGivesTheNameBackToTheOneThatIsLeft() {
    view.watchItem("a/organisation/a/1", organisation("a", 1, false, "Europe/Paris"));
    view.watchItem("b/organisation/b/1", organisation("b", 1, false, "America/New_York"));
    assertThat(view.organisation()).isEqualTo("Name of b");

    view.watchItem("b/organisation/b/2", organisation("b", 2, true, "America/New_York"));
    assertThat(view.organisation()).isEqualTo("Name of a");
    assertThat(view.timeZone()).isEqualTo("Europe/Paris");

    view.watchItem("a/organisation/a/2", organisation("a", 2, true, "Europe/Paris"));
    view.watchItem("b/organisation/b/3", organisation("b", 3, false, "America/New_York"));
    assertThat(view.organisation()).isEqualTo("Name of b");
  }

  private static Organisation organisation(
      String watch, int version, boolean retired, String timeZone) {
    return new Organisation(
        watch,
        watch,
        version,
        Instant.EPOCH,
        retired,
        "Name of " + watch,
        List.of(),
        List.of(),
        timeZone,
        Names.NONE);
  }

  private void count(Window window, Instant start) {
    var count = new Count("w", "us", 1, "fr", window, start, start.plusSeconds(3600), 1, 1, 0);
    view.count(count.key(), count);
  }

  private static TagRules tag(String watch, int version, boolean retired, String name) {
    return new TagRules(
        watch, "us", version, Instant.EPOCH, retired, name, false, List.of(), Map.of());
  }

  private static FeedState expecting(FeedState state, Instant expected) {
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
        new FeedSigns(null, 0, null, null, null, null, expected, null, null, null));
  }

  @Test
  void forgetsAFeedThatIsNoLongerConfigured() {
    view.feed("gone", feed("gone"));
    view.feed("gone", null);

    assertThat(view.feeds(NOW)).isEmpty();
  }

  private static Feed feed(String id) {
    return new Feed(id, "https://example.org/" + id, null, null, null, false, false, "Vigie/1");
  }

  private static FeedState state(String id, Instant next, @Nullable Failure failure) {
    return new FeedState(
        id,
        "https://example.org/" + id,
        "https://example.org/" + id,
        null,
        null,
        null,
        NOW,
        NOW,
        null,
        next,
        Duration.ofMinutes(5),
        failure == null ? Outcome.FRESH : Outcome.FAILED,
        failure,
        failure == null ? 0 : 1,
        List.of(),
        null);
  }
}
