package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedSigns.Wish;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.fields.Excerpt;
import org.vigie.events.fields.FeedHub;
import org.vigie.events.fields.FeedRhythm;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.article.PollResult.NewBody;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.hub.HubDiscovery;
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
  private final FeedAddress address;
  private final NextSigns signs;
  private final Announcement announcement;
  private final NextHub hub;

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
    this(feed, last, at, response, parsed, Announcement.NONE);
  }

  private PollEvaluation(
      Feed feed,
      @Nullable FeedState last,
      Instant at,
      FetchResult response,
      @Nullable ParsedFeed parsed,
      Announcement announcement) {
    this.feed = feed;
    this.last = last;
    this.at = at;
    this.response = response;
    this.parsed = parsed;
    this.moved = response instanceof FetchResult.Moved(URI to, _) ? to : null;
    this.before = last != null && last.configured().equals(feed.url()) ? last : null;
    this.schedule = new PollSchedule(feed, before, at);
    this.address = FeedAddress.of(feed, before);
    this.signs = new NextSigns(before == null ? FeedSigns.NONE : before.signsOrNone(), at);
    this.announcement = announcement;
    this.hub = new NextHub(signs.before().hub(), announcement, NextHub.isEcho(before, at));
  }

  /** Returns the same poll as a failure, for callers to whom {@link #result} threw an exception. */
  public PollEvaluation failed(Reason reason, String detail) {
    var failed = new FetchResult.Failed(reason, detail);
    return new PollEvaluation(feed, last, at, failed, null, announcement);
  }

  /** Returns when the response was complete. */
  public Instant at() {
    return at;
  }

  /** Returns the same poll as if its response had been complete at another time. */
  public PollEvaluation at(Instant time) {
    return new PollEvaluation(feed, last, time, response, parsed, announcement);
  }

  /** Returns the same poll with what hubs announced of the feed before it. */
  public PollEvaluation with(Announcement announced) {
    return new PollEvaluation(feed, last, at, response, parsed, announced);
  }

  /** Compares the parsed entries with the known articles and returns the poll's result. */
  public PollResult result(Deduplicator deduplicator) {
    return result(deduplicator, response);
  }

  private PollResult result(Deduplicator deduplicator, FetchResult fetched) {
    return switch (fetched) {
      case FetchResult.Moved(_, FetchResult there) -> result(deduplicator, there);
      case FetchResult.Fresh fresh -> fresh(deduplicator, fresh);
      case FetchResult.NotModified(Duration maxAge) -> unchanged(maxAge);
      case FetchResult.Throttled(Duration asked, String cause) ->
          withFailure(pause(asked), Outcome.THROTTLED, Reason.HTTP_STATUS, cause, address);
      case FetchResult.Gone _ -> gone();
      case FetchResult.Failed(var reason, String detail) -> failure(reason, detail);
    };
  }

  private PollResult fresh(Deduplicator deduplicator, FetchResult.Fresh fresh) {
    ParsedFeed content = Objects.requireNonNull(parsed);
    NewBody body = deduplicator.compare(feed, content, fresh.url(), at);
    List<Instant> dates = pastDates(content);
    Wish wish = NextSigns.wish(content.hints());
    FeedRhythm rhythm = learner().fresh(dates, body.created());
    FeedAddress next = address.succeeded(moved);
    FeedHub told =
        hub.fresh(
            HubDiscovery.find(fresh.links(), content.hints().links(), fresh.url(), next.url()),
            body);
    Duration most = schedule.most(body.created(), body.listed());
    Due planned = schedule.next(rhythm, most, fresh.maxAge(), wish, NextHub.isTrusted(told));
    Due due = schedule.notAfter(body.heldUntil(), planned);
    Instant expected = Silence.expected(dates, body.created(), before, at);
    boolean wrong304 = fresh.contradicts304() && body.created() > 0;
    FeedSigns then = signs.fresh(wrong304, next.move(), wish, expected, rhythm);
    return withBody(due, fresh, body, next, then.with(NextHub.delayed(told, due)));
  }

  private PollResult withBody(
      Due due, FetchResult.Fresh fresh, NewBody body, FeedAddress next, FeedSigns then) {
    var state =
        new FeedState(
            feed.id(),
            feed.url(),
            next.url(),
            unlessHeld(body, bounded(fresh.etag())),
            unlessHeld(body, bounded(fresh.lastModified())),
            unlessHeld(body, fresh.hash()),
            at,
            at,
            body.created() > 0 || before == null ? at : before.brought(),
            due.next(),
            due.interval(),
            next.url().equals(address.url()) ? Outcome.FRESH : Outcome.MOVED,
            null,
            0,
            null,
            then);
    return new PollResult(state, body);
  }

  // why: when an embargo ends, the same body brings articles; the server must not answer 304 then.
  private static @Nullable String unlessHeld(NewBody body, @Nullable String validator) {
    return body.heldUntil() == null ? validator : null;
  }

  private RhythmLearner learner() {
    boolean isExtra = schedule.isOverridden() || announcement.rung();
    return new RhythmLearner(signs.before().rhythm(), at, isExtra);
  }

  private List<Instant> pastDates(ParsedFeed content) {
    return content.entries().stream()
        .map(FeedEntry::published)
        .filter(Objects::nonNull)
        .filter(date -> !date.isAfter(at))
        .sorted()
        .toList();
  }

  private PollResult unchanged(Duration maxAge) {
    FeedAddress next = address.succeeded(moved);
    Outcome outcome = next.url().equals(address.url()) ? Outcome.NOT_MODIFIED : Outcome.MOVED;
    FeedRhythm rhythm = learner().unchanged();
    FeedHub told = hub.unchanged();
    boolean isTold = NextHub.isTrusted(told);
    Due due = schedule.next(rhythm, PollSchedule.MOST, maxAge, signs.before().wish(), isTold);
    FeedSigns then = signs.unchanged(next.move(), rhythm);
    return withoutBody(due, outcome, null, next, then.with(NextHub.delayed(told, due)));
  }

  private Due pause(@Nullable Duration asked) {
    FeedState paused = paused();
    return paused == null
        ? schedule.backOff(failures(), asked == null ? PollSchedule.DEFAULT_PAUSE : asked)
        : new Due(paused.interval(), paused.next());
  }

  /** Returns the state before if its pause lasts, so that no request was sent; else null. */
  private @Nullable FeedState paused() {
    boolean isPaused =
        before != null
            && before.outcome() == Outcome.THROTTLED
            && before.next().isAfter(at)
            && !PollSchedule.isAhead(before.polled(), at);
    return isPaused ? before : null;
  }

  private PollResult gone() {
    if (!address.url().equals(feed.url())) {
      return failure(Reason.HTTP_STATUS, "410");
    }
    Instant since = signs.before().gone() == null ? at : signs.before().gone();
    FeedAddress next = address.failed(feed);
    FeedSigns then = signs.failed(since, next.move()).with(hub.failed());
    return withoutBody(schedule.gone(failures(), since), Outcome.GONE, null, next, then);
  }

  private PollResult failure(Reason reason, String detail) {
    Due due = schedule.backOff(failures(), Duration.ZERO);
    // why: a defect of Vigie says nothing about the address.
    FeedAddress next = reason == Reason.INTERNAL ? address : address.failed(feed);
    return withFailure(due, Outcome.FAILED, reason, detail, next);
  }

  private PollResult withFailure(
      Due due, Outcome outcome, Reason reason, String detail, FeedAddress next) {
    // why: the configured address is shown with it, and in a browser may be fine.
    boolean isMoved = !address.url().equals(feed.url()) && reason != Reason.INTERNAL;
    String where = isMoved ? ", at its new address " + address.url() : "";
    var failure = new Failure(reason, Excerpt.of(detail + where, MAX_DETAIL));
    FeedSigns then = signs.failed(signs.before().gone(), next.move()).with(hub.failed());
    return withoutBody(due, outcome, failure, next, then);
  }

  private int failures() {
    // why: a poll that sent no request is no further failure, which would make the pause longer.
    FeedState paused = paused();
    return paused != null ? paused.failures() : before == null ? 1 : before.failures() + 1;
  }

  /** Returns a result without articles; the new state keeps the hash, and validators of its URL. */
  private PollResult withoutBody(
      Due due, Outcome outcome, @Nullable Failure failure, FeedAddress next, FeedSigns then) {
    boolean isSuccess = outcome == Outcome.NOT_MODIFIED || outcome == Outcome.MOVED;
    boolean sameValidators = isSuccess || next.url().equals(address.url());
    var state =
        new FeedState(
            feed.id(),
            feed.url(),
            next.url(),
            sameValidators ? kept(FeedState::etag) : null,
            sameValidators ? kept(FeedState::lastModified) : null,
            kept(FeedState::hash),
            at,
            isSuccess ? at : kept(FeedState::succeeded),
            kept(FeedState::brought),
            due.next(),
            due.interval(),
            outcome,
            failure,
            isSuccess ? 0 : failures(),
            null,
            then);
    return new PollResult(state, null);
  }

  private <T> @Nullable T kept(Function<FeedState, @Nullable T> field) {
    return before == null ? null : field.apply(before);
  }

  private static @Nullable String bounded(@Nullable String validator) {
    return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
  }
}
