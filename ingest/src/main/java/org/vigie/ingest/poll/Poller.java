package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.identity.Checksum;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.poll.Polled.Answer;

/** Fetches and parses. Safe for any number of threads; made for virtual ones. */
public final class Poller implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Poller.class);

  private final FeedFetcher fetcher;
  private final InstantSource clock;
  private final FeedParser parser = new FeedParser();
  // why: parsing is work, not waiting; on virtual threads it would keep all others from running.
  private final ExecutorService parsing =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("vigie-parse-", 0).factory());

  public Poller(FeedFetcher fetcher, InstantSource clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * Polls a feed once, unless its host asked for rest that isn't over. Whatever goes wrong is in
   * the result.
   *
   * @param before the feed's state so far; null when it was never polled
   */
  public Polled poll(Feed feed, @Nullable FeedState before) throws InterruptedException {
    FeedState state = before != null && before.configured().equals(feed.url()) ? before : null;
    Duration rest = rest(state);
    if (rest.isPositive()) {
      return new Polled(feed, clock.instant(), null, new Polled.Throttled(rest));
    }
    try {
      FetchResult result = fetcher.fetch(request(feed, state));
      if (!(result instanceof FetchResult.Moved(URI to, FetchResult there))) {
        return new Polled(feed, clock.instant(), null, answer(result, state));
      }
      Answer answer = answer(there, state);
      // why: sites that close send their feeds to a page; that is no new address of the feed.
      URI moved = answer instanceof Polled.Failed ? null : to;
      return new Polled(feed, clock.instant(), moved, answer);
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).addKeyValue("feedId", feed.id()).log("poll failed");
      String detail = e.getClass().getSimpleName();
      return new Polled(feed, clock.instant(), null, new Polled.Failed(Reason.INTERNAL, detail));
    }
  }

  /** Lets the feed's host rest as long as it asked for, however long ago that was. */
  public void heed(Feed feed, FeedState state) {
    Duration rest = rest(state);
    if (rest.isPositive()) {
      fetcher.rest(URI.create(feed.url()), rest);
    }
  }

  /** How long the feed's host is still to be left alone. */
  private Duration rest(@Nullable FeedState state) {
    if (state == null || state.outcome() != Outcome.THROTTLED) {
      return Duration.ZERO;
    }
    return Duration.between(clock.instant(), state.next());
  }

  private static FetchRequest request(Feed feed, @Nullable FeedState state) {
    return new FetchRequest(
        URI.create(state == null ? feed.url() : state.url()),
        state == null ? null : state.etag(),
        state == null ? null : state.lastModified(),
        feed.allowPrivate(),
        feed.userAgent());
  }

  private Answer answer(FetchResult result, @Nullable FeedState state) throws InterruptedException {
    return switch (result) {
      case FetchResult.Fresh fresh -> read(fresh, state);
      case FetchResult.NotModified(Duration maxAge) -> new Polled.Unchanged(maxAge);
      case FetchResult.Throttled(Duration wait) -> new Polled.Throttled(wait);
      case FetchResult.Moved(_, FetchResult there) -> answer(there, state);
      case FetchResult.Gone _ -> new Polled.Gone();
      case FetchResult.Failed(Reason reason, String detail) -> new Polled.Failed(reason, detail);
    };
  }

  private Answer read(FetchResult.Fresh fresh, @Nullable FeedState state)
      throws InterruptedException {
    String hash = hash(fresh.body());
    if (state != null && hash.equals(state.hash())) {
      return new Polled.Unchanged(fresh.maxAge());
    }
    return switch (parse(fresh)) {
      case ParseResult.Parsed(var parsed) ->
          new Polled.Brought(
              parsed, fresh.url(), fresh.etag(), fresh.lastModified(), hash, fresh.maxAge());
      case ParseResult.Rejected(Reason reason, String detail) -> new Polled.Failed(reason, detail);
    };
  }

  private ParseResult parse(FetchResult.Fresh fresh) throws InterruptedException {
    try {
      return parsing
          .submit(() -> parser.parse(fresh.body(), fresh.contentType(), fresh.url()))
          .get();
    } catch (ExecutionException e) {
      // why: the parser never throws; what comes here is an Error such as no memory for this one.
      throw new IllegalStateException("the parser gave up", e.getCause());
    }
  }

  private static String hash(byte[] body) {
    return Checksum.of(body) + "." + body.length;
  }

  @Override
  public void close() {
    fetcher.close();
    parsing.shutdownNow();
  }
}
