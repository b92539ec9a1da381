package org.vigie.ingest.poll;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedSigns.Move;
import org.vigie.events.FeedState;

/**
 * The URL at which a feed is polled next. A permanent redirect counts once two polls in a row were
 * given it and found a feed there. If the feed then fails at its new URL, the configured URL is
 * polled again, and after it the new one, in turn, until one of them gives a feed. So neither a
 * wrong redirect nor the end of an old server loses a feed.
 *
 * @param url the URL to poll
 * @param move another URL of the feed; null if there is none
 */
record FeedAddress(String url, @Nullable Move move) {

  static FeedAddress of(Feed feed, @Nullable FeedState before) {
    return before == null
        ? new FeedAddress(feed.url(), null)
        : new FeedAddress(before.url(), before.signsOrNone().move());
  }

  /**
   * Returns the address after a poll that found a feed.
   *
   * @param target the end of the poll's permanent redirects; null if there were none
   */
  FeedAddress succeeded(@Nullable URI target) {
    if (target == null) {
      return new FeedAddress(url, null);
    }
    String to = target.toString();
    boolean seenBefore = move != null && move.to().equals(to);
    return seenBefore ? new FeedAddress(to, null) : new FeedAddress(url, new Move(to, false));
  }

  /** Returns the address after a poll that failed. */
  FeedAddress failed(Feed feed) {
    if (!url.equals(feed.url())) {
      return new FeedAddress(feed.url(), new Move(url, true));
    }
    return move != null && move.confirmed() ? new FeedAddress(move.to(), null) : this;
  }
}
