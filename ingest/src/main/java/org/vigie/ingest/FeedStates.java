package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.KnownEntry;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.article.Identity.Identified;
import org.vigie.ingest.parse.Entry;
import org.vigie.ingest.schedule.PollSchedule;
import org.vigie.ingest.schedule.PollSchedule.Next;

/** What a feed's state is after an answer. */
final class FeedStates {
  private FeedStates() {}

  /**
   * @param before null when the feed was never asked
   * @param identified what the answer brought; null when it brought nothing
   */
  static FeedState after(
      @Nullable FeedState before, Answer answer, @Nullable Identified identified) {
    return switch (answer.outcome()) {
      case Answer.Outcome.Brought brought ->
          brought(before, answer, brought, Objects.requireNonNull(identified));
      case Answer.Outcome.Unchanged unchanged -> unchanged(before, answer, unchanged);
      case Answer.Outcome.Throttled(Duration retryAfter) ->
          without(
              before,
              answer,
              Outcome.THROTTLED,
              null,
              PollSchedule.throttled(
                  answer.feed().every(),
                  interval(before),
                  failures(before) + 1,
                  spread(answer.feed()),
                  retryAfter,
                  answer.polled()));
      case Answer.Outcome.Gone() ->
          without(
              before,
              answer,
              Outcome.GONE,
              new Failure(Reason.HTTP_STATUS, "410: the feed is no more"),
              PollSchedule.gone(
                  Objects.requireNonNullElse(interval(before), PollSchedule.GONE),
                  answer.polled()));
      case Answer.Outcome.Failed(Reason reason, String detail) ->
          without(
              before,
              answer,
              Outcome.FAILED,
              new Failure(reason, detail),
              PollSchedule.failed(
                  answer.feed().every(),
                  interval(before),
                  failures(before) + 1,
                  spread(answer.feed()),
                  answer.polled()));
    };
  }

  private static FeedState brought(
      @Nullable FeedState before,
      Answer answer,
      Answer.Outcome.Brought brought,
      Identified identified) {
    Instant now = answer.polled();
    boolean isNew = !identified.articles().isEmpty();
    Next next =
        PollSchedule.answered(
            answer.feed().every(),
            interval(before),
            brought.parsed().entries().stream()
                .map(Entry::published)
                .filter(Objects::nonNull)
                .toList(),
            isNew,
            floor(brought.parsed().hints().floor(), brought.maxAge()),
            now);
    return new FeedState(
        answer.feed().id(),
        answer.feed().url(),
        url(before, answer, brought.moved()),
        brought.etag(),
        brought.lastModified(),
        brought.hash(),
        now,
        now,
        isNew ? now : before == null ? null : before.brought(),
        next.due(),
        next.interval(),
        brought.moved() == null ? Outcome.FRESH : Outcome.MOVED,
        null,
        0,
        identified.entries());
  }

  private static FeedState unchanged(
      @Nullable FeedState before, Answer answer, Answer.Outcome.Unchanged unchanged) {
    Instant now = answer.polled();
    Next next =
        PollSchedule.answered(
            answer.feed().every(),
            interval(before),
            List.of(),
            false,
            floor(Duration.ZERO, unchanged.maxAge()),
            now);
    return new FeedState(
        answer.feed().id(),
        answer.feed().url(),
        url(before, answer, unchanged.moved()),
        before == null ? null : before.etag(),
        before == null ? null : before.lastModified(),
        before == null ? null : before.hash(),
        now,
        now,
        before == null ? null : before.brought(),
        next.due(),
        next.interval(),
        Outcome.NOT_MODIFIED,
        null,
        0,
        entries(before));
  }

  private static FeedState without(
      @Nullable FeedState before,
      Answer answer,
      Outcome outcome,
      @Nullable Failure failure,
      Next next) {
    return new FeedState(
        answer.feed().id(),
        answer.feed().url(),
        url(before, answer, null),
        before == null ? null : before.etag(),
        before == null ? null : before.lastModified(),
        before == null ? null : before.hash(),
        answer.polled(),
        before == null ? null : before.succeeded(),
        before == null ? null : before.brought(),
        next.due(),
        next.interval(),
        outcome,
        failure,
        failures(before) + 1,
        entries(before));
  }

  private static String url(@Nullable FeedState before, Answer answer, @Nullable URI moved) {
    if (moved != null) {
      return moved.toString();
    }
    if (before != null && before.configured().equals(answer.feed().url())) {
      return before.url();
    }
    return answer.feed().url();
  }

  private static Duration floor(Duration hint, @Nullable Duration maxAge) {
    return maxAge == null || hint.compareTo(maxAge) >= 0 ? hint : maxAge;
  }

  private static @Nullable Duration interval(@Nullable FeedState before) {
    return before == null ? null : before.interval();
  }

  private static int failures(@Nullable FeedState before) {
    return before == null ? 0 : before.failures();
  }

  private static List<KnownEntry> entries(@Nullable FeedState before) {
    return before == null ? List.of() : before.entries();
  }

  /** From 0 to 1, the same for the same feed. */
  private static double spread(Feed feed) {
    return (feed.id().hashCode() & 0xffff) / (double) 0xffff;
  }
}
