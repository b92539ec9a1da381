package org.vigie.ingest.parse;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the charset that a feed or server names, in whichever spelling. */
final class CharsetLabel {
  /** Maps a declared charset to the one that browsers use instead (WHATWG Encoding, 4.2). */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("ISO-8859-1", "windows-1252"),
          Map.entry("US-ASCII", "windows-1252"),
          Map.entry("ISO-8859-8", "windows-1255"),
          Map.entry("ISO-8859-9", "windows-1254"),
          Map.entry("x-iso-8859-11", "x-windows-874"),
          Map.entry("GB2312", "GB18030"),
          Map.entry("GBK", "GB18030"),
          Map.entry("Shift_JIS", "windows-31j"),
          Map.entry("EUC-KR", "x-windows-949"),
          Map.entry("TIS-620", "x-windows-874"));

  /** Labels of WHATWG Encoding that Java doesn't know, in the form of {@link #folded}. */
  private static final Map<String, String> ALSO =
      Map.ofEntries(
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("macukrainian", "x-MacCyrillic"),
          Map.entry("koi", "KOI8-R"),
          Map.entry("koi8", "KOI8-R"),
          Map.entry("koi8ru", "KOI8-U"),
          Map.entry("logical", "ISO-8859-8"),
          Map.entry("visual", "ISO-8859-8"),
          Map.entry("dos874", "x-windows-874"),
          Map.entry("chinese", "GBK"),
          Map.entry("korean", "EUC-KR"),
          Map.entry("cnbig5", "Big5"),
          Map.entry("xbig5", "Big5"));

  /** The order of writing in a label of ISO-8859-6 or -8, which doesn't matter for decoding. */
  private static final Pattern ORDER = Pattern.compile("(?i)^(iso-8859-[68])-[ie]$");

  private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]+");

  private CharsetLabel() {}

  /** Returns the charset that a label means on the web; empty if no charset has the label. */
  static Optional<Charset> meant(String label) {
    String name = ORDER.matcher(label).replaceFirst("$1");
    return known(name)
        .or(() -> Optional.ofNullable(Folded.NAMES.get(folded(name))))
        .map(charset -> Charset.forName(MEANT.getOrDefault(charset.name(), charset.name())));
  }

  private static Optional<Charset> known(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns a label without what spellings differ in: {@code x-Mac_Cyrillic} and MacCyrillic. */
  private static String folded(String label) {
    String letters = PUNCTUATION.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("");
    return letters.length() > 2 && letters.startsWith("x") ? letters.substring(1) : letters;
  }

  /** All names of all charsets, loaded when a label is met that Java doesn't know. */
  private static final class Folded {
    static final Map<String, Charset> NAMES = new HashMap<>();

    static {
      for (Charset charset : Charset.availableCharsets().values()) {
        NAMES.putIfAbsent(folded(charset.name()), charset);
        charset.aliases().forEach(alias -> NAMES.putIfAbsent(folded(alias), charset));
      }
      ALSO.forEach((label, name) -> NAMES.putIfAbsent(label, Charset.forName(name)));
    }
  }
}
