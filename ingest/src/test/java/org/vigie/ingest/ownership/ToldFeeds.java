package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.Instant;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.fields.FeedHub;

/** States of the feed {@code f}, of which a hub tells. */
final class ToldFeeds {
  static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");

  private ToldFeeds() {}

  /** Returns the state after a poll at {@link #NOW} of the address that is the hub's topic. */
  static FeedState state(FeedHub hub, Instant next, int failures) {
    return state(hub, next, failures, Outcome.FRESH);
  }

  static FeedState state(FeedHub hub, Instant next, int failures, Outcome outcome) {
    return new FeedState(
        "f",
        hub.topic(),
        hub.topic(),
        null,
        null,
        null,
        NOW,
        NOW,
        NOW,
        next,
        Duration.ofMinutes(10),
        outcome,
        null,
        failures,
        null,
        FeedSigns.NONE.with(hub));
  }
}
