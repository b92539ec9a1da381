package org.vigie.ingest.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of a page as browsers do (WHATWG HTML, 13.2.3): byte order mark, HTTP header,
 * meta element in the first 1,024 bytes; else UTF-8 if all bytes are valid, else windows-1252.
 */
final class PageCharset {
  private static final int PRESCAN = 1_024;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern LABEL =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");
  private static final Pattern META = Pattern.compile("(?i)<meta\\s[^>]{0,500}?" + LABEL.pattern());

  private PageCharset() {}

  /** Returns the text of a page; invalid bytes are replaced by U+FFFD. */
  static String decode(byte[] body, @Nullable String contentType) {
    Optional<Charset> marked = marked(body);
    if (marked.isPresent()) {
      return new String(body, marked.get()).replaceFirst("^\ufeff", "");
    }
    String start = new String(body, 0, Math.min(PRESCAN, body.length), StandardCharsets.ISO_8859_1);
    return label(LABEL, contentType == null ? "" : contentType)
        .or(() -> label(META, start).map(PageCharset::fromMeta))
        .map(charset -> new String(body, charset))
        .orElseGet(() -> guessed(body));
  }

  private static Optional<Charset> marked(byte[] body) {
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (starts(body, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return starts(body, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static boolean starts(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> label(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    try {
      return m.find() ? Optional.of(meant(Charset.forName(m.group(1)))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the charset that browsers use for a label (WHATWG Encoding, 4.2). */
  private static Charset meant(Charset charset) {
    return switch (charset.name()) {
      case "ISO-8859-1", "US-ASCII" -> WINDOWS_1252;
      case "ISO-8859-9" -> Charset.forName("windows-1254");
      case "GB2312", "GBK" -> Charset.forName("GB18030");
      case "Shift_JIS" -> Charset.forName("windows-31j");
      default -> charset;
    };
  }

  // why: a meta element that can be read byte by byte can't be in UTF-16 (WHATWG, 13.2.3.2).
  private static Charset fromMeta(Charset charset) {
    return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
  }

  private static String guessed(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : new String(body, WINDOWS_1252);
  }
}
