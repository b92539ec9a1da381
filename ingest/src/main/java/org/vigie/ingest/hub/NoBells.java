package org.vigie.ingest.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;

/** The bells of a process that hubs can't reach. */
final class NoBells implements Bells {
  @Override
  public Heard hear() {
    return Heard.NOTHING;
  }

  @Override
  public void follow(Feed feed, @Nullable FeedHub named) {}

  @Override
  public void forget(String feed) {}

  @Override
  public void forgetAll() {}

  @Override
  public @Nullable Instant since(String feed) {
    return null;
  }
}
