package org.vigie.ingest.sitemap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.text.PlainText;

/** Cleans the fields of an entry in a news sitemap. */
final class NewsFields {
  /** Maximum number of keywords. An estimate, as for the categories of feeds. */
  private static final int MAX_KEYWORDS = 50;

  /** Maximum length of all keywords in UTF-16 code units. An estimate: real ones have 1,000. */
  private static final int MAX_LENGTH = 20_000;

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private NewsFields() {}

  /** Returns a title as plain text on one line. */
  static String title(String written) {
    return PlainText.lineOf(written);
  }

  /** Returns keywords, which are separated by commas, without empty and repeated ones. */
  static List<String> keywords(String written) {
    return Arrays.stream(Excerpt.of(written, MAX_LENGTH).split(",", MAX_KEYWORDS + 1))
        .limit(MAX_KEYWORDS)
        .map(PlainText::lineOf)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** Returns the language without region, {@code zh} for {@code zh-cn}; null if it is no code. */
  static @Nullable String language(String declared) {
    String primary = declared.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    boolean isThreeLetters = primary.matches("[a-z]{3}");
    return LANGUAGES.contains(primary) || isThreeLetters ? primary : null;
  }
}
