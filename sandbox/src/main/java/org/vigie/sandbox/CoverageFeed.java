package org.vigie.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.events.topics.Json;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The feed of an outlet, written in RSS, Atom or JSON as the outlet's {@code format} says.
 *
 * @param pieces articles of the feed, newest first
 */
record CoverageFeed(Source source, List<Piece> pieces) {
  /** The date in a feed without articles. It lies before the demo's first article. */
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
        <title>%s</title><link>%s</link><language>%s</language>%s</channel></rss>"""
        .formatted(escape(source.name()), home(), source.language(), each(this::item));
  }

  private String item(Piece piece) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(piece.at().atOffset(ZoneOffset.UTC));
    return """
        <item><title>%s</title><link>%s?utm_source=rss</link><guid>%2$s</guid>\
        <pubDate>%s</pubDate><content:encoded>%s</content:encoded></item>"""
        .formatted(escape(piece.title()), link(piece), date, escape(html(piece)));
  }

  private String atom() {
    Instant updated = pieces.isEmpty() ? NEVER : pieces.getFirst().at();
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">\
        <title>%s</title><id>%s</id><updated>%s</updated>%s</feed>"""
        .formatted(source.language(), escape(source.name()), home(), updated, each(this::entry));
  }

  private String entry(Piece piece) {
    return """
        <entry><title>%s</title><id>%s</id><link href="%2$s"/><updated>%s</updated>\
        <content type="html">%s</content></entry>"""
        .formatted(escape(piece.title()), link(piece), piece.at(), escape(html(piece)));
  }

  private String json() {
    ObjectNode feed = Json.MAPPER.createObjectNode();
    feed.put("version", "https://jsonfeed.org/version/1.1").put("title", source.name());
    feed.put("home_page_url", home()).put("language", source.language());
    ArrayNode items = feed.putArray("items");
    for (Piece piece : pieces) {
      ObjectNode item = items.addObject().put("id", link(piece)).put("url", link(piece));
      item.put("title", piece.title()).put("content_html", html(piece));
      item.put("date_published", piece.at().toString());
    }
    return feed.toString();
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

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
