package org.vigie.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.vigie.events.topics.Json;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;

/**
 * Serves the coverage as one feed per outlet, on loopback; an article is there from its time on.
 */
public final class CoverageServer implements AutoCloseable {
  private static final int LISTED = 15;

  private final Coverage coverage;
  private final InstantSource clock;
  private final HttpServer server;

  /** Starts on a free port. */
  public CoverageServer(Coverage coverage, InstantSource clock) {
    this.coverage = coverage;
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Where an outlet's feed is. */
  public String url(String outlet) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + outlet;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Source source = coverage.outlets().get(exchange.getRequestURI().getPath().substring(1));
      if (source == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      List<Piece> pieces = appeared(source);
      String etag = "\"" + source.outlet().id() + "-" + pieces.size() + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      List<Piece> latest = pieces.subList(Math.max(0, pieces.size() - LISTED), pieces.size());
      byte[] body = write(source, latest.reversed()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type(source));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private List<Piece> appeared(Source source) {
    Instant now = clock.instant();
    return coverage.pieces().stream()
        .filter(piece -> piece.outlet().equals(source.outlet().id()) && !piece.at().isAfter(now))
        .toList();
  }

  private static String type(Source source) {
    return switch (source.format()) {
      case RSS -> "application/rss+xml; charset=utf-8";
      case ATOM -> "application/atom+xml";
      case JSON -> "application/feed+json";
    };
  }

  private static String write(Source source, List<Piece> pieces) {
    return switch (source.format()) {
      case RSS -> rss(source, pieces);
      case ATOM -> atom(source, pieces);
      case JSON -> json(source, pieces);
    };
  }

  private static String rss(Source source, List<Piece> pieces) {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>")
        .append(element("title", source.outlet().name()))
        .append(element("link", home(source)))
        .append(element("language", source.language()));
    for (Piece piece : pieces) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(piece.at().atOffset(ZoneOffset.UTC));
      out.append("<item>")
          .append(element("title", piece.title()))
          .append(element("link", link(source, piece) + "?utm_source=rss"))
          .append(element("guid", link(source, piece)))
          .append(element("pubDate", date))
          .append(element("content:encoded", html(piece)))
          .append("</item>");
    }
    return out.append("</channel></rss>").toString();
  }

  private static String atom(Source source, List<Piece> pieces) {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        .append(source.language())
        .append("\">")
        .append(element("title", source.outlet().name()))
        .append(element("id", home(source)))
        .append(
            element(
                "updated",
                pieces.isEmpty() ? "2025-02-01T00:00:00Z" : pieces.getFirst().at().toString()));
    for (Piece piece : pieces) {
      out.append("<entry>")
          .append(element("title", piece.title()))
          .append(element("id", link(source, piece)))
          .append("<link href=\"")
          .append(escape(link(source, piece)))
          .append("\"/>")
          .append(element("updated", piece.at().toString()))
          .append("<content type=\"html\">")
          .append(escape(html(piece)))
          .append("</content>")
          .append("</entry>");
    }
    return out.append("</feed>").toString();
  }

  private static String json(Source source, List<Piece> pieces) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Piece piece : pieces) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", link(source, piece));
      item.put("url", link(source, piece));
      item.put("title", piece.title());
      item.put("content_html", html(piece));
      item.put("date_published", piece.at().toString());
      items.add(item);
    }
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", source.outlet().name());
    feed.put("home_page_url", home(source));
    feed.put("language", source.language());
    feed.put("items", items);
    return Json.MAPPER.writeValueAsString(feed);
  }

  private static String home(Source source) {
    return "https://www." + source.outlet().domain() + "/";
  }

  private static String link(Source source, Piece piece) {
    return home(source)
        + piece.at().toString().substring(0, 10).replace('-', '/')
        + "/"
        + piece.id();
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
