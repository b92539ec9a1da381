package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.numbers.NumberSpellings;
import org.vigie.enrich.numbers.Numbers;
import org.vigie.enrich.numbers.Numbers.Numeral;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;

/** Reads the words and numbers of a text as terms: a number that has many words is one term. */
record TermReader(@Nullable String language, NumberSpellings spellings) {
  /** Returns the terms of a text. Leaves out words that {@code candidate} refuses. */
  List<Term> read(String text, Tokens words, Predicate<String> candidate) {
    List<Term> terms = new ArrayList<>();
    var numbers = new Numbers(text, words, language, spellings);
    Stems stems = Stems.of(language == null ? "" : language);
    for (int i = 0; i < words.size(); ) {
      Numeral number = numbers.at(i);
      if (number != null) {
        terms.add(Term.of(number));
        i = number.end();
      } else {
        String word = words.word(i);
        if (candidate.test(word) && !Character.isDigit(word.charAt(0))) {
          terms.add(new Term(stems.stem(text.substring(words.start(i), words.end(i))), i, i + 1));
        }
        i++;
      }
    }
    return terms;
  }
}
