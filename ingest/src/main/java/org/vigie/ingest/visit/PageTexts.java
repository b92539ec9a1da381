package org.vigie.ingest.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.PageFetcher.Validators;

/**
 * The texts of the pages that were read last, compressed and within bounded memory. If a feed
 * revises its teaser, the article keeps the text of its page until the page is read again. After a
 * restart, such an article has the teaser meanwhile. Not thread-safe.
 */
final class PageTexts {
  /** An estimate: 6,000 articles of 5 kB; feeds revise an article mostly within a day. */
  private static final int BYTES = 16 * 1024 * 1024;

  private final Map<String, Kept> byArticle = new LinkedHashMap<>(16, 0.75F, true);
  private int bytes;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte[] packed, @Nullable Validators validators) {}

  void put(String article, String text, @Nullable Validators validators) {
    var kept = new Kept(pack(text), validators);
    Kept old = byArticle.put(article, kept);
    bytes += kept.packed.length - (old == null ? 0 : old.packed.length);
    Iterator<Kept> oldest = byArticle.values().iterator();
    while (bytes > BYTES) {
      bytes -= oldest.next().packed.length;
      oldest.remove();
    }
  }

  void clear() {
    byArticle.clear();
    bytes = 0;
  }

  /** Returns the text of an article's page; null if it isn't remembered. */
  @Nullable String get(String article) {
    Kept kept = byArticle.get(article);
    return kept == null ? null : unpack(kept.packed);
  }

  /** Returns by what the page is recognised if it is unchanged; null if by nothing. */
  @Nullable Validators validators(String article) {
    Kept kept = byArticle.get(article);
    return kept == null ? null : kept.validators;
  }

  private static byte[] pack(String text) {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String unpack(byte[] packed) {
    var text = new ByteArrayOutputStream();
    try (var out = new InflaterOutputStream(text)) {
      out.write(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(UTF_8);
  }
}
