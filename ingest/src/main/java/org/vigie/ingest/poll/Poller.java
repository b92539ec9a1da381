package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
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
import org.vigie.ingest.follow.Archives;
import org.vigie.ingest.follow.Documents;
import org.vigie.ingest.follow.SitemapParts;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.ParseThreads;

/** Fetches and parses feeds. Thread-safe; intended for virtual threads. */
public final class Poller implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Poller.class);

  private final FeedFetcher fetcher;
  private final InstantSource clock;
  // why: parsing never waits, so on virtual threads it would keep other polls from running. It has
  // threads of its own.
  private final Documents documents;
  private final SitemapParts parts;
  private final Archives archives;
  private final Function<Feed, @Nullable Instant> since;

  public Poller(FeedFetcher fetcher, InstantSource clock) {
    this(fetcher, clock, _ -> null);
  }

  /**
   * Creates a poller that reads a feed's archives at the first poll that finds the feed.
   *
   * @param since the time back to which archives are read; null to read none
   */
  public Poller(FeedFetcher fetcher, InstantSource clock, Function<Feed, @Nullable Instant> since) {
    this(fetcher, clock, new ParseThreads(), since);
  }

  Poller(FeedFetcher fetcher, InstantSource clock, ParseThreads parsing) {
    this(fetcher, clock, parsing, _ -> null);
  }

  private Poller(
      FeedFetcher fetcher,
      InstantSource clock,
      ParseThreads parsing,
      Function<Feed, @Nullable Instant> since) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.documents = new Documents(fetcher, parsing);
    this.parts = new SitemapParts(documents, clock);
    this.archives = new Archives(documents, clock);
    this.since = since;
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
      if (!(found(result) instanceof FetchResult.Fresh fresh)) {
        return new PollEvaluation(feed, before, clock.instant(), result, null);
      }
      return evaluation(feed, before, result, fresh, slot);
    } catch (RuntimeException | Error e) {
      // why: an Error, such as a full stack, may concern this feed alone; the others go on.
      LOGGER.atError().setCause(e).addKeyValue("feedId", feed.id()).log("poll failed");
      var failed = new FetchResult.Failed(Reason.INTERNAL, e.getClass().getSimpleName());
      return new PollEvaluation(feed, before, clock.instant(), failed, null);
    }
  }

  private PollEvaluation evaluation(
      Feed feed,
      @Nullable FeedState before,
      FetchResult result,
      FetchResult.Fresh fresh,
      PollSlot slot)
      throws InterruptedException {
    ParseResult first = documents.parse(feed, fresh);
    FetchResult kept = withoutBody(result, first instanceof ParseResult.Index);
    return switch (whole(feed, before, fresh, first, slot)) {
      case ParsedFeed parsed -> new PollEvaluation(feed, before, clock.instant(), kept, parsed);
      case ParseResult.Rejected rejected ->
          new PollEvaluation(feed, before, clock.instant(), failed(feed, rejected), null);
      case ParseResult.Index _ -> throw new IllegalStateException("an index has been read");
    };
  }

  /** Returns a parsed body together with what it refers to: parts of an index, or archives. */
  private ParseResult whole(
      Feed feed,
      @Nullable FeedState before,
      FetchResult.Fresh fresh,
      ParseResult first,
      PollSlot slot)
      throws InterruptedException {
    FeedState state = sameUrl(feed, before);
    if (first instanceof ParseResult.Index index) {
      Instant read = state == null ? null : state.succeeded();
      return parts.read(feed, fresh.url(), index, read, slot);
    }
    boolean isFirst = state == null || state.succeeded() == null;
    Instant back = isFirst ? since.apply(feed) : null;
    return back != null && first instanceof ParsedFeed parsed
        ? archives.read(feed, fresh, parsed, back, slot)
        : first;
  }

  /**
   * Fetches a feed. Once a day, its body is read even if it is unchanged, so that what it lists
   * stays known. Some servers answer 304 for ever, so a 304 is then checked by a request without
   * conditions; a server whose 304 was wrong gets only such requests for a while.
   */
  private FetchResult fetch(Feed feed, @Nullable FeedState state, PollSlot slot)
      throws InterruptedException {
    boolean mustRead = NextSigns.mustRead(state, clock.instant());
    boolean distrusts = NextSigns.distrusts(state, clock.instant());
    FeedState known = state != null && mustRead ? state.withoutHash() : state;
    FetchResult result =
        fetcher.fetch(feed, known != null && distrusts ? known.withoutValidators() : known, slot);
    if (known == null || !mustRead || !(found(result) instanceof FetchResult.NotModified)) {
      return result;
    }
    slot.release();
    return switch (fetcher.fetch(feed, known.withoutValidators(), slot)) {
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

  /** Returns the result at the feed's new URL if it moved; else the result itself. */
  private static FetchResult found(FetchResult result) {
    return result instanceof FetchResult.Moved(_, var there) ? there : result;
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
      fetcher.backOff(URI.create(same.url()), throttled);
    }
  }

  /** Lets polls ask hosts again that are taken to be down, because the cause may have gone. */
  public void retryHosts() {
    fetcher.retryHosts();
  }

  /** Returns the state, or null if it belongs to a URL that is no longer configured. */
  private static @Nullable FeedState sameUrl(Feed feed, @Nullable FeedState state) {
    return state != null && state.configured().equals(feed.url()) ? state : null;
  }

  /** Returns the time until the host accepts requests again; zero or negative if it does now. */
  private Duration backOff(@Nullable FeedState state) {
    if (state == null || state.outcome() != Outcome.THROTTLED) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    // why: if the clock was ahead, the state says how long the pause is, but not when it ends.
    Instant from = PollSchedule.isAhead(state.polled(), now) ? state.polled() : now;
    return Duration.between(from, state.next());
  }

  /** Returns the same result without the body, which would take memory until it is committed. */
  private static FetchResult withoutBody(FetchResult result, boolean isIndex) {
    return switch (result) {
      case FetchResult.Fresh fresh ->
          isIndex ? fresh.withoutBody().withoutValidators() : fresh.withoutBody();
      case FetchResult.Moved(URI to, FetchResult there) ->
          new FetchResult.Moved(to, withoutBody(there, isIndex));
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
