package org.vigie.enrich.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** Returns the stems of one language's words: {@code nations} gives nation. Not thread-safe. */
public final class Stemmer {
  /** The languages in which rules find stems. */
  public static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "it", "pt", "nl");

  private final @Nullable SnowballStemmer snowball;

  /** Takes an ISO 639-1 code. In a language not in {@link #LANGUAGES}, a stem is the whole word. */
  public Stemmer(@Nullable String language) {
    snowball = LANGUAGES.contains(String.valueOf(language)) ? snowball(language) : null;
  }

  /** Returns Snowball's rules for a language, an ISO 639-1 code; null if it is another one. */
  public static @Nullable SnowballStemmer snowball(@Nullable String language) {
    return switch (language) {
      case "de" -> new GermanStemmer();
      case "en" -> new EnglishStemmer();
      case "es" -> new SpanishStemmer();
      case "fr" -> new FrenchStemmer();
      case "it" -> new ItalianStemmer();
      case "nl" -> new DutchStemmer();
      case "pt" -> new PortugueseStemmer();
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
