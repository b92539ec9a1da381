package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.ingest.article.Identity;
import org.vigie.ingest.article.Reading;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.poll.PollSchedule.Due;

/** Makes of a poll what is published and what is known after. No clock, no I/O. */
public final class Settling {
  private static final int MAX_VALIDATOR = 1_000;
  private static final int MAX_DETAIL = 300;

  private Settling() {}

  /**
   * What a poll comes to.
   *
   * @param before the feed's state so far; null when it was never polled
   */
  public static Settled settle(Identity identity, @Nullable FeedState before, Polled polled) {
    boolean same = before != null && before.configured().equals(polled.feed().url());
    var after =
        new After(polled, same ? before : null, before == null ? List.of() : before.entries());
    return switch (polled.answer()) {
      case Polled.Brought brought ->
          after.brought(
              brought,
              identity.read(polled.feed(), before, brought.parsed(), brought.url(), polled.at()));
      case Polled.Unchanged(Duration maxAge) -> after.unchanged(maxAge);
      case Polled.Throttled(Duration wait) -> after.throttled(wait);
      case Polled.Gone _ -> after.gone();
      case Polled.Failed(var reason, String detail) ->
          after.failed(
              new Failure(reason, detail.substring(0, Math.min(detail.length(), MAX_DETAIL))));
    };
  }

  /**
   * The state after a poll.
   *
   * @param before null also when the feed was configured with another address before
   * @param entries known before, whatever the address
   */
  private record After(
      Polled polled, @Nullable FeedState before, List<FeedState.KnownEntry> entries) {

    Settled brought(Polled.Brought brought, Reading reading) {
      Duration floor = longer(orZero(brought.maxAge()), brought.parsed().hints().floor());
      List<Instant> dates =
          brought.parsed().entries().stream()
              .map(FeedEntry::published)
              .filter(Objects::nonNull)
              .toList();
      Due due =
          PollSchedule.brought(
              polled.feed(), before, reading.fresh(), reading.listed(), dates, floor, polled.at());
      var state =
          new FeedState(
              polled.feed().id(),
              polled.feed().url(),
              url(),
              bounded(brought.etag()),
              bounded(brought.lastModified()),
              brought.hash(),
              polled.at(),
              polled.at(),
              reading.fresh() > 0 || before == null ? polled.at() : before.brought(),
              due.next(),
              due.interval(),
              polled.moved() == null ? Outcome.FRESH : Outcome.MOVED,
              null,
              0,
              reading.entries());
      return new Settled(polled, state, reading);
    }

    Settled unchanged(@Nullable Duration maxAge) {
      Due due = PollSchedule.unchanged(polled.feed(), before, orZero(maxAge), polled.at());
      Outcome outcome = polled.moved() == null ? Outcome.NOT_MODIFIED : Outcome.MOVED;
      return nothingNew(due, outcome, polled.at(), null, 0);
    }

    Settled throttled(@Nullable Duration wait) {
      int failures = failures();
      Due due =
          wait == null
              ? PollSchedule.throttled(polled.feed(), before, failures, polled.at())
              : PollSchedule.failed(polled.feed(), before, failures, wait, polled.at());
      return nothingNew(due, Outcome.THROTTLED, succeeded(), null, failures);
    }

    Settled gone() {
      Due due = PollSchedule.gone(polled.feed(), before, polled.at());
      return nothingNew(due, Outcome.GONE, succeeded(), null, failures());
    }

    Settled failed(Failure failure) {
      int failures = failures();
      Due due = PollSchedule.failed(polled.feed(), before, failures, null, polled.at());
      return nothingNew(due, Outcome.FAILED, succeeded(), failure, failures);
    }

    private Settled nothingNew(
        Due due,
        Outcome outcome,
        @Nullable Instant succeeded,
        @Nullable Failure failure,
        int failures) {
      var state =
          new FeedState(
              polled.feed().id(),
              polled.feed().url(),
              url(),
              before == null ? null : before.etag(),
              before == null ? null : before.lastModified(),
              before == null ? null : before.hash(),
              polled.at(),
              succeeded,
              before == null ? null : before.brought(),
              due.next(),
              due.interval(),
              outcome,
              failure,
              failures,
              entries);
      return new Settled(polled, state, null);
    }

    private String url() {
      if (polled.moved() != null) {
        return polled.moved().toString();
      }
      return before == null ? polled.feed().url() : before.url();
    }

    private int failures() {
      return before == null ? 1 : before.failures() + 1;
    }

    private @Nullable Instant succeeded() {
      return before == null ? null : before.succeeded();
    }

    private static @Nullable String bounded(@Nullable String validator) {
      return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
    }

    private static Duration orZero(@Nullable Duration duration) {
      return duration == null ? Duration.ZERO : duration;
    }

    private static Duration longer(Duration a, Duration b) {
      return a.compareTo(b) >= 0 ? a : b;
    }
  }
}
