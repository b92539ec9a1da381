package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.ParseThreads;

/** Fetches and parses feeds. Thread-safe; intended for virtual threads. */
public final class Poller implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Poller.class);

  private final FeedFetcher fetcher;
  private final InstantSource clock;
  // why: parsing never waits, so on virtual threads it would keep other polls from running.
  private final ParseThreads parsing;

  public Poller(FeedFetcher fetcher, InstantSource clock) {
    this(fetcher, clock, new ParseThreads());
  }

  Poller(FeedFetcher fetcher, InstantSource clock, ParseThreads parsing) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.parsing = parsing;
  }

  /**
   * Polls a feed once, unless its host asked for a pause that has not ended. A failure is returned,
   * not thrown. {@code before} is the feed's previous state, null if it was never polled. The
   * caller releases the slot when it has used the result.
   */
  public PollEvaluation poll(Feed feed, @Nullable FeedState before, PollSlot slot)
      throws InterruptedException {
    FeedState state = sameUrl(feed, before);
    Duration backOff = backOff(state);
    if (state != null && backOff.isPositive()) {
      var throttled = new FetchResult.Throttled(backOff, cause(state));
      return new PollEvaluation(feed, before, clock.instant(), throttled, null);
    }
    try {
      FetchResult result = fetch(feed, state, slot);
      FetchResult found = result instanceof FetchResult.Moved(_, var there) ? there : result;
      if (!(found instanceof FetchResult.Fresh fresh)) {
        return new PollEvaluation(feed, before, clock.instant(), result, null);
      }
      return switch (parse(feed, fresh)) {
        case ParsedFeed parsed ->
            new PollEvaluation(feed, before, clock.instant(), withoutBody(result), parsed);
        case ParseResult.Rejected rejected ->
            new PollEvaluation(feed, before, clock.instant(), failed(feed, rejected), null);
      };
    } catch (RuntimeException | Error e) {
      // why: an Error, such as a full stack, may concern this feed alone; the others go on.
      LOGGER.atError().setCause(e).addKeyValue("feedId", feed.id()).log("poll failed");
      var failed = new FetchResult.Failed(Reason.INTERNAL, e.getClass().getSimpleName());
      return new PollEvaluation(feed, before, clock.instant(), failed, null);
    }
  }

  /**
   * Fetches a feed. Some servers answer 304 for ever, so a 304 is checked once a day by a request
   * without conditions; a server whose 304 was wrong gets only such requests for a while.
   */
  private FetchResult fetch(Feed feed, @Nullable FeedState state, PollSlot slot)
      throws InterruptedException {
    boolean distrusts = NextSigns.distrusts(state, clock.instant());
    FetchResult result =
        fetcher.fetch(feed, state != null && distrusts ? state.withoutValidators() : state, slot);
    if (state == null || !is304(result) || !NextSigns.mustCheck(state, clock.instant())) {
      return result;
    }
    slot.release();
    return switch (fetcher.fetch(feed, state.withoutValidators(), slot)) {
      case FetchResult.Fresh fresh -> fresh.contradicting304();
      case FetchResult.Moved(URI to, FetchResult.Fresh fresh) ->
          new FetchResult.Moved(to, fresh.contradicting304());
      case FetchResult.Throttled throttled -> throttled;
      case FetchResult.NotModified same -> same;
      case FetchResult.Moved same -> same;
      // why: the server may refuse only the second request, and the first one said enough.
      case FetchResult.Gone _, FetchResult.Failed _ -> result;
    };
  }

  private static boolean is304(FetchResult result) {
    FetchResult found = result instanceof FetchResult.Moved(_, var there) ? there : result;
    return found instanceof FetchResult.NotModified(_, boolean whole) && !whole;
  }

  private static String cause(FeedState state) {
    return state.failure() == null ? "as asked earlier" : state.failure().detail();
  }

  /** Resumes the pause that the feed's host asked for before this process started. */
  public void resumeBackOff(Feed feed, @Nullable FeedState state) {
    FeedState same = sameUrl(feed, state);
    Duration backOff = backOff(same);
    if (same != null && backOff.isPositive()) {
      var throttled = new FetchResult.Throttled(backOff, cause(same));
      fetcher.backOff(URI.create(feed.url()), throttled);
    }
  }

  /** Returns the state, or null if it belongs to a URL that is no longer configured. */
  private static @Nullable FeedState sameUrl(Feed feed, @Nullable FeedState state) {
    return state != null && state.configured().equals(feed.url()) ? state : null;
  }

  /** Returns the time until the host accepts requests again; zero or negative if it does now. */
  private Duration backOff(@Nullable FeedState state) {
    return state == null || state.outcome() != Outcome.THROTTLED
        ? Duration.ZERO
        : Duration.between(clock.instant(), state.next());
  }

  private ParseResult parse(Feed feed, FetchResult.Fresh fresh) throws InterruptedException {
    try {
      return parsing.parse(fresh.body(), fresh.contentType(), fresh.url(), feed.timeZone());
    } catch (ExecutionException e) {
      // why: the parser throws no exceptions, so the cause is an Error such as lack of memory.
      throw new IllegalStateException("parsing failed", e.getCause());
    }
  }

  /** Returns the same result without the body, which would take memory until it is committed. */
  private static FetchResult withoutBody(FetchResult result) {
    return switch (result) {
      case FetchResult.Fresh fresh -> fresh.withoutBody();
      case FetchResult.Moved(URI to, FetchResult there) ->
          new FetchResult.Moved(to, withoutBody(there));
      case FetchResult.NotModified _, FetchResult.Throttled _, FetchResult.Gone _ -> result;
      case FetchResult.Failed _ -> result;
    };
  }

  // why: closed sites redirect their feeds to a web page, so a redirect to one isn't kept.
  private static FetchResult failed(Feed feed, ParseResult.Rejected rejected) {
    if (rejected.reason() == Reason.TOO_LARGE || rejected.reason() == Reason.TIMEOUT) {
      LOGGER
          .atWarn()
          .addKeyValue("feedId", feed.id())
          .addKeyValue("detail", rejected.detail())
          .log("feed takes too much memory or time to read");
    }
    return new FetchResult.Failed(rejected.reason(), rejected.detail());
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
