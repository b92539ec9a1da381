package org.vigie.ingest.follow;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.parse.ParseThreads;

/** Fetches and parses single documents. Thread-safe. */
public record Documents(FeedFetcher fetcher, ParseThreads parsing) {

  /**
   * A document.
   *
   * @param url its address after redirects; the one that was asked for if there is no document
   * @param fresh the response with the body; null if there is none
   * @param result what the body is, or why there is none
   */
  public record Document(URI url, @Nullable Fresh fresh, ParseResult result) {}

  /** Fetches the document at a feed's URL without conditions, and parses it. */
  public Document read(Feed feed, PollSlot slot) throws InterruptedException {
    URI url = URI.create(feed.url());
    return document(url, feed, fetcher.fetch(feed, null, slot));
  }

  private Document document(URI url, Feed feed, FetchResult fetched) throws InterruptedException {
    return switch (fetched) {
      case Fresh fresh -> new Document(fresh.url(), fresh, parse(feed, fresh));
      case FetchResult.Moved(_, FetchResult there) -> document(url, feed, there);
      case FetchResult.Failed(Reason reason, String detail) ->
          new Document(url, null, new Rejected(reason, detail));
      case FetchResult.Throttled(_, String cause) ->
          new Document(
              url, null, new Rejected(Reason.HTTP_STATUS, "the host asks for a pause: " + cause));
      case FetchResult.Gone() -> new Document(url, null, new Rejected(Reason.HTTP_STATUS, "410"));
      case FetchResult.NotModified _ ->
          new Document(
              url,
              null,
              new Rejected(Reason.HTTP_STATUS, "304, though we asked without conditions"));
    };
  }

  /** Parses the body of a response. */
  public ParseResult parse(Feed feed, Fresh fresh) throws InterruptedException {
    try {
      return parsing.parse(fresh.body(), fresh.contentType(), fresh.url(), feed.timeZone());
    } catch (ExecutionException e) {
      // why: the parser throws no exceptions, so the cause is an Error such as lack of memory.
      throw new IllegalStateException("parsing failed", e.getCause());
    }
  }
}
