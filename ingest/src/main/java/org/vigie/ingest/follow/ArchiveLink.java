package org.vigie.ingest.follow;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.formats.Links;
import org.vigie.ingest.parse.FeedCharset;

/**
 * Finds the link from a feed's document to the document with its older entries (RFC 5005): {@code
 * prev-archive} of an archived feed, or {@code next} of a paged feed; {@code next_url} of a JSON
 * Feed. Takes linear time for any text.
 */
final class ArchiveLink {
  /** Maximum length of a tag in UTF-16 code units. An estimate: an address has up to 4,096. */
  private static final int MAX_TAG = 8_192;

  private static final Pattern NAME = Pattern.compile("</?(?:[\\w.-]{1,40}:)?(item|entry|link)\\b");
  private static final Pattern NEXT_URL =
      Pattern.compile("\"next_url\"\\s*:\\s*\"([^\"]{1,4096})\"");
  private static final Set<String> OLDER = Set.of("prev-archive", "next");

  private final String xml;
  private final URI base;
  private int inside;
  private @Nullable URI next;

  /** True if {@link #next} is an archive, which never changes and is better than a page. */
  private boolean isArchive;

  private ArchiveLink(String xml, URI base) {
    this.xml = xml;
    this.base = base;
  }

  /** Returns the address of the document with the next older entries; null if there is none. */
  static @Nullable URI of(Fresh fresh) {
    String text = FeedCharset.decode(fresh.body(), fresh.contentType());
    if (text.stripLeading().startsWith("{")) {
      Matcher found = NEXT_URL.matcher(text);
      return found.find() ? Links.resolve(found.group(1).replace("\\/", "/"), fresh.url()) : null;
    }
    return new ArchiveLink(text, fresh.url()).find();
  }

  private @Nullable URI find() {
    int at = xml.indexOf('<');
    while (at >= 0 && !isArchive) {
      int end = endOfMarkup(at);
      at = end < 0 ? -1 : xml.indexOf('<', end);
    }
    return next;
  }

  /** Reads what begins at an index; returns the index of its end, -1 if it has none. */
  private int endOfMarkup(int at) {
    if (xml.startsWith("<![CDATA[", at)) {
      return xml.indexOf("]]>", at);
    }
    if (xml.startsWith("<!--", at)) {
      return xml.indexOf("-->", at);
    }
    int end = xml.indexOf('>', at);
    if (end > 0 && end - at < MAX_TAG) {
      Matcher name = NAME.matcher(xml).region(at, end);
      if (name.lookingAt()) {
        tag(name.group(1), xml.substring(at, end + 1));
      }
    }
    return end;
  }

  private void tag(String name, String tag) {
    boolean isEnd = tag.startsWith("</");
    if (!name.equals("link")) {
      boolean isEmpty = tag.endsWith("/>");
      inside += isEnd ? -1 : isEmpty ? 0 : 1;
    } else if (!isEnd && inside <= 0) {
      link(tag);
    }
  }

  private void link(String tag) {
    Parser parser = Parser.xmlParser().settings(ParseSettings.htmlDefault);
    Element link = parser.parseInput(tag, "").firstElementChild();
    String rel = link == null ? "" : link.attr("rel").strip().toLowerCase(Locale.ROOT);
    if (link != null && OLDER.contains(rel)) {
      URI url = Links.resolve(link.attr("href"), base);
      isArchive = url != null && rel.equals("prev-archive");
      next = url != null && (next == null || isArchive) ? url : next;
    }
  }
}
