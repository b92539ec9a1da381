package org.vigie.ingest.feedlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.vigie.ingest.feedlist.FeedListChange.Skipped;
import org.vigie.ingest.formats.Links;
import org.vigie.ingest.parse.FeedCharset;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.text.PlainText;

/**
 * A list of feeds in the format OPML, in which feed readers exchange their subscriptions.
 *
 * @param feeds the feeds in the order of the document
 * @param skipped the outlines that name no feed although they should
 */
public record Opml(List<NewFeed> feeds, List<Skipped> skipped) {
  /** Maximum number of bytes of a document. An estimate: 10,000 feeds take 3 MB. */
  public static final int MAX_BYTES = 10 * 1024 * 1024;

  /** Maximum number of feeds. An estimate: more than one process polls. */
  private static final int MAX_FEEDS = 10_000;

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** Matches {@code feed://host} and {@code feed:https://host}, as old readers wrote addresses. */
  private static final Pattern FEED_SCHEME =
      Pattern.compile("(?i)^feed:(//)?(?=https?:)|^feed:(?=//)");

  public Opml {
    feeds = List.copyOf(feeds);
    skipped = List.copyOf(skipped);
  }

  /** Thrown if a document is no OPML; the message says why. */
  public static final class NoOpmlException extends Exception {
    private static final long serialVersionUID = 1L;

    NoOpmlException(String message) {
      super(message);
    }
  }

  /**
   * Reads a document, even if it is ill-formed XML. Folders in folders count as the innermost one.
   * Documents that it includes are named in {@link #skipped}, not fetched.
   *
   * @param name name of the document, for messages
   * @throws NoOpmlException if it has another format or is too large
   */
  public static Opml read(String name, byte[] body) throws NoOpmlException {
    String text = FeedCharset.decode(body, null);
    String excess =
        body.length > MAX_BYTES ? "more than " + MAX_BYTES + " bytes" : FeedParser.excessOf(text);
    if (excess != null) {
      throw new NoOpmlException("is too large: " + excess);
    }
    Parser parser = Parser.xmlParser().settings(ParseSettings.htmlDefault).setTrackPosition(true);
    Document document = parser.parseInput(text, "");
    if (document.selectFirst("opml") == null) {
      throw new NoOpmlException("is no OPML: it has no element <opml>");
    }
    var reading = new Reading(name);
    for (Element outline : document.select("outline")) {
      reading.add(outline);
      if (reading.feeds.size() > MAX_FEEDS) {
        throw new NoOpmlException("is too large: more than " + MAX_FEEDS + " feeds");
      }
    }
    return new Opml(reading.feeds, reading.skipped);
  }

  /** What has been read of a document. */
  private static final class Reading {
    private final String name;
    private final List<NewFeed> feeds = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private Reading(String name) {
      this.name = name;
    }

    private void add(Element outline) {
      Element parent = outline.parent();
      if (isComment(outline) || (parent != null && isComment(parent))) {
        return;
      }
      String place = name + " line " + outline.sourceRange().start().lineNumber();
      String type = outline.attr("type").strip().toLowerCase(Locale.ROOT);
      String url = url(outline);
      if (!url.isEmpty()) {
        feeds.add(feed(outline, url, place));
      } else if (type.equals("include")) {
        skipped.add(new Skipped(place, "includes another document, which is not fetched"));
      } else if (type.equals("rss") || type.equals("atom")) {
        skipped.add(new Skipped(place, "names a feed without its address (xmlUrl)"));
      }
    }
  }

  private static NewFeed feed(Element outline, String url, String place) {
    String language = outline.attr("language").strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    Element parent = outline.parent();
    boolean isInFolder =
        parent != null && parent.tagName().equals("outline") && url(parent).isEmpty();
    return new NewFeed(
        url,
        name(outline),
        isInFolder && parent != null ? name(parent) : "",
        Links.web(outline.attr("htmlurl")),
        LANGUAGES.contains(language) ? language : null,
        null,
        Map.of(),
        place);
  }

  private static boolean isComment(Element outline) {
    return outline.attr("iscomment").equalsIgnoreCase("true");
  }

  private static String name(Element outline) {
    String text = PlainText.lineOf(outline.attr("text"));
    return text.isEmpty() ? PlainText.lineOf(outline.attr("title")) : text;
  }

  private static String url(Element outline) {
    String url = FEED_SCHEME.matcher(outline.attr("xmlurl").strip()).replaceFirst("");
    return url.startsWith("//") ? "http:" + url : url;
  }
}
