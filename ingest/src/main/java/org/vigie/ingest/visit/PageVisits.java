package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.fetch.PageFetcher.PageReply;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Answer;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Redirect;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Unanswered;
import org.vigie.ingest.fetch.PageFetcher.Validators;
import org.vigie.ingest.network.PublicAddress;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.PageContent;
import org.vigie.ingest.page.Unreadable;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.permission.Decision.Granted;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.permission.Reservations;
import org.vigie.ingest.permission.Visitor;
import org.vigie.ingest.search.TooSlowException;

/** Reads the page of an article if that is allowed. Thread-safe. */
public final class PageVisits {
  /** Maximum number of redirects. An estimate: links of feeds have up to three. */
  private static final int REDIRECTS = 5;

  /** Failures that a later visit would repeat. */
  private static final Set<Reason> FINAL =
      Set.of(Reason.PRIVATE_ADDRESS, Reason.REDIRECTS, Reason.TOO_LARGE, Reason.BAD_URL);

  private final PageFetcher pages;
  private final Permissions permissions;
  private final Reading reading;

  /** Creates visits that read each page on the caller's thread. */
  public PageVisits(PageFetcher pages, Permissions permissions) {
    this(pages, permissions, (_, work) -> work.call());
  }

  /** Creates visits that read pages as {@code reading} does. */
  public PageVisits(PageFetcher pages, Permissions permissions, Reading reading) {
    this.pages = pages;
    this.permissions = permissions;
    this.reading = reading;
  }

  /** Runs the work of reading a body of so many bytes, perhaps later and on another thread. */
  public interface Reading {
    /**
     * Runs the work.
     *
     * @throws TooSlowException if the work was begun and takes too long
     * @throws TimeoutException if it could not be begun in time
     */
    Visit read(int bytes, Callable<Visit> work) throws Exception;
  }

  /** Whether a visit that got no page is worth repeating. */
  public enum Next {
    NEVER,
    /** Once more: the page may not be published yet. */
    ONCE,
    LATER,
    /** The page was not even asked for, because its host asked for a pause. */
    NOT_ASKED
  }

  /** What became of a visit. */
  public sealed interface Visit {

    /** Every answer to "may we?", in order; the last one decided. */
    Decision decision();

    /** The page was read; {@code url} is its address after redirects. */
    record Read(Decision decision, URI url, PageContent content, @Nullable Validators validators)
        implements Visit {}

    /** The server says that the page is as it was when we read it last. */
    record Unchanged(Decision decision) implements Visit {}

    /**
     * The page was not read, or not kept, because the decision isn't {@link Granted}.
     *
     * @param asked true if the page, or one that redirects to it, was asked for
     */
    record NotAllowed(Decision decision, boolean asked) implements Visit {}

    /**
     * The page was asked for, but there is no page: an error or no answer.
     *
     * @param next whether a later visit may get the page
     * @param pause the pause that the host asked for; null if it asked for none
     */
    record NoPage(Decision decision, String detail, Next next, @Nullable Duration pause)
        implements Visit {}
  }

  /** Returns who visits the pages of a feed's articles: with its proxy, but without its secrets. */
  Visitor visitor(Feed feed) {
    return new Visitor(feed.userAgent(), feed.allowPrivate(), pages.proxy(feed));
  }

  /** Asks for a page, and before each redirect whether the new address may be asked for. */
  public Visit visit(PageRequest first) throws InterruptedException {
    return visit(first, _ -> true, null);
  }

  /**
   * Asks for a page.
   *
   * @param mayFollow can refuse the addresses to which it redirects
   * @param known the validators of the page as it was read last; null if there are none
   */
  Visit visit(PageRequest first, Predicate<URI> mayFollow, @Nullable Validators known)
      throws InterruptedException {
    PageRequest request = first;
    Decision decision = permissions.before(request);
    for (int hop = 0; hop <= REDIRECTS && decision instanceof Granted; hop++) {
      switch (ask(request, known)) {
        case Answer answer -> {
          return answer.status() == 304 && known != null
              ? new Visit.Unchanged(decision)
              : answered(request, decision, answer);
        }
        case Redirect(URI to) -> {
          Visit end = end(decision, request.at(to), mayFollow);
          if (end != null) {
            return end;
          }
          request = request.at(to);
          decision = decision.then(permissions.before(request));
        }
        case Unanswered(var reason, String detail, Duration pause, boolean sent) -> {
          String words = reason.words() + ": " + detail;
          return new Visit.NoPage(decision, words, next(reason, sent), pause);
        }
      }
    }
    return decision instanceof Granted
        ? new Visit.NoPage(decision, "more than " + REDIRECTS + " redirects", Next.NEVER, null)
        : new Visit.NotAllowed(decision, !request.equals(first));
  }

  private PageReply ask(PageRequest request, @Nullable Validators known)
      throws InterruptedException {
    Visitor visitor = request.visitor();
    return pages
        .through(visitor.proxy())
        .page(request.url(), visitor.userAgent(), visitor.allowPrivate(), known);
  }

  /** Returns what ends the visit at a redirect; null if it may go on. */
  private static @Nullable Visit end(
      Decision decision, PageRequest next, Predicate<URI> mayFollow) {
    boolean isPrivate = !PublicAddress.mayBe(next.url().getHost());
    if (isPrivate && !next.visitor().allowPrivate()) {
      // why: otherwise the site's rules would be asked for first, in vain, again for a whole day.
      String words = Reason.PRIVATE_ADDRESS.words() + ": a redirect to a private network";
      return new Visit.NoPage(decision, words, Next.NEVER, null);
    }
    if (!mayFollow.test(next.url())) {
      String words = "the page to which it leads was asked for within the hour";
      return new Visit.NoPage(decision, words, Next.LATER, Duration.ZERO);
    }
    return null;
  }

  private static Next next(Reason reason, boolean sent) {
    return FINAL.contains(reason) ? Next.NEVER : sent ? Next.LATER : Next.NOT_ASKED;
  }

  private static Next next(int status) {
    return switch (status) {
      case 408, 425 -> Next.LATER;
      case 403, 404 -> Next.ONCE;
      default -> status / 100 == 5 ? Next.LATER : Next.NEVER;
    };
  }

  private Visit answered(PageRequest request, Decision before, Answer answer)
      throws InterruptedException {
    int status = answer.status();
    if (status != 200 && status != 203) {
      return new Visit.NoPage(before, "status " + status, next(status), null);
    }
    try {
      return reading.read(answer.body().length, () -> read(request, before, answer));
    } catch (InterruptedException e) {
      throw e;
    } catch (TooSlowException e) {
      var unreadable = new Unreadable(Unreadable.Reason.TOO_COMPLEX, "it takes too long to read");
      return new Visit.Read(before, answer.url(), unreadable, null);
    } catch (TimeoutException e) {
      return new Visit.NoPage(before, String.valueOf(e.getMessage()), Next.LATER, null);
    } catch (Exception e) {
      throw new IllegalStateException("a page could not be read", e);
    }
  }

  private static Visit read(PageRequest request, Decision before, Answer answer) {
    Decision byHeaders = before.then(Reservations.ofHeaders(request, answer.headers()));
    if (!(byHeaders instanceof Granted)) {
      return new Visit.NotAllowed(byHeaders, true);
    }
    return switch (Page.open(answer.body(), answer.header("content-type"), answer.url())) {
      case Unreadable unreadable -> new Visit.Read(byHeaders, answer.url(), unreadable, null);
      case Page page -> {
        List<Reservations.Meta> metas = page.metas();
        Decision decision = byHeaders.then(Reservations.ofMeta(request, metas));
        yield decision instanceof Granted
            ? new Visit.Read(decision, answer.url(), page.article(), Validators.of(answer))
            : new Visit.NotAllowed(decision, true);
      }
    };
  }
}
