package org.vigie.enrich.match;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** Stems of one language; of an unknown language the plain form is the stem. One thread only. */
final class Stems {
  static final Set<String> LANGUAGES = Set.of("fr", "en", "de", "es");

  private final Optional<SnowballStemmer> stemmer;

  Stems(@Nullable String language) {
    stemmer =
        switch (language) {
          case "fr" -> Optional.of(new FrenchStemmer());
          case "en" -> Optional.of(new EnglishStemmer());
          case "de" -> Optional.of(new GermanStemmer());
          case "es" -> Optional.of(new SpanishStemmer());
          case null, default -> Optional.empty();
        };
  }

  String of(Word word) {
    if (stemmer.isEmpty()) {
      return word.plain();
    }
    SnowballStemmer snowball = stemmer.get();
    snowball.setCurrent(word.exact().toLowerCase(Locale.ROOT));
    snowball.stem();
    return Fold.plain(snowball.getCurrent());
  }
}
