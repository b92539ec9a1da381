package org.vigie.enrich.match;

import org.vigie.enrich.text.Tokenizer;
import org.vigie.enrich.text.Folding;
import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.match.Expression.Form;
import org.vigie.enrich.match.Expression.Phrase;

/** Reads the words of a query as the words of an article are read. */
final class Forms {
  /** {@code a*} would match too much to be meant. */
  private static final int FEWEST_LETTERS = 2;

  private Forms() {}

  static Phrase word(String text, Layer layer, int position) throws QuerySyntaxException {
    return new Phrase(text, layer, forms(text, layer, position));
  }

  static Phrase phrase(String text, Layer layer, int position) throws QuerySyntaxException {
    return new Phrase("\"" + text + "\"", layer, forms(text, layer, position));
  }

  private static List<Form> forms(String text, Layer layer, int position)
      throws QuerySyntaxException {
    List<Form> forms = new ArrayList<>();
    for (String part : text.strip().split("[\\s-]+")) {
      if (part.indexOf('*') >= 0 || part.indexOf('?') >= 0) {
        forms.add(pattern(part, layer, position));
      } else {
        Tokenizer.tokenize(part).forEach(word -> forms.add(new Form.Whole(word)));
      }
    }
    if (forms.isEmpty()) {
      throw new QuerySyntaxException(position, "expected a word, found \"" + text + "\"");
    }
    return forms;
  }

  private static Form pattern(String part, Layer layer, int position) throws QuerySyntaxException {
    String text =
        switch (layer) {
          case EXACT -> part;
          case PLAIN -> Folding.fold(part);
          case STEM ->
              throw new QuerySyntaxException(
                  position, part + ": a stem takes no * or ?; write plain:" + part);
        };
    long letters = text.chars().filter(Character::isLetterOrDigit).count();
    boolean other =
        text.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && c != '*' && c != '?');
    if (letters < FEWEST_LETTERS || other) {
      throw new QuerySyntaxException(
          position, part + ": beside * and ? expected two letters or more and no other sign");
    }
    if (text.chars().anyMatch(Character::isLetter) && text.chars().anyMatch(Character::isDigit)) {
      throw new QuerySyntaxException(
          position, part + ": letters and digits are two words; expected only one kind beside *");
    }
    return new Form.Open(new WordPattern(layer, text));
  }
}
