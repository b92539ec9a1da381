package org.vigie.enrich.points;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Stemmer;

/** Stems words of a release and of articles, by Snowball's rules for each language. */
final class Stems {
  private static final ThreadLocal<Map<String, Stems>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private final @Nullable SnowballStemmer snowball;

  private Stems(String language) {
    snowball = Stemmer.snowball(language);
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
