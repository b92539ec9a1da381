package org.vigie.ingest.article;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Language codes as articles carry them. */
final class Languages {
  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private Languages() {}

  /** The two-letter code (ISO 639-1) of a two- or three-letter one; null when there is none. */
  static @Nullable String twoLetters(@Nullable String code) {
    return code == null ? null : TWO_LETTERS.get(code.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(code, code);
      try {
        codes.putIfAbsent(Locale.of(code).getISO3Language(), code);
      } catch (MissingResourceException _) {
        // A few two-letter codes have no three-letter one.
      }
    }
    return Map.copyOf(codes);
  }
}
