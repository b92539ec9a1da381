package org.vigie.ingest.permission;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.fetch.PageFetcher.PageReply;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Answer;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Redirect;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Unanswered;

/** A file with which a site tells visitors its rules, such as robots.txt. */
sealed interface SiteFile {
  /** Maximum number of redirects in a row: five, as RFC 9309 (2.3.1.2) asks. */
  int REDIRECTS = 5;

  /** Time after which a file that could not be read is asked for again. An estimate. */
  Duration RETRY = Duration.ofMinutes(10);

  /** The first bytes of the file, at most {@link PageFetcher#MAX_FILE}. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Present(byte[] body, @Nullable String contentType) implements SiteFile {}

  /** The site has no such file; {@code detail} says how it shows that, such as "404". */
  record Absent(String detail) implements SiteFile {}

  /** It isn't known whether the site has the file: the server has an error or doesn't answer. */
  record Unreachable(String detail, Duration retryAfter) implements SiteFile {}

  /**
   * Asks for a file and follows redirects, also to other hosts. Following RFC 9309 (2.3.1), status
   * 4xx and too many redirects mean that there is no file. Status 429 asks only for a pause.
   */
  static SiteFile fetch(PageFetcher pages, URI url, Visitor visitor) throws InterruptedException {
    PageFetcher from = pages.through(visitor.proxy());
    URI at = url;
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      PageReply reply = from.file(at, visitor.userAgent(), visitor.allowPrivate());
      switch (reply) {
        case Answer answer -> {
          return of(answer);
        }
        case Redirect(URI to) -> at = to;
        case Unanswered(_, String detail, Duration pause, _) -> {
          Duration wait = pause == null || pause.compareTo(RETRY) < 0 ? RETRY : pause;
          return new Unreachable(detail, wait);
        }
      }
    }
    return new Absent("more than " + REDIRECTS + " redirects");
  }

  private static SiteFile of(Answer answer) {
    return switch (answer.status() / 100) {
      case 2 -> new Present(answer.body(), answer.header("content-type"));
      case 4 -> new Absent(String.valueOf(answer.status()));
      default -> new Unreachable("status " + answer.status(), RETRY);
    };
  }
}
