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
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.article.ArticleChanges;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.poll.PollSchedule.Due;

/** Computes the articles to publish after a poll and the feed's new state. Does no I/O. */
public final class PollEvaluation {
  // Maximum numbers of UTF-16 code units. Estimates: far more than servers send. Longer validators
  // could exceed a server's header limit.
  private static final int MAX_VALIDATOR = 1_000;
  private static final int MAX_DETAIL = 300;

  private final PollResponse response;
  private final Feed feed;
  private final Instant at;
  private final @Nullable URI moved;
  private final @Nullable FeedState last;
  // why: null after a change of the feed's URL. Then only the state's known entries are valid.
  private final @Nullable FeedState before;
  private final PollSchedule schedule;

  private PollEvaluation(PollResponse response, @Nullable FeedState last) {
    this.response = response;
    this.feed = response.feed();
    this.at = response.at();
    this.moved = response.result() instanceof FetchResult.Moved(URI to, _) ? to : null;
    this.last = last;
    this.before = last != null && last.configured().equals(feed.url()) ? last : null;
    this.schedule = new PollSchedule(feed, before, at);
  }

  /** Returns the result of a poll; {@code last} is the feed's previous state, null if none. */
  public static PollResult of(
      Deduplicator deduplicator, @Nullable FeedState last, PollResponse response) {
    return new PollEvaluation(response, last).evaluate(deduplicator, response.result());
  }

  private PollResult evaluate(Deduplicator deduplicator, FetchResult result) {
    int failures = before == null ? 1 : before.failures() + 1;
    return switch (result) {
      case FetchResult.Moved(_, FetchResult there) -> evaluate(deduplicator, there);
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
    ParsedFeed parsed = Objects.requireNonNull(response.parsed());
    ArticleChanges changes = deduplicator.compare(feed, last, parsed, fresh.url(), at);
    List<Instant> dates =
        parsed.entries().stream().map(FeedEntry::published).filter(Objects::nonNull).toList();
    Duration floor = PollSchedule.longer(fresh.maxAge(), parsed.hints().floor());
    Due due = schedule.fresh(changes.created(), changes.listed(), dates, floor);
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

  /** Returns a new state with the previous validators, hash and entries. */
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
}
