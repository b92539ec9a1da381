package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.EmptyArchive;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;

/** A feed with an embargoed item is read again when the embargo ends, even if it is unchanged. */
class EmbargoTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final Duration EVERY = Duration.ofHours(1);

  @Test
  void polledAgainWithoutConditionsWhenTheEmbargoEnds() {
    Instant end = NOW.plusSeconds(900);

    FeedState state = state(end);

    assertThat(state.next()).isEqualTo(end);
    assertThat(state.interval()).isEqualTo(EVERY);
    assertThat(state.etag()).isNull();
    assertThat(state.lastModified()).isNull();
    assertThat(state.hash()).isNull();
  }

  @Test
  void anEmbargoOfSecondsCausesNoStormOfPolls() {
    assertThat(state(NOW.plusSeconds(1)).next()).isEqualTo(NOW.plus(PollSchedule.LEAST));
  }

  @Test
  void otherItemsChangeNothing() {
    for (Instant end : new Instant[] {null, NOW.minusSeconds(1), Instant.MAX}) {
      FeedState state = state(end);
      assertThat(state.next()).isEqualTo(NOW.plus(EVERY));
      assertThat(state.etag()).isEqualTo("\"e\"");
      assertThat(state.hash()).isEqualTo("1c291ca3.48213");
    }
    assertThat(state(NOW.plus(Duration.ofDays(2))).next()).isEqualTo(NOW.plus(EVERY));
  }

  private static FeedState state(@Nullable Instant notBefore) {
    var version = new FeedEntry.Version(NOW, notBefore);
    var entry =
        new FeedEntry("1", null, "T", "", "", List.of(), List.of(), NOW, null, null, null, version);
    var parsed = new ParsedFeed("ninjs_3", "", null, Hints.NONE, List.of(entry));
    var feed = new Feed("f", "https://wire.example/f", null, null, EVERY, false, false, "V");
    var fresh =
        new FetchResult.Fresh(
            new byte[0],
            "1c291ca3.48213",
            "application/json",
            "\"e\"",
            "yesterday",
            URI.create("https://wire.example/f"),
            Duration.ZERO,
            List.of(),
            false);
    var deduplicator =
        new Deduplicator(new KnownArticles(new EmptyArchive()), new Outlets(Map.of()));
    return new PollEvaluation(feed, null, NOW, fresh, parsed).result(deduplicator).state();
  }
}
