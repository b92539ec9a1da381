package org.vigie.ingest.parse;

import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.JsonFeed;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.XmlFeed;

/**
 * Reads RSS, RDF, Atom and JSON Feed, however ill-formed. Has no state, so that any number of
 * threads may use it. Time and memory grow with the size of the body alone.
 */
public final class FeedParser {
  /** In bytes; the rest of a longer body is ignored. Chosen: the largest real feeds have 10 MB. */
  private static final int MAX_BODY = 32 * 1024 * 1024;

  /**
   * Parses a body that a server sent. Never throws, whatever the bytes are.
   *
   * <p>Relative links are resolved against {@code xml:base}, else {@code base}. A date without a
   * zone takes that of the entry nearest in time, else UTC. A feed that breaks off gives its
   * complete entries.
   *
   * @param body as received, content encoding undone
   * @param base the feed's address after redirects
   */
  public ParseResult parse(byte[] body, @Nullable String contentType, URI base) {
    byte[] read = body.length > MAX_BODY ? Arrays.copyOf(body, MAX_BODY) : body;
    try {
      return parse(FeedCharset.decode(read, contentType), base);
    } catch (RuntimeException | StackOverflowError e) {
      // why: the libraries promise nothing for hostile input, and one feed must not stop others.
      return ParseResult.malformed("unreadable: " + e.getClass().getSimpleName());
    }
  }

  private static ParseResult parse(String text, URI base) {
    String document = text.replaceFirst("^[\\x00- \\ufeff]+", "");
    if (document.isEmpty()) {
      return ParseResult.notAFeed("the body is empty");
    }
    boolean json = document.startsWith("{") || document.startsWith("[");
    return json ? JsonFeed.read(document, base) : XmlFeed.read(document, base);
  }
}
