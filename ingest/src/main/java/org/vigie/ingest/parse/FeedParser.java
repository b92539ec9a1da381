package org.vigie.ingest.parse;

import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.agency.NewsMlG2;
import org.vigie.ingest.agency.Ninjs;
import org.vigie.ingest.formats.JsonFeed;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.XmlFeed;

/**
 * Reads feeds in RSS, RDF, Atom and JSON Feed, even if ill-formed, and the agencies' formats ninjs
 * and NewsML-G2. Stateless and thread-safe. The memory it takes depends only on the size of the
 * body. It stops soon after its thread is interrupted.
 */
public final class FeedParser implements ParseThreads.Parser {
  /** Maximum number of bytes of a body; as many as the fetcher reads from a server. */
  public static final int MAX_BODY = 10 * 1024 * 1024;

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
  @Override
  public ParseResult parse(
      byte[] body, @Nullable String contentType, URI base, @Nullable ZoneId zone) {
    if (body.length > MAX_BODY) {
      return ParseResult.tooLarge("more than " + MAX_BODY + " bytes");
    }
    try {
      return parse(FeedCharset.decode(body, contentType), base, zone);
    } catch (RuntimeException | StackOverflowError e) {
      // why: the parsing libraries may fail on hostile input; one feed must not stop other feeds.
      return ParseResult.malformed("unreadable: " + e.getClass().getSimpleName());
    }
  }

  private static ParseResult parse(String text, URI base, @Nullable ZoneId zone) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\ufeff')) {
      start++;
    }
    String document = text.substring(start);
    if (document.isEmpty()) {
      return ParseResult.notAFeed("the body is empty");
    }
    boolean json = document.startsWith("{") || document.startsWith("[");
    String excess = (json ? JsonSize.of(document) : XmlSize.of(document)).excess();
    if (excess != null) {
      return ParseResult.tooLarge(excess);
    }
    return json ? ofJson(document, base, zone) : ofXml(document, base, zone);
  }

  private static ParseResult ofJson(String document, URI base, @Nullable ZoneId zone) {
    ParseResult agency = Ninjs.read(document, base, zone);
    return agency == null ? JsonFeed.read(document, base, zone) : agency;
  }

  private static ParseResult ofXml(String document, URI base, @Nullable ZoneId zone) {
    return NewsMlG2.reads(document)
        ? NewsMlG2.read(document, base, zone)
        : XmlFeed.read(document, base, zone);
  }
}
