package org.vigie.enrich.query;

import java.util.List;
import org.vigie.enrich.text.Token;

/** A parsed query, or a part of one. Its {@code source} is its text as written in the query. */
public sealed interface Expression {

  /** An expression whose matches have positions, so that {@code NEAR} can compare them. */
  sealed interface Span extends Expression {
    String source();
  }

  /** One word or several consecutive words: {@code sommet}, {@code "trade fair"}, {@code cop21}. */
  record Phrase(String source, Layer layer, List<Form> forms) implements Span {
    public Phrase {
      forms = List.copyOf(forms);
    }
  }

  /** Matches where one of the options matches: {@code foire OR salon}. */
  record Choice(String source, List<Span> options) implements Span {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** Matches both operands, at most {@code words} words apart; if {@code ordered}, left first. */
  record Near(String source, Span left, int words, boolean ordered, Span right) implements Span {}

  /** Matches {@code left} where no {@code right} is within {@code words} words of it. */
  record NotNear(String source, Span left, int words, Span right) implements Span {}

  /** Matches if {@code counted} occurs at least {@code times} times: {@code COUNT/2 cop}. */
  record Count(String source, int times, Span counted) implements Span {}

  /** Matches if the article matches at least {@code least} of the options. */
  record AtLeast(int least, List<Expression> options) implements Expression {
    public AtLeast {
      options = List.copyOf(options);
    }
  }

  /**
   * Matches if the article matches all expressions of {@code all} and none of {@code none}. Only in
   * a condition, {@code all} can be empty.
   */
  record AllOf(List<Expression> all, List<Expression> none) implements Expression {
    public AllOf {
      all = List.copyOf(all);
      none = List.copyOf(none);
    }
  }

  /** Matches {@code shown} if the article matches {@code condition}, which users don't see. */
  record If(Expression shown, Expression condition) implements Expression {}

  record InZone(Zone zone, Expression scoped) implements Expression {}

  record Language(String code) implements Expression {}

  /** One word of a phrase: a whole word, or a pattern such as {@code petrol*}. */
  sealed interface Form permits Whole, WordPattern {}

  record Whole(Token token) implements Form {}
}
