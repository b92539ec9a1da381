package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Excerpt;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.ingest.article.ArticleChanges;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.parse.FeedEntry;
import org.vigie.ingest.parse.ParsedFeed;
import org.vigie.ingest.poll.PollSchedule.Due;

/** Computes the articles to publish after a poll and the feed's new state. No clock, no I/O. */
public final class PollEvaluation {
  // Chosen: far more than servers send; longer validators could exceed a server's header limit.
  private static final int MAX_VALIDATOR = 1_000;
  private static final int MAX_DETAIL = 300;

  private final PollResponse response;
  private final Feed feed;
  private final Instant at;
  private final @Nullable URI moved;
  private final @Nullable FeedState last;
  // why: what was learned of another address does not hold, except the entries known.
  private final @Nullable FeedState before;

  private PollEvaluation(PollResponse response, @Nullable FeedState last) {
    this.response = response;
    this.feed = response.feed();
    this.at = response.at();
    this.moved = response.result() instanceof FetchResult.Moved(URI to, _) ? to : null;
    this.last = last;
    this.before = last != null && last.configured().equals(feed.url()) ? last : null;
  }

  /**
   * Evaluates a response.
   *
   * @param last the feed's state so far; null when it was never polled
   */
  public static PollResult of(
      Deduplicator deduplicator, @Nullable FeedState last, PollResponse response) {
    return new PollEvaluation(response, last).evaluate(deduplicator, response.result());
  }

  private PollResult evaluate(Deduplicator deduplicator, FetchResult result) {
    int failures = before == null ? 1 : before.failures() + 1;
    return switch (result) {
      case FetchResult.Moved(_, FetchResult there) -> evaluate(deduplicator, there);
      case FetchResult.Fresh fresh -> fresh(deduplicator, fresh);
      case FetchResult.NotModified(Duration maxAge) -> {
        Due due = PollSchedule.unchanged(feed, before, orZero(maxAge), at);
        yield withoutBody(due, moved == null ? Outcome.NOT_MODIFIED : Outcome.MOVED, null, 0);
      }
      case FetchResult.Throttled(Duration pause) -> {
        Due due =
            PollSchedule.backOff(
                feed, before, failures, pause == null ? PollSchedule.DEFAULT_PAUSE : pause, at);
        yield withoutBody(due, Outcome.THROTTLED, null, failures);
      }
      case FetchResult.Gone _ ->
          withoutBody(PollSchedule.gone(feed, before, at), Outcome.GONE, null, failures);
      case FetchResult.Failed(var reason, String detail) -> {
        Due due = PollSchedule.backOff(feed, before, failures, Duration.ZERO, at);
        var failure = new Failure(reason, Excerpt.of(detail, MAX_DETAIL));
        yield withoutBody(due, Outcome.FAILED, failure, failures);
      }
    };
  }

  private PollResult fresh(Deduplicator deduplicator, FetchResult.Fresh fresh) {
    ParsedFeed parsed = Objects.requireNonNull(response.parsed());
    ArticleChanges changes = deduplicator.compare(feed, last, parsed, fresh.url(), at);
    Due due =
        PollSchedule.fresh(
            feed,
            before,
            changes.created(),
            parsed.entries().stream().map(FeedEntry::published).toList(),
            PollSchedule.longer(orZero(fresh.maxAge()), parsed.hints().floor()),
            at);
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
            changes.created() > 0 || before == null ? at : before.brought(),
            due.next(),
            due.interval(),
            moved == null ? Outcome.FRESH : Outcome.MOVED,
            null,
            0,
            changes.entries());
    return new PollResult(state, changes);
  }

  /** Keeps the validators, the hash and the entries. */
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
            last == null ? List.of() : last.entries());
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

  private static Duration orZero(@Nullable Duration duration) {
    return duration == null ? Duration.ZERO : duration;
  }
}
