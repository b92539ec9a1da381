package org.vigie.enrich.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;

/** Stems words of a release and of articles, by Snowball's rules for each language. */
public final class Stems {
  private static final ThreadLocal<Map<String, Stems>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private final @Nullable SnowballStemmer snowball;

  private Stems(String language) {
    snowball = Stemmer.snowball(language);
  }

  /** Returns this thread's stemmer of a language. Without rules for it, a stem is the word. */
  public static Stems of(String language) {
    return OF_THREAD.get().computeIfAbsent(language, Stems::new);
  }

  /** Returns the stem of a word as it stands in a text, in lower case and without accents. */
  public String stem(CharSequence surface) {
    String word = surface.toString().toLowerCase(Locale.ROOT);
    if (snowball == null) {
      return Folding.fold(word);
    }
    snowball.setCurrent(word);
    snowball.stem();
    return Folding.fold(snowball.getCurrent());
  }
}
