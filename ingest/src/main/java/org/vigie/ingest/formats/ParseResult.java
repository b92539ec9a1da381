package org.vigie.ingest.formats;

import java.net.URI;
import java.util.List;
import org.vigie.events.FeedState.Reason;

/** The outcome of parsing a body. */
public sealed interface ParseResult permits ParsedFeed, ParseResult.Index, ParseResult.Rejected {

  /**
   * No feed could be read.
   *
   * @param reason {@code NOT_A_FEED} for a web page, another document or an empty body; {@code
   *     MALFORMED} for a feed without a complete entry, or one that the libraries can't read;
   *     {@code TOO_LARGE} for one that would take too much memory; {@code TIMEOUT} for one that
   *     takes too long to read
   * @param detail one line for operators, at most 200 characters, without text of the body
   */
  record Rejected(Reason reason, String detail) implements ParseResult {}

  /** A sitemap index: a list of sitemaps in the order of the document. */
  record Index(List<Part> parts) implements ParseResult {
    public Index {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A sitemap that an index lists.
   *
   * @param changed the date of its last change as written ({@code lastmod}); empty if not given
   */
  record Part(URI url, String changed) {}

  static ParseResult notAFeed(String detail) {
    return new Rejected(Reason.NOT_A_FEED, detail);
  }

  static ParseResult malformed(String detail) {
    return new Rejected(Reason.MALFORMED, detail);
  }

  /** Rejects a body that would take too much memory. */
  static ParseResult tooLarge(String detail) {
    return new Rejected(Reason.TOO_LARGE, detail);
  }

  /** Rejects a body that takes too long to read. */
  static ParseResult tooSlow(String detail) {
    return new Rejected(Reason.TIMEOUT, detail);
  }
}
