package org.vigie.ingest.visit;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.visit.PageVisit.Further;
import org.vigie.ingest.visit.VisitResult.Found;
import org.vigie.ingest.visit.VisitResult.Settled;

/** Which page of an article is visited next, if any. All are on the host of the page before. */
final class FurtherPages {
  /** Maximum number of an article's pages. Chosen: long reports have four. */
  private static final int MOST = 6;

  /** Outcomes after which another version of the page may have the article. */
  private static final Set<Kind> WITHOUT = Set.of(Kind.NO_ARTICLE, Kind.OTHER_TEXT);

  private FurtherPages() {}

  /**
   * Returns the next page of an article, or another version of its only page if that has no
   * article; null if there is none.
   */
  static @Nullable Further after(
      PageVisit visit, VisitResult result, @Nullable PageRevision revision) {
    return switch (result) {
      case Found(_, PageArticle page, _) when revision != null && revision.page() != null ->
          further(page.links().next(), visit.number() + 1);
      case Found(_, PageArticle page, _)
          when revision != null && WITHOUT.contains(revision.outcome().kind()) ->
          version(visit, page.links().version());
      case Settled(_, URI version) -> version(visit, version);
      case Found _, VisitResult.Unchanged _, VisitResult.Later _ -> null;
    };
  }

  static boolean isVersion(@Nullable Further further) {
    return further != null && further.number() == 1;
  }

  private static @Nullable Further version(PageVisit visit, @Nullable URI url) {
    return visit.further() == null ? further(url, 1) : null;
  }

  private static @Nullable Further further(@Nullable URI url, int number) {
    return url == null || number > MOST ? null : new Further(url.toString(), number);
  }
}
