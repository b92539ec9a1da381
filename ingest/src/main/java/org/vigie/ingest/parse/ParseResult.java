package org.vigie.ingest.parse;

import org.vigie.events.FeedState.Reason;

/** What came of parsing a body. */
public sealed interface ParseResult {

  /** A feed, with at least a title or an entry; damaged ones come with their whole entries. */
  record Parsed(ParsedFeed feed) implements ParseResult {}

  /**
   * Nothing could be read.
   *
   * @param reason {@code NOT_A_FEED} for a web page, another document or nothing at all; {@code
   *     MALFORMED} for a feed so broken that not one entry is whole
   * @param detail one line for people, at most 200 characters, without the body's text
   */
  record Rejected(Reason reason, String detail) implements ParseResult {
    public Rejected {
      if (reason != Reason.NOT_A_FEED && reason != Reason.MALFORMED) {
        throw new IllegalArgumentException(reason + " is no reason to reject a body");
      }
    }
  }
}
