package org.vigie.ingest;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.Answer.Outcome;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.parse.ParseResult.Parsed;
import org.vigie.ingest.parse.ParseResult.Rejected;

/** Asks a feed and reads its answer. Safe for any number of threads. */
record FeedPoller(FeedFetcher fetcher, FeedParser parser, InstantSource clock) {
  private static final Logger LOGGER = LoggerFactory.getLogger(FeedPoller.class);

  /**
   * @param state of the feed; null when it was never asked
   * @throws InterruptedException when the waiting thread is interrupted
   */
  Answer poll(Feed feed, @Nullable FeedState state) throws InterruptedException {
    var polled = clock.instant();
    try {
      FetchResult result = fetcher.fetch(request(feed, state));
      String lastHash = state == null ? null : state.hash();
      return new Answer(feed, polled, read(result, null, lastHash));
    } catch (RuntimeException e) {
      // why: whatever a hostile feed sets off in a library, the other feeds go on.
      LOGGER.atError().setCause(e).addKeyValue("feedId", feed.id()).log("poll failed");
      return new Answer(
          feed, polled, new Outcome.Failed(Reason.INTERNAL, e.getClass().getSimpleName()));
    }
  }

  private static FetchRequest request(Feed feed, @Nullable FeedState state) {
    // why: validators are of the address that gave them; a feed configured elsewhere starts anew.
    if (state == null || !state.configured().equals(feed.url())) {
      return new FetchRequest(
          URI.create(feed.url()), null, null, feed.allowPrivate(), feed.userAgent());
    }
    return new FetchRequest(
        URI.create(state.url()),
        state.etag(),
        state.lastModified(),
        feed.allowPrivate(),
        feed.userAgent());
  }

  private Outcome read(FetchResult result, @Nullable URI moved, @Nullable String lastHash) {
    return switch (result) {
      case FetchResult.Fresh fresh -> read(fresh, moved, lastHash);
      case FetchResult.NotModified(Duration maxAge) -> new Outcome.Unchanged(moved, maxAge);
      case FetchResult.Moved(URI to, FetchResult there) -> read(there, to, lastHash);
      case FetchResult.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
      case FetchResult.Gone() -> new Outcome.Gone();
      case FetchResult.Failed(Reason reason, String detail) -> new Outcome.Failed(reason, detail);
    };
  }

  private Outcome read(FetchResult.Fresh fresh, @Nullable URI moved, @Nullable String lastHash) {
    String hash = sha256(fresh.body());
    if (hash.equals(lastHash)) {
      return new Outcome.Unchanged(moved, fresh.maxAge());
    }
    return switch (parser.parse(fresh.body(), fresh.contentType(), fresh.url())) {
      case Parsed(var parsed) ->
          new Outcome.Brought(
              parsed, fresh.url(), moved, fresh.etag(), fresh.lastModified(), hash, fresh.maxAge());
      case Rejected(var reason, var detail) -> new Outcome.Failed(reason, detail);
    };
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
