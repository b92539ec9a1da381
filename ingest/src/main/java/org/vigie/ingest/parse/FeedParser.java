package org.vigie.ingest.parse;

import com.rometools.rome.io.FeedException;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;

/**
 * Reads RSS, RDF, Atom and JSON Feed, however ill-formed. Holds no state; safe for any number of
 * threads. Time and memory grow with the size of the body and nothing else.
 */
public final class FeedParser {
  /** Entries beyond these are left out. */
  public static final int MAX_ENTRIES = 2_000;

  /** Bytes beyond these are not looked at; the entries that are whole before are given. */
  public static final int MAX_BODY = 32 * 1024 * 1024;

  /**
   * Parses what a server sent as a feed. Never throws, whatever the bytes are.
   *
   * <p>Relative links are resolved against {@code xml:base}, else {@code base}. A date without a
   * zone is read on the clock of the entry nearest in time that names one, else in UTC. A feed that
   * breaks off gives its whole entries.
   *
   * @param body as received, content encoding undone
   * @param contentType the header's value; null when there was none
   * @param base the feed's address after redirects
   */
  public ParseResult parse(byte[] body, @Nullable String contentType, URI base) {
    byte[] read = body.length > MAX_BODY ? Arrays.copyOf(body, MAX_BODY) : body;
    try {
      return parse(FeedCharset.decode(read, contentType), base);
    } catch (FeedException | RuntimeException | StackOverflowError e) {
      // why: the libraries promise nothing about hostile input, and one feed must not stop the
      // rest.
      return malformed("unreadable: " + e.getClass().getSimpleName());
    }
  }

  private static ParseResult parse(String text, URI base) throws FeedException {
    int start = 0;
    while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\ufeff')) {
      start++;
    }
    if (start == text.length()) {
      return notAFeed("the body is empty");
    }
    if (text.charAt(start) == '{' || text.charAt(start) == '[') {
      ParsedFeed feed = JsonFeed.read(text.substring(start), base);
      return feed == null ? notAFeed("JSON, but no JSON Feed") : new ParseResult.Parsed(feed);
    }
    return switch (FeedTree.read(text.substring(start), base)) {
      case FeedTree.Reading.Found(FeedTree tree) -> new ParseResult.Parsed(RomeFeed.read(tree));
      case FeedTree.Reading.Broken() -> malformed("breaks off before its first entry is whole");
      case FeedTree.Reading.Other(String root) ->
          notAFeed(
              root.isEmpty()
                  ? "neither XML nor JSON"
                  : "neither RSS, RDF, Atom nor JSON Feed, but <" + root + ">");
    };
  }

  private static ParseResult notAFeed(String detail) {
    return new ParseResult.Rejected(Reason.NOT_A_FEED, detail);
  }

  private static ParseResult malformed(String detail) {
    return new ParseResult.Rejected(Reason.MALFORMED, detail);
  }
}
