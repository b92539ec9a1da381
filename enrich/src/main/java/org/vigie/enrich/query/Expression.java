package org.vigie.enrich.query;

import java.util.List;
import org.vigie.enrich.text.Token;

/** A parsed query. {@code source} is a part of the query as written; tags show it as clause. */
public sealed interface Expression {

  /** An expression that matches words at known positions, so that {@code NEAR} can compare them. */
  sealed interface Span extends Expression {
    String source();
  }

  /** Consecutive words: a phrase in quotes, or one word that the tokenizer cuts into several. */
  record Phrase(String source, Layer layer, List<Form> forms) implements Span {
    public Phrase {
      forms = List.copyOf(forms);
    }
  }

  /** At least one of the options. */
  record Choice(String source, List<Span> options) implements Span {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** {@code left} and {@code right} with at most {@code words} words between them. */
  record Near(String source, Span left, int words, boolean ordered, Span right) implements Span {}

  /** {@code left}, except where {@code right} is at most {@code words} words away. */
  record NotNear(String source, Span left, int words, Span right) implements Span {}

  /** {@code counted} at least {@code times} times. */
  record Count(String source, int times, Span counted) implements Span {}

  /** At least {@code least} of the options, anywhere in the article. */
  record AtLeast(int least, List<Expression> options) implements Expression {
    public AtLeast {
      options = List.copyOf(options);
    }
  }

  /** All expressions of {@code all} and none of {@code none}. */
  record AllOf(List<Expression> all, List<Expression> none) implements Expression {
    public AllOf {
      all = List.copyOf(all);
      none = List.copyOf(none);
    }
  }

  /** {@code shown}, in articles that match {@code condition}, whose places are not shown. */
  record If(Expression shown, Expression condition) implements Expression {}

  record InZone(Zone zone, Expression scoped) implements Expression {}

  record Language(String code) implements Expression {}

  /** The way in which one word of a phrase is compared. */
  sealed interface Form permits Whole, WordPattern {}

  record Whole(Token token) implements Form {}
}
