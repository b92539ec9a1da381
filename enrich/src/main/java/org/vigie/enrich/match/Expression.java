package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;
import java.util.List;

/**
 * A query as its author wrote it. {@code source} is that part of the query; it becomes a place's
 * clause.
 */
sealed interface Expression {

  /** What can stand at a position of the text, and so within {@code NEAR}. */
  sealed interface Spanning extends Expression {
    String source();
  }

  /** Words in a row; more than one when the author quoted them or the splitter parts them. */
  record Phrase(String source, Layer layer, List<Form> forms) implements Spanning {
    public Phrase {
      forms = List.copyOf(forms);
    }
  }

  /** One of them, at one place. */
  record Choice(String source, List<Spanning> options) implements Spanning {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** Both with at most so many words between them. */
  record Near(String source, Spanning left, int words, boolean ordered, Spanning right)
      implements Spanning {}

  /** The left one where the right one is not within so many words. */
  record NotNear(String source, Spanning left, int words, Spanning right) implements Spanning {}

  /** At least so many times. */
  record Count(String source, int times, Spanning what) implements Spanning {}

  /** At least so many of them, anywhere in the article. */
  record AtLeast(int least, List<Expression> options) implements Expression {
    public AtLeast {
      options = List.copyOf(options);
    }
  }

  /** All of the first and none of the second. */
  record AllOf(List<Expression> all, List<Expression> none) implements Expression {
    public AllOf {
      all = List.copyOf(all);
      none = List.copyOf(none);
    }
  }

  /** The first, if the article also holds the second, whose places are not shown. */
  record If(Expression shown, Expression condition) implements Expression {}

  record InZone(Zone zone, Expression what) implements Expression {}

  record Language(String code) implements Expression {}

  /** How one word of a phrase is matched. */
  sealed interface Form {
    /** The very word, as the splitter gives it. */
    record Whole(Token word) implements Form {}

    record Open(WordPattern pattern) implements Form {}
  }
}
