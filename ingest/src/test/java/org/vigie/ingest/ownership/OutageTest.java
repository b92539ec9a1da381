package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.ownership.ToldFeeds.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.hub.Bells;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;

class OutageTest {
  private static final Duration BACK_OFF = Duration.ofHours(1);

  private final OwnedFeeds feeds = new OwnedFeeds(Bells.none());
  private Instant now = NOW;
  private Instant succeeded = NOW;

  @Test
  void whenTheNetworkIsBackTheFeedsThatFailedMeanwhileAreDue() {
    put("a", "b", "c", "d", "e");
    poll("e", null, 0);
    for (String id : List.of("a", "b", "c", "d")) {
      assertThat(poll(id, Reason.UNKNOWN_HOST, 1)).isEmpty();
    }

    List<TrackedFeed> recovered = poll("e", null, 0);
    feeds.retry(recovered, now);

    assertThat(ids(recovered)).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(ids(feeds.due(now))).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void anOutageIsProbedEachMinuteByAnotherFeed() {
    put("a", "b", "c");
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 1));

    now = NOW.plusSeconds(59);
    assertThat(feeds.due(now)).isEmpty();
    now = NOW.plusSeconds(60);
    assertThat(ids(feeds.due(now))).containsExactly("a");
    poll("a", Reason.CONNECT, 2);
    now = NOW.plusSeconds(119);
    assertThat(feeds.due(now)).isEmpty();
    now = NOW.plusSeconds(120);
    assertThat(ids(feeds.due(now))).containsExactly("b");
    feeds.remove(0, "b");
    assertThat(feeds.due(now)).isEmpty();
  }

  @Test
  void fewHostsOrAnAnswerBetweenThemOrFeedsThatFailedBeforeAreNoOutage() {
    put("a", "b", "c", "d");
    poll("a", Reason.CONNECT, 1);
    poll("b", Reason.CONNECT, 1);
    succeeded = NOW.minus(Duration.ofDays(2));
    poll("c", Reason.CONNECT, 7);
    poll("d", Reason.HTTP_STATUS, 1);
    assertThat(feeds.due(NOW.plusSeconds(60))).isEmpty();

    assertThat(poll("d", null, 0)).isEmpty();
    poll("c", Reason.CONNECT, 1);
    assertThat(feeds.due(NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void anAnswerFromAPrivateNetworkDoesNotEndAnOutage() {
    put("a", "b", "c");
    feeds.put(0, new Feed("own", url("own"), null, null, null, false, true, "V"), NOW);
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.TIMEOUT, 1));

    assertThat(poll("own", null, 0)).isEmpty();
    assertThat(feeds.due(NOW.plusSeconds(60))).hasSize(1);
  }

  @Test
  void anOutageGoesOnAfterARestart() {
    feeds.restore(0, Map.of("a", lost("a", 3), "b", lost("b", 4), "c", lost("c", 3)));
    now = NOW.plus(Duration.ofMinutes(30));
    put("a", "b", "c", "d");
    feeds.completeRestore(now);
    assertThat(ids(feeds.due(now))).containsExactly("d");
    poll("d", Reason.HTTP_STATUS, 1);

    List<TrackedFeed> probes = feeds.due(now);
    assertThat(probes).hasSize(1);
    poll(probes.getFirst().feed.id(), Reason.UNKNOWN_HOST, 5);
    assertThat(feeds.due(now)).isEmpty();
    assertThat(ids(poll("d", null, 0))).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void anOutageOfDaysGoesOnAfterARestart() {
    succeeded = NOW.minus(Duration.ofDays(3));
    feeds.restore(0, Map.of("a", lost("a", 20), "b", lost("b", 20), "c", lost("c", 20)));
    put("a", "b", "c");
    feeds.completeRestore(now);

    now = NOW.plusSeconds(60);
    List<TrackedFeed> probes = feeds.due(now);

    assertThat(probes).hasSize(1);
    succeeded = now;
    assertThat(ids(poll(probes.getFirst().feed.id(), null, 0))).contains("a", "b", "c");
  }

  @Test
  void hostsThatWereDownBeforeTheLastAnswerOfOthersAreNoOutageAfterARestart() {
    succeeded = NOW.minus(Duration.ofDays(3));
    Map<String, FeedState> states = new HashMap<>();
    List.of("a", "b", "c").forEach(id -> states.put(id, lost(id, 20)));
    succeeded = NOW;
    states.put("d", state("d", null, 0));
    feeds.restore(0, states);

    put("a", "b", "c", "d");
    feeds.completeRestore(now);

    assertThat(feeds.due(NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void whenTheNetworkFailsAgainAfterDaysTheOutageGoesOn() {
    put("a", "b", "c", "d");
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 1));
    now = NOW.plus(Duration.ofDays(3));
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 20));
    assertThat(answer("d")).containsExactlyInAnyOrder("a", "b", "c");

    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 21));

    now = now.plusSeconds(60);
    assertThat(ids(feeds.due(now))).containsExactly("a");
    assertThat(answer("d")).containsExactlyInAnyOrder("a", "b", "c");
    // Then hosts that don't answer for a day although others do are down themselves
    now = now.plus(Duration.ofDays(1));
    assertThat(answer("d")).isEmpty();
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 30));
    assertThat(ids(feeds.due(now.plusSeconds(60)))).isEmpty();
  }

  /** Polls a feed whose host answers; returns the feeds that may work again. */
  private Set<String> answer(String id) {
    Instant before = succeeded;
    succeeded = now;
    Set<String> recovered = ids(poll(id, null, 0));
    succeeded = before;
    return recovered;
  }

  @Test
  void anOutageGoesOnAfterAnAnswerBetween() {
    put("a", "b", "c", "own");
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.TIMEOUT, 1));
    assertThat(poll("own", null, 0)).hasSize(3);
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.TIMEOUT, 2));

    now = NOW.plusSeconds(60);
    assertThat(ids(feeds.due(now))).containsExactly("a");
    assertThat(ids(poll("own", null, 0))).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void feedsThatFailAgainWhileOthersAnswerAreNotPolledAgainAndAgain() {
    put("a", "b", "c", "d");
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.TIMEOUT, 1));
    assertThat(poll("d", null, 0)).hasSize(3);
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.TIMEOUT, 2));

    now = NOW.plusSeconds(59);
    assertThat(poll("d", null, 0)).isEmpty();
    now = NOW.plus(Duration.ofMinutes(10));
    assertThat(poll("d", null, 0)).isEmpty();
  }

  @Test
  void anOutageIsProbedByARequestEvenIfTheHostIsTakenToBeDown() {
    put("a", "b", "c");
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 1));

    assertThat(feeds.due(NOW.plusSeconds(60))).allMatch(probe -> probe.mayRecover).hasSize(1);
  }

  @Test
  void aFeedThatMovesToThePrivateNetworkIsNoProbe() {
    put("a", "b", "c", "d");
    List.of("a", "b", "c", "d").forEach(id -> poll(id, Reason.CONNECT, 1));
    feeds.put(0, new Feed("a", url("a"), null, null, null, false, true, "V"), now);

    poll("a", Reason.CONNECT, 2);

    now = NOW.plusSeconds(60);
    assertThat(ids(feeds.due(now))).containsExactly("b");
    poll("b", Reason.CONNECT, 2);
    assertThat(feeds.due(now)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackDelaysNoProbe() {
    put("a", "b", "c");
    now = NOW.plus(Duration.ofDays(1));
    List.of("a", "b", "c").forEach(id -> poll(id, Reason.CONNECT, 1));

    assertThat(ids(feeds.due(NOW))).contains("a");
  }

  private FeedState lost(String id, int failures) {
    return state(id, Reason.UNKNOWN_HOST, failures);
  }

  private void put(String... ids) {
    for (String id : ids) {
      feeds.put(0, new Feed(id, url(id), null, null, null, false, false, "V"), now);
    }
  }

  private static Set<String> ids(List<TrackedFeed> tracked) {
    return Set.copyOf(tracked.stream().map(each -> each.feed.id()).toList());
  }

  /** Polls a feed; returns the feeds that may work again. */
  private List<TrackedFeed> poll(String id, @Nullable Reason reason, int failures) {
    TrackedFeed tracked = Objects.requireNonNull(feeds.get(id));
    feeds.startPoll(tracked, now);
    feeds.endPoll(tracked);
    feeds.update(tracked, state(id, reason, failures));
    feeds.schedule(tracked, now);
    return feeds.noteResult(tracked);
  }

  private FeedState state(String id, @Nullable Reason reason, int failures) {
    return new FeedState(
        id,
        url(id),
        url(id),
        null,
        null,
        null,
        now,
        succeeded,
        NOW,
        now.plus(BACK_OFF),
        BACK_OFF,
        reason == null ? Outcome.FRESH : Outcome.FAILED,
        reason == null ? null : new Failure(reason, ""),
        failures,
        null,
        null);
  }

  private static String url(String id) {
    return "https://" + id + ".example/rss";
  }
}
