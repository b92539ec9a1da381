package org.vigie.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;

/** A feed of ours and where we are with it. The owner's thread alone touches it. */
final class Tracked {
  final int partition;
  Feed feed;
  @Nullable FeedState state;
  Instant due;
  boolean polling;

  Tracked(int partition, Feed feed, @Nullable FeedState state, Instant due) {
    this.partition = partition;
    this.feed = feed;
    this.state = state;
    this.due = due;
  }
}
