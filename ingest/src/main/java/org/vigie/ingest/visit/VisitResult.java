package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.Unreadable;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.permission.Statement;
import org.vigie.ingest.visit.PageVisits.Next;
import org.vigie.ingest.visit.PageVisits.Visit;

/** What a visit means for the article that was published. */
sealed interface VisitResult {

  /** The page was read; {@code url} is its address after redirects. */
  record Found(URI url, PageArticle page) implements VisitResult {}

  /** There is no text to be had, today or tomorrow. */
  record Settled(PageOutcome outcome) implements VisitResult {}

  /**
   * A later visit may get the page.
   *
   * @param pause the pause that the host asked for; null if it asked for none
   * @param asked true if the page was asked for, so that an hour must pass
   */
  record Later(String why, @Nullable Duration pause, boolean asked) implements VisitResult {}

  static VisitResult of(Visit visit) {
    return switch (visit) {
      case Visit.Read(_, URI url, PageArticle page) -> new Found(url, page);
      case Visit.Read(_, _, Unreadable unreadable) ->
          settled(Kind.NO_ARTICLE, "no article can be read in the page: " + unreadable.detail());
      case Visit.NoPage(_, String detail, Next next, Duration pause) ->
          next == Next.NEVER
              ? settled(Kind.NO_PAGE, "the page was not given: " + detail)
              : new Later(detail, pause, next == Next.LATER);
      case Visit.NotAllowed(Decision.Refused refused, _) -> refused(refused);
      case Visit.NotAllowed(Decision decision, boolean asked) ->
          new Later(
              decision.statements().getLast().words(),
              decision instanceof Decision.Postponed postponed ? postponed.pause() : null,
              asked);
    };
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
    return new Settled(new PageOutcome(kind, why));
  }

  /** Returns the least pause that the page's site asks for between two visits. */
  static Duration delay(Visit visit) {
    return visit.decision() instanceof Decision.Granted(_, Duration delay) ? delay : Duration.ZERO;
  }
}
