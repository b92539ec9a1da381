package org.vigie.standalone.propose;

import java.util.stream.Collectors;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;

/** Makes ids for the configuration: a-z, 0-9 and hyphens. */
public final class Slug {
  /** Maximum length. Chosen: ids stand in keys and file names, and people read them. */
  private static final int LONGEST = 40;

  private static final Lexicon FUNCTION_WORDS =
      Lexicon.of(
          null,
          "articles",
          "determiners",
          "genitives",
          "joints",
          "before-nouns",
          "place-prepositions",
          "stop-words");

  private Slug() {}

  /**
   * Returns the words of a text, joined by hyphens; {@code otherwise} if none is in Latin, or if
   * YAML would read no text: {@code null}.
   */
  public static String of(String text, String otherwise) {
    String slug =
        Tokens.of(text).words().stream()
            .filter(word -> word.matches("[a-z0-9]+"))
            .collect(Collectors.joining("-"));
    if (slug.length() > LONGEST) {
      slug = cut(slug);
    }
    return slug.isEmpty() || slug.equals("null") ? otherwise : slug;
  }

  /** True for a word such as “of”, in lower case and without accents. */
  public static boolean isFunctionWord(String word) {
    return FUNCTION_WORDS.contains(word);
  }

  /** Returns the first words. The last one has a meaning of its own: not {@code and-the}. */
  private static String cut(String slug) {
    int end = slug.lastIndexOf('-', LONGEST);
    String cut = slug.substring(0, end > 0 ? end : LONGEST);
    int last = cut.lastIndexOf('-');
    while (last > 0 && isFunctionWord(cut.substring(last + 1))) {
      cut = cut.substring(0, last);
      last = cut.lastIndexOf('-');
    }
    return cut;
  }
}
