package org.vigie.enrich.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** Returns the stems of one language's words: {@code nations} gives nation. Not thread-safe. */
public final class Stemmer {
  public static final List<String> LANGUAGES = List.of("fr", "en", "de", "es");

  private final @Nullable SnowballStemmer snowball;

  /** Takes an ISO 639-1 code. In a language not in {@link #LANGUAGES}, a stem is the whole word. */
  public Stemmer(@Nullable String language) {
    snowball =
        switch (language) {
          case "fr" -> new FrenchStemmer();
          case "en" -> new EnglishStemmer();
          case "de" -> new GermanStemmer();
          case "es" -> new SpanishStemmer();
          case null, default -> null;
        };
  }

  /** Returns a word without accents and its stems in all languages. */
  public static Set<String> forms(Token token) {
    Set<String> forms = new TreeSet<>();
    forms.add(token.plain());
    LANGUAGES.forEach(language -> forms.add(new Stemmer(language).stem(token)));
    return forms;
  }

  public String stem(Token token) {
    if (snowball == null) {
      return token.plain();
    }
    snowball.setCurrent(token.exact().toLowerCase(Locale.ROOT));
    snowball.stem();
    return Folding.fold(snowball.getCurrent());
  }
}
