package org.vigie.ingest.parse;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;

/** Reads RSS, RDF, Atom and JSON Feed. Holds no state; safe for any number of threads. */
public final class FeedParser {

  /** Entries beyond these are left out. */
  public static final int MAX_ENTRIES = 2_000;

  /**
   * Parses what a server sent as a feed. Never throws, whatever the bytes are.
   *
   * @param body as received, content encoding undone
   * @param contentType the header's value; null when there was none
   * @param base the feed's address after redirects, against which relative links are resolved
   */
  public ParseResult parse(byte[] body, @Nullable String contentType, URI base) {
    try {
      var feed =
          new SyndFeedInput()
              .build(new StringReader(new String(body, StandardCharsets.UTF_8).strip()));
      var entries = feed.getEntries().stream().limit(MAX_ENTRIES).map(e -> entry(e, base)).toList();
      return new ParseResult.Parsed(
          new ParsedFeed(
              feed.getFeedType(),
              PlainText.lineOf(Objects.requireNonNullElse(feed.getTitle(), "")),
              null,
              Hints.NONE,
              entries));
    } catch (FeedException | IllegalArgumentException e) {
      return new ParseResult.Rejected(Reason.NOT_A_FEED, "neither RSS, RDF, Atom nor JSON Feed");
    }
  }

  private static Entry entry(SyndEntry entry, URI base) {
    SyndContent description = entry.getDescription();
    return new Entry(
        entry.getUri(),
        entry.getLink() == null ? null : base.resolve(entry.getLink().strip()),
        PlainText.lineOf(Objects.requireNonNullElse(entry.getTitle(), "")),
        "",
        description == null ? "" : PlainText.ofHtml(description.getValue()),
        List.of(),
        List.of(),
        entry.getPublishedDate() == null ? null : entry.getPublishedDate().toInstant(),
        null,
        null,
        null);
  }
}
