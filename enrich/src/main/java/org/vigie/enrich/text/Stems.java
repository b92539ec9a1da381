package org.vigie.enrich.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** Finds the stems of one language's words: {@code nations} gives nation. Not thread-safe. */
public final class Stems {
  /** Snowball's rules, by ISO 639-1 code. */
  private static final Map<String, Supplier<SnowballStemmer>> RULES =
      Map.of(
          "de", GermanStemmer::new,
          "en", EnglishStemmer::new,
          "es", SpanishStemmer::new,
          "fr", FrenchStemmer::new,
          "it", ItalianStemmer::new,
          "nl", DutchStemmer::new,
          "pt", PortugueseStemmer::new);

  private static final ThreadLocal<Map<String, Stems>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private final @Nullable SnowballStemmer snowball;

  private Stems(String language) {
    Supplier<SnowballStemmer> rules = RULES.get(language);
    snowball = rules == null ? null : rules.get();
  }

  /** Returns this thread's stems of a language. Without rules for it, a stem is the word. */
  public static Stems of(@Nullable String language) {
    return OF_THREAD.get().computeIfAbsent(known(language), Stems::new);
  }

  /** Returns the language (ISO 639-1) if there are rules for it; else an empty string. */
  public static String known(@Nullable String language) {
    return language != null && RULES.containsKey(language) ? language : "";
  }

  /** Returns a word without accents and its stems in all languages. */
  public static Set<String> forms(Token token) {
    Set<String> forms = new TreeSet<>();
    forms.add(token.plain());
    RULES.keySet().forEach(language -> forms.add(of(language).stem(token)));
    return forms;
  }

  public String stem(Token token) {
    return snowball == null ? token.plain() : stem(token.exact());
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
