package org.vigie.ingest.ownership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;

/** An owned feed, its state and its next poll. For the owner's thread only. */
final class TrackedFeed {
  final int partition;
  Feed feed;
  @Nullable FeedState state;
  Instant due;
  boolean polling;

  TrackedFeed(int partition, Feed feed, @Nullable FeedState state, Instant due) {
    this.partition = partition;
    this.feed = feed;
    this.state = state;
    this.due = due;
  }
}
