package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.ownership.ToldFeeds.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FeedHub;

class FeedBellTest {
  private static final Instant PLANNED = NOW.plus(Duration.ofHours(4));

  private final FeedBell bell = new FeedBell();

  @Test
  void aBellMakesAFeedDueAtOnce() {
    assertThat(bell.due(PLANNED, state(0, null), true)).isEqualTo(PLANNED);

    bell.ring(NOW);

    assertThat(bell.due(PLANNED, state(0, null), true)).isEqualTo(NOW);
    assertThat(bell.due(PLANNED, null, true)).isEqualTo(NOW);
    assertThat(bell.due(NOW.minusSeconds(9), null, true)).isEqualTo(NOW.minusSeconds(9));
    assertThat(bell.rung()).isFalse();
    bell.start(NOW);
    assertThat(bell.rung()).isTrue();
    assertThat(bell.due(PLANNED, state(0, null), true)).isEqualTo(PLANNED);
    bell.start(PLANNED);
    assertThat(bell.rung()).isFalse();
  }

  @Test
  void aPollOfAClockThatWasAheadDelaysNoBell() {
    Instant now = NOW.minus(Duration.ofDays(1));
    bell.ring(NOW);
    bell.start(NOW);

    bell.ring(now);

    assertThat(bell.due(PLANNED, null, true)).isEqualTo(now);
  }

  @Test
  void bellsWithinTenSecondsBecomeOnePoll() {
    bell.ring(NOW);
    bell.ring(NOW.plusSeconds(1));
    bell.start(NOW.plusSeconds(2));
    bell.ring(NOW.plusSeconds(3));
    bell.ring(NOW.plusSeconds(9));

    // Then they aren't lost: the feed may have changed after the first poll
    assertThat(bell.due(PLANNED, null, true)).isEqualTo(NOW.plusSeconds(12));
    bell.start(NOW.plusSeconds(12));
    bell.ring(NOW.plusSeconds(60));
    assertThat(bell.due(PLANNED, null, true)).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aBackOffIsKeptAndTheBellRemembered() {
    bell.ring(NOW);

    assertThat(bell.due(PLANNED, state(1, null), true)).isEqualTo(PLANNED);

    bell.start(PLANNED);
    assertThat(bell.rung()).isTrue();
  }

  @Test
  void aPollThatWasDelayedBecauseOfAHubIsNotDelayedWithoutIt() {
    Instant usual = NOW.plus(Duration.ofHours(1));

    assertThat(bell.due(PLANNED, state(0, usual), true)).isEqualTo(PLANNED);
    assertThat(bell.due(PLANNED, state(0, usual), false)).isEqualTo(usual);
    assertThat(bell.due(NOW, state(0, usual), false)).isEqualTo(NOW);
  }

  private static FeedState state(int failures, @Nullable Instant usual) {
    var hub = new FeedHub(List.of("https://hub.example/"), "https://a.example/", NOW, true, usual);
    return ToldFeeds.state(hub, PLANNED, failures);
  }
}
