package org.vigie.standalone.releases;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.PageContent;
import org.vigie.ingest.page.Unreadable;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.permission.Statement;
import org.vigie.ingest.permission.Visitor;
import org.vigie.ingest.visit.PageVisits;
import org.vigie.ingest.visit.PageVisits.Visit;

/** Reads a release on a page of the organisation's site. */
final class ReleasePage {
  private static final String USER_AGENT = "Vigie/1";

  private ReleasePage() {}

  /** Visits a page, also on a private network, because a person typed the address. */
  static ReleaseDocument visit(URI url, ZoneId zone)
      throws BadReleaseException, InterruptedException {
    InstantSource clock = InstantSource.system();
    try (var fetcher = new FeedFetcher(clock, Limits.DEFAULT)) {
      var visits = new PageVisits(fetcher.pages(), new Permissions(clock, fetcher.pages()));
      var visitor = new Visitor(USER_AGENT, true);
      // why: the release is one's own, so only a rule of the server can forbid to read it.
      Visit visit = visits.visit(new PageRequest(url, FullText.AGREED, visitor));
      LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
      return switch (visit) {
        case Visit.Read(_, _, PageContent content, _) ->
            document(url.toString(), null, content, zone, today, "today: the page names none");
        case Visit.NotAllowed(var decision, _) ->
            throw new BadReleaseException(url + forbidden(decision.statements().getLast()));
        case Visit.NoPage(_, String detail, _, _) ->
            throw new BadReleaseException(url + ": " + detail);
        case Visit.Unchanged _ -> throw new IllegalStateException("nothing was read before");
      };
    }
  }

  private static String forbidden(Statement why) {
    return " may not be read: "
        + why.where()
        + ": "
        + why.words()
        + "; save the page as a file, and name that";
  }

  /**
   * Makes a document of a page.
   *
   * @param source the page's file or address, for people
   * @param name the name of its file; null for an address, whose page's title is the name
   * @param otherwise the day if the page says none
   */
  static ReleaseDocument document(
      String source,
      @Nullable String name,
      PageContent content,
      ZoneId zone,
      LocalDate otherwise,
      String otherwiseSource)
      throws BadReleaseException {
    return switch (content) {
      case PageArticle page -> {
        String title = page.title().value();
        String text = page.text().value();
        boolean isThere = title.isEmpty() || text.startsWith(title);
        Instant published = page.published() == null ? null : page.published().value();
        yield new ReleaseDocument(
            name == null ? title : name,
            "txt",
            isThere ? text : title + "\n\n" + text,
            published == null ? otherwise : LocalDate.ofInstant(published, zone),
            published == null ? otherwiseSource : "its page",
            List.of());
      }
      case Unreadable(var _, String detail, _) ->
          throw new BadReleaseException(source + ": no release found in the page: " + detail);
    };
  }
}
