package org.vigie.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.events.topics.Json;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;

/**
 * The feed of an outlet, in the format that it uses.
 *
 * @param pieces newest first
 */
record CoverageFeed(Source source, List<Piece> pieces) {
  /** The date of a feed without articles, before the coverage begins. */
  private static final Instant NEVER = Instant.parse("2025-02-01T00:00:00Z");

  String contentType() {
    return switch (source.format()) {
      case RSS -> "application/rss+xml; charset=utf-8";
      case ATOM -> "application/atom+xml";
      case JSON -> "application/feed+json";
    };
  }

  String text() {
    return switch (source.format()) {
      case RSS -> rss();
      case ATOM -> atom();
      case JSON -> json();
    };
  }

  private String rss() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\
        %s%s%s%s</channel></rss>"""
        .formatted(
            element("title", source.outlet().name()),
            element("link", home()),
            element("language", source.language()),
            each(this::item));
  }

  private String item(Piece piece) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(piece.at().atOffset(ZoneOffset.UTC));
    return "<item>%s%s%s%s%s</item>"
        .formatted(
            element("title", piece.title()),
            element("link", link(piece) + "?utm_source=rss"),
            element("guid", link(piece)),
            element("pubDate", date),
            element("content:encoded", html(piece)));
  }

  private String atom() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">%s%s%s%s</feed>"""
        .formatted(
            source.language(),
            element("title", source.outlet().name()),
            element("id", home()),
            element("updated", (pieces.isEmpty() ? NEVER : pieces.getFirst().at()).toString()),
            each(this::entry));
  }

  private String entry(Piece piece) {
    return "<entry>%s%s<link href=\"%s\"/>%s<content type=\"html\">%s</content></entry>"
        .formatted(
            element("title", piece.title()),
            element("id", link(piece)),
            escape(link(piece)),
            element("updated", piece.at().toString()),
            escape(html(piece)));
  }

  private String json() {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", source.outlet().name());
    feed.put("home_page_url", home());
    feed.put("language", source.language());
    feed.put("items", pieces.stream().map(this::jsonItem).toList());
    return Json.MAPPER.writeValueAsString(feed);
  }

  private Map<String, String> jsonItem(Piece piece) {
    Map<String, String> item = new LinkedHashMap<>();
    item.put("id", link(piece));
    item.put("url", link(piece));
    item.put("title", piece.title());
    item.put("content_html", html(piece));
    item.put("date_published", piece.at().toString());
    return item;
  }

  private String each(Function<Piece, String> written) {
    return pieces.stream().map(written).collect(Collectors.joining());
  }

  private String home() {
    return "https://www." + source.outlet().domain() + "/";
  }

  private String link(Piece piece) {
    String day = piece.at().toString().substring(0, 10).replace('-', '/');
    return home() + day + "/" + piece.id();
  }

  private static String html(Piece piece) {
    return "<p>" + escape(piece.text()).replace("\n\n", "</p><p>") + "</p>";
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
