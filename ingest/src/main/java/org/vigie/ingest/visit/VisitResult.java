package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.fetch.PageFetcher.Validators;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.Unreadable;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.permission.Statement;
import org.vigie.ingest.visit.PageVisits.Next;
import org.vigie.ingest.visit.PageVisits.Visit;

/** What a visit means for the article that was published. */
sealed interface VisitResult {

  /** The page was read; {@code url} is its address after redirects. */
  record Found(URI url, PageArticle page, @Nullable Validators validators) implements VisitResult {
    Found(URI url, PageArticle page) {
      this(url, page, null);
    }
  }

  /** The page is as it was when it was read last. */
  record Unchanged() implements VisitResult {}

  /**
   * There is no text to be had, today or tomorrow.
   *
   * @param version another version of the page, which may have the text; null if there is none
   */
  record Settled(PageOutcome outcome, @Nullable URI version) implements VisitResult {}

  /**
   * A later visit may get the page.
   *
   * @param pause the pause that the host asked for; null if it asked for none
   */
  record Later(String why, @Nullable Duration pause, Again again) implements VisitResult {}

  /** When a page may be asked for again. */
  enum Again {
    /** Soon: it was not asked for. */
    SOON,

    /** After the pause that the host named when it was asked for the page. */
    AS_TOLD,

    /** After an hour: it was asked for. */
    HOUR
  }

  /** Returns what a visit means; {@code begun} is the visit as it began. */
  static VisitResult of(Visit visit, PageVisit begun) {
    return switch (visit) {
      case Visit.Read(_, URI url, PageArticle page, Validators validators) ->
          new Found(url, page, validators);
      case Visit.Unchanged _ -> new Unchanged();
      case Visit.Read(_, _, Unreadable unreadable, _) ->
          new Settled(
              new PageOutcome(
                  Kind.NO_ARTICLE, "no article can be read in the page: " + unreadable.detail()),
              unreadable.version());
      case Visit.NoPage noPage -> of(noPage, begun);
      case Visit.NotAllowed(Decision.Refused refused, _) -> refused(refused);
      case Visit.NotAllowed(Decision decision, boolean asked) ->
          new Later(
              decision.statements().getLast().words(),
              decision instanceof Decision.Postponed postponed ? postponed.pause() : null,
              asked ? Again.HOUR : Again.SOON);
    };
  }

  private static VisitResult of(Visit.NoPage visit, PageVisit begun) {
    boolean isEnd =
        visit.next() == Next.NEVER || (visit.next() == Next.ONCE && !begun.mayBeEarly());
    if (isEnd) {
      return settled(Kind.NO_PAGE, "the page was not given: " + visit.detail());
    }
    return visit.next() == Next.ONCE
        // why: the host has answered, so that its other pages need not wait.
        ? new Later(visit.detail(), Duration.ZERO, Again.HOUR)
        : new Later(visit.detail(), visit.pause(), again(visit.next(), visit.pause()));
  }

  private static Again again(Next next, @Nullable Duration pause) {
    boolean isTold = pause != null && pause.isPositive();
    return next != Next.LATER ? Again.SOON : isTold ? Again.AS_TOLD : Again.HOUR;
  }

  private static Settled refused(Decision.Refused refused) {
    Statement last = refused.statements().getLast();
    Kind kind =
        switch (refused.reason()) {
          case NEVER -> Kind.NEVER;
          case ROBOTS_TXT -> Kind.ROBOTS_TXT;
          case RESERVED -> Kind.RESERVED;
        };
    return settled(kind, last.where() + ": " + last.words());
  }

  private static Settled settled(Kind kind, String why) {
    return new Settled(new PageOutcome(kind, why), null);
  }

  /** Returns the least pause that the page's site asks for between two visits. */
  static Duration delay(Visit visit) {
    return visit.decision() instanceof Decision.Granted(_, Duration delay) ? delay : Duration.ZERO;
  }
}
