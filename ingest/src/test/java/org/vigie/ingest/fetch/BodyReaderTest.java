package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.BodyReader.BodyException;

class BodyReaderTest {
  private static final int LIMIT = 1_500_000;
  private static final byte[] HELLO = "hello\n".getBytes(StandardCharsets.UTF_8);

  private final BodyReader bodies = new BodyReader(LIMIT);

  @Test
  void decodesEveryEncodingItAsksFor() throws IOException {
    assertThat(bodies.decode(gzip(HELLO), "gzip")).isEqualTo(HELLO);
    assertThat(bodies.decode(gzip(HELLO), "X-GZIP")).isEqualTo(HELLO);
    assertThat(bodies.decode(deflate(HELLO, false), "deflate")).isEqualTo(HELLO);
    assertThat(bodies.decode(deflate(HELLO, true), "deflate")).isEqualTo(HELLO);
    byte[] brotli = HexFormat.of().parseHex("50001068656c6c6f0a03");
    assertThat(bodies.decode(brotli, "br")).isEqualTo(HELLO);
    assertThat(bodies.decode(Zstd.compress(HELLO), "zstd")).isEqualTo(HELLO);
    assertThat(bodies.decode(gzip(Zstd.compress(HELLO)), "zstd, gzip")).isEqualTo(HELLO);
    assertThat(bodies.decode(HELLO, "")).isEqualTo(HELLO);
    assertThat(bodies.decode(HELLO, "identity")).isEqualTo(HELLO);
    assertThat(bodies.decode(new byte[0], "gzip")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "compress", "gzip,gzip,gzip,gzip"})
  void rejectsABodyThatDoesNotMatchItsEncoding(String encoding) {
    byte[] body = "<rss>not compressed at all</rss>".getBytes(StandardCharsets.UTF_8);

    assertFails(Reason.MALFORMED, () -> bodies.decode(body, encoding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "none", "aws-chunked", "binary", "a,b,c,d,e"})
  void takesWhatIsNoEncodingForAMistake(String encoding) throws IOException {
    assertThat(bodies.decode(HELLO, encoding)).isEqualTo(HELLO);
    assertThat(bodies.decode(gzip(HELLO), encoding + ", gzip")).isEqualTo(HELLO);
  }

  @Test
  void rejectsATruncatedBody() throws IOException {
    byte[] whole = gzip("<rss>some text that is compressed</rss>".getBytes(StandardCharsets.UTF_8));

    assertFails(
        Reason.MALFORMED, () -> bodies.decode(Arrays.copyOf(whole, whole.length - 12), "gzip"));
  }

  @Test
  void stopsDecodingABombAtTheLimit() throws IOException {
    byte[] bomb = new byte[50_000_000];

    for (byte[] packed : new byte[][] {gzip(bomb), gzip(gzip(bomb))}) {
      String encodings = packed.length > 10_000 ? "gzip" : "gzip, gzip";
      assertFails(Reason.TOO_LARGE, () -> bodies.decode(packed, encodings));
    }
    assertFails(Reason.TOO_LARGE, () -> bodies.decode(Zstd.compress(bomb), "zstd"));
  }

  @Test
  void readsUpToTheLimit() throws IOException {
    assertThat(bodies.read(new ByteArrayInputStream(new byte[LIMIT]))).hasSize(LIMIT);
    assertFails(Reason.TOO_LARGE, () -> bodies.read(new ByteArrayInputStream(new byte[LIMIT + 1])));
  }

  private static void assertFails(Reason reason, ThrowingCallable reading) {
    assertThatExceptionOfType(BodyException.class)
        .isThrownBy(reading)
        .satisfies(e -> assertThat(e.reason).isEqualTo(reason));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, raw))) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
