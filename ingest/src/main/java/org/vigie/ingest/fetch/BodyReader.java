package org.vigie.ingest.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.brotli.dec.BrotliInputStream;
import org.vigie.events.FeedState.Reason;

/** Reads and decompresses the bodies of HTTP responses, up to a maximum size. */
final class BodyReader {
  static final String ACCEPTED = "gzip, deflate, br, zstd";

  /** The codings that change a body (RFC 9110, 8.4.1, with older names; RFC 7932; RFC 8878). */
  private static final Set<String> CODINGS =
      Set.of("gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress");

  // Estimates: most bodies are below 1 MB, memory fits 8 larger ones, none is compressed 4 times.
  private static final int LARGE = 1024 * 1024;
  private static final int LARGE_AT_ONCE = 8;
  private static final int MAX_CODINGS = 3;

  /** Maximum zstd window, as the base-2 logarithm of its bytes: 8 MB (RFC 8878, 3.1.1.1.2). */
  private static final int ZSTD_WINDOW_LOG = 23;

  private final int limit;
  private final boolean cuts;
  // why: only a few large bodies are read at the same time, so that they don't fill the memory.
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  BodyReader(int limit) {
    this(limit, false);
  }

  private BodyReader(int limit, boolean cuts) {
    this.limit = limit;
    this.cuts = cuts;
  }

  /** Creates a reader that drops what is above the limit, or above 1 MB. */
  static BodyReader cutting(int limit) {
    return new BodyReader(limit, true);
  }

  /** Thrown if a body is too large or can't be decompressed as its header says. */
  static final class BodyException extends IOException {
    private static final long serialVersionUID = 1L;

    final Reason reason;

    BodyException(Reason reason, String message) {
      super(message);
      this.reason = reason;
    }
  }

  /** Reads and decompresses the body of a response; empty if it has none. */
  byte[] read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] raw = entity == null ? new byte[0] : read(entity.getContent());
    return decode(raw, Exchange.header(response, HttpHeaders.CONTENT_ENCODING).orElse(""));
  }

  /** Reads a body to its end; throws {@link BodyException} if it has more bytes than allowed. */
  byte[] read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(Math.min(limit, LARGE) + 1);
    if (start.length <= Math.min(limit, LARGE)) {
      return start;
    }
    if (cuts) {
      return Arrays.copyOf(start, Math.min(limit, LARGE));
    }
    large.acquireUninterruptibly();
    try {
      byte[] rest = in.readNBytes(limit + 1 - start.length);
      byte[] body = Arrays.copyOf(start, start.length + rest.length);
      if (body.length > limit) {
        throw new BodyException(Reason.TOO_LARGE, "more than " + limit + " bytes");
      }
      System.arraycopy(rest, 0, body, start.length, rest.length);
      return body;
    } finally {
      large.release();
    }
  }

  /**
   * Decompresses a body as its header {@code Content-Encoding} says; names that are not in {@link
   * #CODINGS} are ignored.
   *
   * @throws BodyException if the body is damaged, too large or compressed too often, or in the
   *     coding {@code compress}, which we don't ask for
   */
  byte[] decode(byte[] body, String encodings) throws IOException {
    List<String> codings =
        List.of(encodings.toLowerCase(Locale.ROOT).split(",")).stream()
            .map(String::strip)
            // why: others are mistakes, such as a charset, and the body is as it would be without.
            .filter(CODINGS::contains)
            .toList();
    if (codings.size() > MAX_CODINGS) {
      throw new BodyException(Reason.MALFORMED, "encoded more than " + MAX_CODINGS + " times");
    }
    byte[] decoded = body;
    for (String coding : codings.reversed()) {
      decoded = decoded.length == 0 ? decoded : decodeOne(decoded, coding);
    }
    return decoded;
  }

  private byte[] decodeOne(byte[] body, String coding) throws IOException {
    try (InputStream in = decoder(new ByteArrayInputStream(body), coding)) {
      return read(in);
    } catch (BodyException e) {
      throw e;
    } catch (IOException e) {
      throw new BodyException(Reason.MALFORMED, "not " + coding + " as it says");
    }
  }

  private static InputStream decoder(InputStream in, String coding) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in, 16 * 1024);
      case "deflate" -> new DeflateInputStream(in);
      case "br" -> new BrotliInputStream(in);
      case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
      case "compress", "x-compress" ->
          throw new BodyException(Reason.MALFORMED, "encoded in a way we didn't ask for");
      default -> throw new IllegalStateException("no coding: " + coding);
    };
  }
}
