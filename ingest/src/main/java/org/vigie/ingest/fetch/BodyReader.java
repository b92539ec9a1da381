package org.vigie.ingest.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.brotli.dec.BrotliInputStream;

/** Reads and decodes bodies up to a limit. */
final class BodyReader {
  static final String ACCEPTED = "gzip, deflate, br, zstd";

  // Chosen: few feeds exceed a megabyte; servers encode a body once, rarely twice.
  private static final int CHUNK = 16 * 1024;
  private static final int LARGE = 1024 * 1024;
  private static final int LARGE_AT_ONCE = 8;
  private static final int MAX_CODINGS = 3;

  /** Windows of 8 MB, the size that RFC 8878 (3.1.1.1.2) recommends decoders to support. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private final int limit;
  // why: a hundred servers that each send a large body must not fill the memory.
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  BodyReader(int limit) {
    this.limit = limit;
  }

  /** The body is larger than the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  /** The body does not match its content encoding. */
  static final class EncodingException extends IOException {
    private static final long serialVersionUID = 1L;

    EncodingException(String message) {
      super(message);
    }
  }

  /**
   * Reads to the end.
   *
   * @throws TooLargeException when the body exceeds the limit
   */
  byte[] read(InputStream in) throws IOException {
    boolean held = false;
    try {
      var out = new ByteArrayOutputStream(CHUNK);
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        out.write(chunk, 0, read);
        if (out.size() > limit) {
          throw new TooLargeException(limit);
        }
        if (!held && out.size() > LARGE) {
          large.acquireUninterruptibly();
          held = true;
        }
      }
      return out.toByteArray();
    } finally {
      if (held) {
        large.release();
      }
    }
  }

  /**
   * Decodes a body.
   *
   * @param encodings value of {@code Content-Encoding}; empty when there is none
   * @throws EncodingException when the body does not match, or the encoding was not asked for
   * @throws TooLargeException when the decoded body exceeds the limit
   */
  byte[] decode(byte[] body, String encodings) throws IOException {
    List<String> codings =
        List.of(encodings.toLowerCase(Locale.ROOT).split(",")).stream()
            .map(String::strip)
            .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
            .toList();
    if (codings.size() > MAX_CODINGS) {
      throw new EncodingException("encoded more than " + MAX_CODINGS + " times");
    }
    byte[] decoded = body;
    for (String coding : codings.reversed()) {
      decoded = decodeOne(decoded, coding);
    }
    return decoded;
  }

  private byte[] decodeOne(byte[] body, String coding) throws IOException {
    if (body.length == 0) {
      return body;
    }
    try (InputStream in = decoder(new ByteArrayInputStream(body), coding)) {
      return read(in);
    } catch (TooLargeException | EncodingException e) {
      throw e;
    } catch (IOException e) {
      throw new EncodingException("not " + coding + " as it says");
    }
  }

  private static InputStream decoder(InputStream in, String coding) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in, CHUNK);
      case "deflate" -> new DeflateInputStream(in);
      case "br" -> new BrotliInputStream(in);
      case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
      default -> throw new EncodingException("encoded in a way we didn't ask for");
    };
  }
}
