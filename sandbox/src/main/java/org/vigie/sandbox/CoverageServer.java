package org.vigie.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;

/** Serves a feed for each outlet on loopback. Articles appear when the clock reaches their time. */
public final class CoverageServer implements AutoCloseable {
  /** Maximum number of articles in a feed. An estimate: as in feeds of small outlets. */
  private static final int LISTED = 15;

  private final LoopbackServer server;

  /** Starts the server on a free port. */
  public CoverageServer(Coverage coverage, InstantSource clock) {
    server = new LoopbackServer(exchange -> answer(exchange, coverage, clock.instant()));
  }

  /** Returns the address of the feed of the outlet with this id. */
  public String url(String outlet) {
    return server.url() + "/" + outlet;
  }

  @Override
  public void close() {
    server.close();
  }

  private static void answer(HttpExchange exchange, Coverage coverage, Instant now)
      throws IOException {
    Source source = coverage.outlets().get(exchange.getRequestURI().getPath().substring(1));
    if (source == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    String id = source.id();
    List<Piece> pieces =
        coverage.pieces().stream()
            .filter(piece -> piece.outlet().equals(id) && !piece.at().isAfter(now))
            .toList();
    String etag = "\"" + id + "-" + pieces.size() + "\"";
    List<Piece> latest = pieces.subList(Math.max(0, pieces.size() - LISTED), pieces.size());
    var feed = new CoverageFeed(source, latest.reversed());
    LoopbackServer.answerFeed(
        exchange, etag, feed.contentType(), () -> feed.text().getBytes(UTF_8));
  }
}
