package org.vigie.enrich.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.enrich.query.Expression.Form;
import org.vigie.enrich.query.Expression.Phrase;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;

/** Parses the words of a query with the {@link Tokenizer} that also cuts articles into words. */
final class PhraseParser {
  /** Minimum number of letters beside {@code *}: {@code a*} matches too many words. An estimate. */
  private static final int FEWEST_LETTERS = 2;

  private PhraseParser() {}

  /**
   * Parses a word or a phrase.
   *
   * @param source the words as written in the query, with their quotes
   * @param position position in the query of the first character of {@code source}, from 1
   */
  static Phrase parse(String source, String words, Layer layer, int position)
      throws QuerySyntaxException {
    List<Form> forms = new ArrayList<>();
    String[] parts = words.strip().split("[\\s-]+");
    for (String part : parts) {
      if (part.indexOf('*') >= 0 || part.indexOf('?') >= 0) {
        forms.add(pattern(part, layer, position));
      } else {
        Tokenizer.tokenize(part).forEach(token -> forms.add(new Whole(token)));
      }
    }
    addGaps(forms, String.join(" ", parts));
    if (forms.isEmpty()) {
      throw new QuerySyntaxException(position, "expected a word, found \"" + words + "\"");
    }
    return new Phrase(source, layer, forms);
  }

  /**
   * Gives each word the gap that it has in a text with this phrase: {@code Finance} in {@code
   * Yahoo! Finance}.
   */
  private static void addGaps(List<Form> forms, String phrase) {
    // why: before a small letter there is no gap, but queries are often written without capitals.
    String text = phrase.replace("*", "").replace('?', 'x').toUpperCase(Locale.ROOT);
    List<Token> words = Tokenizer.tokenize(text);
    if (words.size() == forms.size()) {
      for (int i = 1; i < forms.size(); i++) {
        int gap = words.get(i).gap();
        forms.set(
            i,
            switch (forms.get(i)) {
              case Whole(var token) -> new Whole(token.withGap(gap));
              case WordPattern pattern -> pattern.withGap(gap);
            });
      }
    }
  }

  private static WordPattern pattern(String part, Layer layer, int position)
      throws QuerySyntaxException {
    if (layer == Layer.STEM) {
      throw new QuerySyntaxException(
          position, part + ": a stem takes no * or ?; write plain:" + part);
    }
    String glob = layer == Layer.EXACT ? part : Folding.fold(part);
    long letters = glob.chars().filter(Character::isLetterOrDigit).count();
    boolean other =
        glob.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && c != '*' && c != '?');
    if (letters < FEWEST_LETTERS || other) {
      throw new QuerySyntaxException(
          position, part + ": beside * and ? expected two letters or more and no other sign");
    }
    if (glob.chars().anyMatch(Character::isLetter) && glob.chars().anyMatch(Character::isDigit)) {
      throw new QuerySyntaxException(
          position, part + ": letters and digits are two words; expected only one kind beside *");
    }
    return new WordPattern(layer, glob, 0);
  }
}
