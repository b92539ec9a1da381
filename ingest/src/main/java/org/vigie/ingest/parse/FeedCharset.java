package org.vigie.ingest.parse;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of a feed. The charset is that of a byte order mark; else UTF-16, UTF-32 or
 * EBCDIC if the first characters are in it; else UTF-8 if nearly all bytes are valid UTF-8.
 * Otherwise it is the charset that the HTTP header or, after it, the XML declaration names (RFC
 * 7303, 3.2), or that the library ICU guesses.
 */
final class FeedCharset {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset THAI = Charset.forName("x-windows-874");
  private static final Pattern HTTP = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
  private static final Pattern XML =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)");

  /** Number of first bytes searched for an XML declaration; WHATWG specifies as many for HTML. */
  private static final int DECLARED_WITHIN = 1_024;

  /** Number of first bytes from which ICU guesses a charset. An estimate: text of some entries. */
  private static final int DETECTED_FROM = 65_536;

  /** Minimum confidence, 0 to 100, of the library ICU; else windows-1252 is used. An estimate. */
  private static final int SURE = 30;

  /** Minimum confidence for charsets that ICU wrongly guesses for short French. An estimate. */
  private static final int VERY_SURE = 60;

  private static final Set<String> SIMILAR =
      Set.of("ISO-8859-2", "windows-1250", "ISO-8859-9", "windows-1254");

  private FeedCharset() {}

  /** Returns the text of a body in its declared or guessed charset. Invalid bytes are replaced. */
  static String decode(byte[] body, @Nullable String contentType) {
    FirstBytes first = new FirstBytes(body);
    Charset sure = first.mark() == null ? first.wide() : first.mark();
    if (sure != null) {
      String text = new String(body, sure);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    if (first.isEbcdic()) {
      String head = first.text(DECLARED_WITHIN, FirstBytes.EBCDIC);
      Optional<Charset> declared = label(XML, head).filter(FirstBytes::isEbcdic);
      return new String(body, declared.orElse(FirstBytes.EBCDIC));
    }
    List<Charset> labels = labels(first, contentType);
    return labels.stream()
        .filter(label -> isBeforeUtf8(body, label))
        .findFirst()
        .map(label -> new String(body, label))
        .orElseGet(() -> withoutMark(body, labels));
  }

  /** Returns the charsets that the header and the declaration name, in this order. */
  private static List<Charset> labels(FirstBytes first, @Nullable String contentType) {
    String head = first.text(DECLARED_WITHIN, StandardCharsets.ISO_8859_1);
    return Stream.of(label(HTTP, contentType == null ? "" : contentType), label(XML, head))
        .flatMap(Optional::stream)
        .filter(FirstBytes::hasAscii) // The first bytes are ASCII, so other labels are wrong.
        .toList();
  }

  private static String withoutMark(byte[] body, List<Charset> labels) {
    String utf8 = utf8(body);
    if (utf8 != null) {
      return utf8;
    }
    return labels.stream()
        .map(label -> new String(body, label))
        .filter(FeedCharset::isPlausible)
        .findFirst()
        .orElseGet(() -> new String(body, detected(body)));
  }

  private static Optional<Charset> label(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? CharsetLabel.meant(m.group(1)) : Optional.empty();
  }

  /** Returns true if a label is right although the bytes may be valid UTF-8. */
  private static boolean isBeforeUtf8(byte[] body, Charset label) {
    // why: ISO-2022 text has only ASCII bytes, so it is valid UTF-8.
    if (label.name().startsWith("ISO-2022")) {
      return true;
    }
    // why: a few letters of Chinese, Japanese or Korean may be valid UTF-8 by chance, but then only
    // as sequences of two bytes, in which UTF-8 has no letters of these languages.
    return label.canEncode()
        && label.newEncoder().maxBytesPerChar() > 1
        && !label.equals(StandardCharsets.UTF_8)
        && hasOnlyPairs(body)
        && isPlausible(new String(body, label));
  }

  private static boolean hasOnlyPairs(byte[] body) {
    boolean pairs = false;
    for (byte b : body) {
      if ((b & 0xE0) == 0xE0) {
        return false;
      }
      pairs |= b < 0;
    }
    return pairs;
  }

  private static @Nullable String utf8(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : nearlyUtf8(body);
  }

  /** Decodes UTF-8, and invalid bytes as windows-1252. Returns null if too many are invalid. */
  private static @Nullable String nearlyUtf8(byte[] body) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(body.length + 1);
    int stray = 0;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put(WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {in.get()})));
        stray++;
      }
      result = decoder.decode(in, out, true);
    }
    int leads = 0;
    for (byte b : body) {
      leads += (b & 0xC0) == 0xC0 ? 1 : 0;
    }
    boolean nearly = stray == 0 || leads - stray >= 3 * stray;
    return nearly ? out.flip().toString() : null;
  }

  /** Returns true if few characters are U+FFFD (undecodable): at most 1, plus 1 in 1,000. */
  private static boolean isPlausible(String text) {
    long unknown = text.chars().filter(c -> c == '\ufffd').count();
    return unknown <= 1 + text.length() / 1_000;
  }

  private static Charset detected(byte[] body) {
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true); // Ignores tags: their names are English in any language.
    int length = Math.min(body.length, DETECTED_FROM);
    if (ThaiBytes.areIn(body, length)) {
      return THAI;
    }
    CharsetMatch match = detector.setText(Arrays.copyOf(body, length)).detect();
    if (match == null
        || match.getConfidence() < (SIMILAR.contains(match.getName()) ? VERY_SURE : SURE)) {
      return WINDOWS_1252;
    }
    return CharsetLabel.meant(match.getName()).orElse(WINDOWS_1252);
  }
}
