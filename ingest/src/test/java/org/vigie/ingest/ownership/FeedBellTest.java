package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.fields.FeedHub;

class RungTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final Instant PLANNED = NOW.plus(Duration.ofHours(4));

  private final Rung rung = new Rung();

  @Test
  void aBellMakesAFeedDueAtOnce() {
    assertThat(rung.due(PLANNED, state(0, null), true)).isEqualTo(PLANNED);

    rung.ring(NOW);

    assertThat(rung.due(PLANNED, state(0, null), true)).isEqualTo(NOW);
    assertThat(rung.due(PLANNED, null, true)).isEqualTo(NOW);
    assertThat(rung.due(NOW.minusSeconds(9), null, true)).isEqualTo(NOW.minusSeconds(9));
    assertThat(rung.isPolled()).isFalse();
    rung.start(NOW);
    assertThat(rung.isPolled()).isTrue();
    assertThat(rung.due(PLANNED, state(0, null), true)).isEqualTo(PLANNED);
    rung.start(PLANNED);
    assertThat(rung.isPolled()).isFalse();
  }

  @Test
  void bellsWithinTenSecondsBecomeOnePoll() {
    rung.ring(NOW);
    rung.ring(NOW.plusSeconds(1));
    rung.start(NOW.plusSeconds(2));
    rung.ring(NOW.plusSeconds(3));
    rung.ring(NOW.plusSeconds(9));

    // Then they aren't lost: the feed may have changed after the first poll
    assertThat(rung.due(PLANNED, null, true)).isEqualTo(NOW.plusSeconds(12));
    rung.start(NOW.plusSeconds(12));
    rung.ring(NOW.plusSeconds(60));
    assertThat(rung.due(PLANNED, null, true)).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aBackOffIsKeptAndTheBellRemembered() {
    rung.ring(NOW);

    assertThat(rung.due(PLANNED, state(1, null), true)).isEqualTo(PLANNED);

    rung.start(PLANNED);
    assertThat(rung.isPolled()).isTrue();
  }

  @Test
  void aPollThatWasDelayedBecauseOfAHubIsNotDelayedWithoutIt() {
    Instant usual = NOW.plus(Duration.ofHours(1));

    assertThat(rung.due(PLANNED, state(0, usual), true)).isEqualTo(PLANNED);
    assertThat(rung.due(PLANNED, state(0, usual), false)).isEqualTo(usual);
    assertThat(rung.due(NOW, state(0, usual), false)).isEqualTo(NOW);
  }

  private static FeedState state(int failures, @Nullable Instant usual) {
    var hub = new FeedHub(List.of("https://hub.example/"), "https://a.example/", NOW, true, usual);
    return new FeedState(
        "f",
        "https://a.example/",
        "https://a.example/",
        null,
        null,
        null,
        NOW,
        NOW,
        NOW,
        PLANNED,
        Duration.ofHours(1),
        Outcome.FRESH,
        null,
        failures,
        null,
        FeedSigns.NONE.with(hub));
  }
}
