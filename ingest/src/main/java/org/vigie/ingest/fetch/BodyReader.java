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

/** Reads bodies and undoes their content encoding, both up to a limit. */
final class BodyReader {
  static final String ACCEPTED = "gzip, deflate, br, zstd";

  private static final int CHUNK = 16 * 1024;
  private static final int LARGE = 1024 * 1024;
  private static final int LARGE_AT_ONCE = 8;
  private static final int MAX_CODINGS = 3;

  /** RFC 8878 asks decoders to support windows of 8 MB, and lets them refuse larger ones. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private final int limit;
  // why: feeds are small; a hundred servers that each send a large body shall not fill the memory.
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

  /** The body is not what its content encoding says. */
  static final class EncodingException extends IOException {
    private static final long serialVersionUID = 1L;

    EncodingException(String message) {
      super(message);
    }
  }

  /**
   * Reads to the end.
   *
   * @throws TooLargeException when there is more than the limit
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
   * Undoes {@code Content-Encoding}.
   *
   * @param encodings the header's value; empty when there is none
   * @throws EncodingException when the body isn't so encoded, or in a way we did not ask for
   * @throws TooLargeException when it becomes larger than the limit
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
