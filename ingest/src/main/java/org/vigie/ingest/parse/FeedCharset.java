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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of a feed. The charset is that of a byte order mark, else a declared ISO-2022
 * charset, else UTF-8 if nearly all bytes are valid UTF-8. Otherwise it is the charset that the
 * HTTP header or XML declaration names, or that the library ICU guesses.
 */
public final class FeedCharset {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
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

  /** Maps a declared charset to the one that browsers use instead (WHATWG Encoding, 4.2). */
  private static final Map<String, String> MEANT =
      Map.of(
          "ISO-8859-1", "windows-1252",
          "US-ASCII", "windows-1252",
          "ISO-8859-8", "windows-1255",
          "ISO-8859-9", "windows-1254",
          "GB2312", "GB18030",
          "GBK", "GB18030",
          "Shift_JIS", "windows-31j",
          "EUC-KR", "x-windows-949",
          "TIS-620", "x-windows-874");

  private FeedCharset() {}

  /** Returns the text of a body in its declared or guessed charset. Invalid bytes are replaced. */
  public static String decode(byte[] body, @Nullable String contentType) {
    Charset marked = marked(body);
    if (marked != null) {
      String text = new String(body, marked);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    String head =
        new String(body, 0, Math.min(body.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
    List<Charset> labels =
        Stream.of(label(HTTP, contentType == null ? "" : contentType), label(XML, head))
            .flatMap(Optional::stream)
            .toList();
    for (Charset label : labels) {
      // why: ISO-2022-JP text has only ASCII bytes, so the test for UTF-8 below would accept it.
      if (label.name().startsWith("ISO-2022")) {
        return new String(body, label);
      }
    }
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

  /** Returns the charset if a byte order mark, or "<" in UTF-16 or 32, comes first; else null. */
  private static @Nullable Charset marked(byte[] body) {
    int first = at(body, 0) << 8 | at(body, 1);
    int second = at(body, 2) << 8 | at(body, 3);
    if (first == 0xEFBB && second >> 8 == 0xBF) {
      return StandardCharsets.UTF_8;
    }
    return switch (first) {
      case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
      case 0xFFFE, 0x3C00 -> second == 0 ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_16LE;
      case 0 -> second == 0xFEFF || second == 0x003C ? StandardCharsets.UTF_32BE : null;
      default -> null;
    };
  }

  private static int at(byte[] body, int index) {
    return index < body.length ? body[index] & 0xFF : 0xFFFF;
  }

  private static Optional<Charset> label(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? meant(m.group(1)) : Optional.empty();
  }

  private static Optional<Charset> meant(String label) {
    String name = label.replaceFirst("(?i)^(iso-8859-8)-[ie]$", "$1");
    try {
      String canonical = Charset.forName(name).name();
      return Optional.of(Charset.forName(MEANT.getOrDefault(canonical, canonical)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
    CharsetMatch match =
        detector.setText(Arrays.copyOf(body, Math.min(body.length, DETECTED_FROM))).detect();
    if (match == null
        || match.getConfidence() < (SIMILAR.contains(match.getName()) ? VERY_SURE : SURE)) {
      return WINDOWS_1252;
    }
    return meant(match.getName()).orElse(WINDOWS_1252);
  }
}
