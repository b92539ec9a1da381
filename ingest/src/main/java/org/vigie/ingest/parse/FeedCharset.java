package org.vigie.ingest.parse;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the characters in the bytes. What the bytes show goes before what labels claim: byte order
 * mark, then UTF-8 if it is valid, then the HTTP header, then the XML declaration, then statistics.
 */
final class FeedCharset {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern HTTP = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
  private static final Pattern XML =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)");
  private static final int DECLARED_WITHIN = 1_024;
  private static final int DETECTED_FROM = 65_536;
  private static final int SURE = 30;
  private static final int VERY_SURE = 60;

  /** So like windows-1252 that a few French words are easily taken for them. */
  private static final Set<String> SIMILAR =
      Set.of("iso-8859-2", "windows-1250", "iso-8859-9", "windows-1254");

  /** What labels really mean on the web (WHATWG Encoding Standard, section 4.2). */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-8", "windows-1255"),
          Map.entry("iso-8859-8-i", "windows-1255"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("tis-620", "x-windows-874"));

  private FeedCharset() {}

  /** The text of a body; bytes that are nothing in its charset become U+FFFD. */
  static String decode(byte[] body, @Nullable String contentType) {
    Charset marked = marked(body);
    if (marked != null) {
      String text = new String(body, marked);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    String head =
        new String(body, 0, Math.min(body.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
    Charset http = label(HTTP, contentType == null ? "" : contentType);
    Charset xml = label(XML, head);
    for (Charset label : new Charset[] {http, xml}) {
      // why: ISO-2022-JP and its like are valid UTF-8, all ASCII, and still not meant as such.
      if (label != null && label.name().startsWith("ISO-2022")) {
        return new String(body, label);
      }
    }
    String utf8 = utf8(body);
    if (utf8 != null) {
      return utf8;
    }
    for (Charset label : new Charset[] {http, xml}) {
      String text = label == null ? null : fitting(body, label);
      if (text != null) {
        return text;
      }
    }
    return new String(body, detected(body));
  }

  private static @Nullable Charset marked(byte[] body) {
    int first = at(body, 0) << 8 | at(body, 1);
    int second = at(body, 2) << 8 | at(body, 3);
    if (first == 0xEFBB && second >> 8 == 0xBF) {
      return StandardCharsets.UTF_8;
    }
    return switch (first) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> second == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
      case 0x003C -> StandardCharsets.UTF_16BE;
      case 0x3C00 -> second == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
      case 0 -> second == 0xFEFF || second == 0x003C ? Charset.forName("UTF-32BE") : null;
      default -> null;
    };
  }

  private static int at(byte[] body, int index) {
    return index < body.length ? body[index] & 0xFF : 0xFFFF;
  }

  private static @Nullable Charset label(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    if (!m.find()) {
      return null;
    }
    try {
      String name = m.group(1).toLowerCase(Locale.ROOT);
      return Charset.forName(MEANT.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** The text if the bytes are UTF-8, or nearly so: then stray bytes are read as windows-1252. */
  private static @Nullable String utf8(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf('\ufffd') < 0) {
      return text;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
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
    int multibyte = 0;
    for (byte b : body) {
      multibyte += (b & 0xC0) == 0xC0 ? 1 : 0;
    }
    boolean nearly = stray == 0 || multibyte - stray >= 3 * stray;
    return nearly ? out.flip().toString() : null;
  }

  private static @Nullable String fitting(byte[] body, Charset label) {
    String text = new String(body, label);
    long unknown = text.chars().filter(c -> c == '\ufffd').count();
    return unknown <= 1 + text.length() / 1_000 ? text : null;
  }

  private static Charset detected(byte[] body) {
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true); // Tags are English whatever the text is.
    CharsetMatch match =
        detector.setText(Arrays.copyOf(body, Math.min(body.length, DETECTED_FROM))).detect();
    if (match == null) {
      return WINDOWS_1252;
    }
    String name = match.getName().toLowerCase(Locale.ROOT);
    if (match.getConfidence() < (SIMILAR.contains(name) ? VERY_SURE : SURE)) {
      return WINDOWS_1252;
    }
    String meant = MEANT.getOrDefault(name, match.getName());
    return Charset.isSupported(meant) ? Charset.forName(meant) : WINDOWS_1252;
  }
}
