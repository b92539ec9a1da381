package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.article.PollResult.NewBody;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.poll.PollSchedule.Due;

/**
 * Computes, from the response to a poll, the articles to publish and the feed's new state. Does no
 * I/O. A polling thread creates it, and the thread that publishes the articles gets the result.
 */
public final class PollEvaluation {
  // Maximum numbers of UTF-16 code units. Estimates: far more than servers send. A validator (ETag
  // or Last-Modified) is sent back, and a longer one could exceed the server's limit for headers.
  private static final int MAX_VALIDATOR = 1_000;
  private static final int MAX_DETAIL = 300;

  private final Feed feed;
  private final @Nullable FeedState last;
  private final Instant at;
  private final FetchResult response;
  private final @Nullable ParsedFeed parsed;
  private final @Nullable URI moved;
  // The same as last, but null if last belongs to another URL: its ETag, hash and interval are
  // then useless.
  private final @Nullable FeedState before;
  private final PollSchedule schedule;

  /**
   * @param feed the feed's configuration when the poll started
   * @param last the feed's state when the poll started; null if it was never polled
   * @param at the time when the response was complete
   * @param parsed the parsed body; null if and only if there is no {@link FetchResult.Fresh}
   */
  PollEvaluation(
      Feed feed,
      @Nullable FeedState last,
      Instant at,
      FetchResult response,
      @Nullable ParsedFeed parsed) {
    this.feed = feed;
    this.last = last;
    this.at = at;
    this.response = response;
    this.parsed = parsed;
    this.moved = response instanceof FetchResult.Moved(URI to, _) ? to : null;
    this.before = last != null && last.configured().equals(feed.url()) ? last : null;
    this.schedule = new PollSchedule(feed, before, at);
  }

  /** Returns the same poll as a failure, for callers to whom {@link #result} threw an exception. */
  public PollEvaluation failed(Reason reason, String detail) {
    return new PollEvaluation(feed, last, at, new FetchResult.Failed(reason, detail), null);
  }

  /** Returns when the response was complete. */
  public Instant at() {
    return at;
  }

  /** Returns the same poll as if its response had been complete at another time. */
  public PollEvaluation at(Instant time) {
    return new PollEvaluation(feed, last, time, response, parsed);
  }

  /** Compares the parsed entries with the known articles and returns the poll's result. */
  public PollResult result(Deduplicator deduplicator) {
    return result(deduplicator, response);
  }

  private PollResult result(Deduplicator deduplicator, FetchResult fetched) {
    int failures = before == null ? 1 : before.failures() + 1;
    return switch (fetched) {
      case FetchResult.Moved(_, FetchResult there) -> result(deduplicator, there);
      case FetchResult.Fresh fresh -> fresh(deduplicator, fresh);
      case FetchResult.NotModified(Duration maxAge) ->
          withoutBody(
              schedule.unchanged(maxAge),
              moved == null ? Outcome.NOT_MODIFIED : Outcome.MOVED,
              null,
              0);
      case FetchResult.Throttled(Duration asked) -> {
        Duration pause = asked == null ? PollSchedule.DEFAULT_PAUSE : asked;
        yield withoutBody(schedule.backOff(failures, pause), Outcome.THROTTLED, null, failures);
      }
      case FetchResult.Gone _ -> withoutBody(schedule.gone(), Outcome.GONE, null, failures);
      case FetchResult.Failed(var reason, String detail) -> {
        var failure = new Failure(reason, Excerpt.of(detail, MAX_DETAIL));
        Due due = schedule.backOff(failures, Duration.ZERO);
        yield withoutBody(due, Outcome.FAILED, failure, failures);
      }
    };
  }

  private PollResult fresh(Deduplicator deduplicator, FetchResult.Fresh fresh) {
    ParsedFeed content = Objects.requireNonNull(parsed);
    NewBody body = deduplicator.compare(feed, content, fresh.url(), at);
    List<Instant> dates =
        content.entries().stream().map(FeedEntry::published).filter(Objects::nonNull).toList();
    Duration floor = PollSchedule.longer(fresh.maxAge(), content.hints().floor());
    Due due = schedule.fresh(body.created(), body.listed(), dates, floor);
    var state =
        new FeedState(
            feed.id(),
            feed.url(),
            url(),
            bounded(fresh.etag()),
            bounded(fresh.lastModified()),
            fresh.hash(),
            at,
            at,
            body.created() > 0 || before == null ? at : before.brought(),
            due.next(),
            due.interval(),
            moved == null ? Outcome.FRESH : Outcome.MOVED,
            null,
            0,
            null);
    return new PollResult(state, body);
  }

  /** Returns a result without articles; the new state keeps validators and hash. */
  private PollResult withoutBody(
      Due due, Outcome outcome, @Nullable Failure failure, int failures) {
    var state =
        new FeedState(
            feed.id(),
            feed.url(),
            url(),
            kept(FeedState::etag),
            kept(FeedState::lastModified),
            kept(FeedState::hash),
            at,
            failures == 0 ? at : kept(FeedState::succeeded),
            kept(FeedState::brought),
            due.next(),
            due.interval(),
            outcome,
            failure,
            failures,
            null);
    return new PollResult(state, null);
  }

  private String url() {
    if (moved != null) {
      return moved.toString();
    }
    return before == null ? feed.url() : before.url();
  }

  private <T> @Nullable T kept(Function<FeedState, @Nullable T> field) {
    return before == null ? null : field.apply(before);
  }

  private static @Nullable String bounded(@Nullable String validator) {
    return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
  }
}
