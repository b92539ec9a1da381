package org.vigie.ingest.page;

import java.net.URI;
import java.util.List;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Answer;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Redirect;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Unanswered;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.permission.Decision.Granted;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.permission.Reservations;

/** Reads the page of an article if that is allowed. Thread-safe. */
public final class PageVisits {
  /** Maximum number of redirects. An estimate: links of feeds have up to three. */
  private static final int REDIRECTS = 5;

  private final PageFetcher pages;
  private final Permissions permissions;

  public PageVisits(PageFetcher pages, Permissions permissions) {
    this.pages = pages;
    this.permissions = permissions;
  }

  /** What became of a visit. */
  public sealed interface Visit {

    /** Every answer to "may we?", in order; the last one decided. */
    Decision decision();

    /** The page was read; {@code url} is its address after redirects. */
    record Read(Decision decision, URI url, PageContent content) implements Visit {}

    /** The page was not read, or not kept, because the decision isn't {@link Granted}. */
    record NotAllowed(Decision decision) implements Visit {}

    /** The page was asked for, but there is no page: an error or no answer. */
    record NoPage(Decision decision, String detail) implements Visit {}
  }

  /** Asks for a page, and before each redirect whether the new address may be asked for. */
  public Visit visit(PageRequest first) throws InterruptedException {
    PageRequest request = first;
    Decision decision = permissions.before(request);
    for (int hop = 0; hop <= REDIRECTS && decision instanceof Granted; hop++) {
      switch (pages.page(
          request.url(), request.visitor().userAgent(), request.visitor().allowPrivate())) {
        case Answer answer -> {
          return answered(request, decision, answer);
        }
        case Redirect(URI to) -> {
          request = request.at(to);
          decision = decision.then(permissions.before(request));
        }
        case Unanswered(var reason, String detail, _) -> {
          return new Visit.NoPage(decision, reason.words() + ": " + detail);
        }
      }
    }
    return decision instanceof Granted
        ? new Visit.NoPage(decision, "more than " + REDIRECTS + " redirects")
        : new Visit.NotAllowed(decision);
  }

  private static Visit answered(PageRequest request, Decision before, Answer answer) {
    if (answer.status() != 200 && answer.status() != 203) {
      return new Visit.NoPage(before, "status " + answer.status());
    }
    Decision byHeaders = before.then(Reservations.ofHeaders(request, answer.headers()));
    if (!(byHeaders instanceof Granted)) {
      return new Visit.NotAllowed(byHeaders);
    }
    return switch (Page.open(answer.body(), answer.header("content-type"), answer.url())) {
      case Unreadable unreadable -> new Visit.Read(byHeaders, answer.url(), unreadable);
      case Page page -> {
        List<Reservations.Meta> metas = page.metas();
        Decision decision = byHeaders.then(Reservations.ofMeta(request, metas));
        yield decision instanceof Granted
            ? new Visit.Read(decision, answer.url(), page.article())
            : new Visit.NotAllowed(decision);
      }
    };
  }
}
