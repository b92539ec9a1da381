package org.vigie.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;

/** Serves one feed per outlet on loopback; an article is in it from its time of publication on. */
public final class CoverageServer implements AutoCloseable {
  /** How many articles a feed lists; chosen: as many as small outlets' feeds have. */
  private static final int LISTED = 15;

  private final Coverage coverage;
  private final InstantSource clock;
  private final LoopbackServer server;

  /** Starts on a free port. */
  public CoverageServer(Coverage coverage, InstantSource clock) {
    this.coverage = coverage;
    this.clock = clock;
    server = new LoopbackServer(0, this::answer);
  }

  /** The address of an outlet's feed. */
  public String url(String outlet) {
    return server.url() + "/" + outlet;
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Source source = coverage.outlets().get(exchange.getRequestURI().getPath().substring(1));
    if (source == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    List<Piece> pieces = published(source);
    String etag = "\"" + source.outlet().id() + "-" + pieces.size() + "\"";
    List<Piece> latest = pieces.subList(Math.max(0, pieces.size() - LISTED), pieces.size());
    var feed = new CoverageFeed(source, latest.reversed());
    LoopbackServer.answerFeed(exchange, etag, feed.contentType(), feed::text);
  }

  private List<Piece> published(Source source) {
    Instant now = clock.instant();
    return coverage.pieces().stream()
        .filter(piece -> piece.outlet().equals(source.outlet().id()) && !piece.at().isAfter(now))
        .toList();
  }
}
