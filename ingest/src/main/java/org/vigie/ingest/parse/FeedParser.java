package org.vigie.ingest.parse;

import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.JsonFeed;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.XmlFeed;

/**
 * Reads feeds in RSS, RDF, Atom and JSON Feed, even if ill-formed. Stateless and thread-safe. The
 * time and memory it takes depend only on the size of the body.
 */
public final class FeedParser {
  /** Maximum number of bytes read from a body. An estimate, above the fetcher's limit of 10 MB. */
  private static final int MAX_BODY = 32 * 1024 * 1024;

  /** Parses a body of a feed whose time zone is unknown. */
  public ParseResult parse(byte[] body, @Nullable String contentType, URI base) {
    return parse(body, contentType, base, null);
  }

  /**
   * Parses a body that a server sent. Never throws an exception, whatever the bytes are.
   *
   * <p>Relative links are resolved against {@code xml:base}, else against {@code base}. A truncated
   * feed gives its complete entries.
   *
   * @param body the body, decompressed
   * @param base the feed's URL after redirects
   * @param zone the time zone of dates that are written without one. If null, such a date gets the
   *     zone of the nearest date in the feed that has one, else UTC
   */
  public ParseResult parse(
      byte[] body, @Nullable String contentType, URI base, @Nullable ZoneId zone) {
    byte[] read = body.length > MAX_BODY ? Arrays.copyOf(body, MAX_BODY) : body;
    try {
      return parse(FeedCharset.decode(read, contentType), base, zone);
    } catch (RuntimeException | StackOverflowError e) {
      // why: the parsing libraries may fail on hostile input; one feed must not stop other feeds.
      return ParseResult.malformed("unreadable: " + e.getClass().getSimpleName());
    }
  }

  private static ParseResult parse(String text, URI base, @Nullable ZoneId zone) {
    String document = text.replaceFirst("^[\\x00- \\ufeff]+", "");
    if (document.isEmpty()) {
      return ParseResult.notAFeed("the body is empty");
    }
    boolean json = document.startsWith("{") || document.startsWith("[");
    return json ? JsonFeed.read(document, base, zone) : XmlFeed.read(document, base, zone);
  }
}
