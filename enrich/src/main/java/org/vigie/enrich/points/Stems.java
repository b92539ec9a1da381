package org.vigie.enrich.points;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.vigie.enrich.text.Folding;

/** Stems words of a release and of articles, by Snowball's rules for each language. */
final class Stems {
  private static final ThreadLocal<Map<String, Stems>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private final @Nullable SnowballStemmer snowball;

  private Stems(String language) {
    snowball =
        switch (language) {
          case "de" -> new GermanStemmer();
          case "en" -> new EnglishStemmer();
          case "es" -> new SpanishStemmer();
          case "fr" -> new FrenchStemmer();
          case "it" -> new ItalianStemmer();
          case "nl" -> new DutchStemmer();
          case "pt" -> new PortugueseStemmer();
          default -> null;
        };
  }

  /** Returns this thread's stemmer of a language. Without rules for it, a stem is the word. */
  static Stems of(String language) {
    return OF_THREAD.get().computeIfAbsent(language, Stems::new);
  }

  /** Returns the stem of a word as it stands in a text, in lower case and without accents. */
  String stem(CharSequence surface) {
    String word = surface.toString().toLowerCase(Locale.ROOT);
    if (snowball == null) {
      return Folding.fold(word);
    }
    snowball.setCurrent(word);
    snowball.stem();
    return Folding.fold(snowball.getCurrent());
  }
}
