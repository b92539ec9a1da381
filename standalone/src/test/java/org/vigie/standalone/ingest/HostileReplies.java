package org.vigie.standalone.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStream;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.vigie.standalone.ingest.LoopbackSite.Reply;

/** Responses that take much memory or time, or lead elsewhere. */
final class HostileReplies {
  private static final int PIECE = 64 * 1024;

  private HostileReplies() {}

  static Reply html(String body) {
    return body("text/html; charset=utf-8", "", body.getBytes(UTF_8));
  }

  static Reply xml(String body) {
    return body("application/xml", "", body.getBytes(UTF_8));
  }

  /** Sends a body that says how it is compressed. */
  static Reply body(String type, String encoding, byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      if (!encoding.isEmpty()) {
        exchange.getResponseHeaders().set("Content-Encoding", encoding);
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  static Reply redirect(String to) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Sends {@code start} and then a text again and again, until the client disconnects. */
  static Reply endless(String type, String start, String again) {
    byte[] piece = again.repeat(PIECE / again.length()).getBytes(UTF_8);
    return exchange -> {
      OutputStream out = open(exchange, type, start);
      while (true) {
        out.write(piece);
      }
    };
  }

  /** Sends one character a second, until the client disconnects. */
  static Reply drip(String type, String start) {
    return exchange -> {
      var pace = new CountDownLatch(1);
      OutputStream out = open(exchange, type, start);
      try {
        do {
          out.write('x');
          out.flush();
        } while (!pace.await(1, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static OutputStream open(HttpExchange exchange, String type, String start)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(start.getBytes(UTF_8));
    return exchange.getResponseBody();
  }

  static byte[] gzip(String text, int times) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      write(text, times, out);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  static byte[] zstd(String text, int times) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZstdOutputStream(bytes)) {
      write(text, times, out);
    }
    return bytes.toByteArray();
  }

  private static void write(String text, int times, OutputStream out) throws IOException {
    int perPiece = Math.max(1, PIECE / text.length());
    byte[] piece = text.repeat(perPiece).getBytes(UTF_8);
    for (int i = 0; i < times; i += perPiece) {
      out.write(piece);
    }
  }
}
