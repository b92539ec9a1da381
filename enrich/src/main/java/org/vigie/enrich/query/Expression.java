package org.vigie.enrich.query;

import java.util.List;
import org.vigie.enrich.text.Token;

/** A parsed query. {@code source} is a part of the query as written; tags name it as clause. */
public sealed interface Expression {

  /** Matches at positions of the text, so it may stand beside {@code NEAR}. */
  sealed interface Span extends Expression {
    String source();
  }

  /** Words in a row: quoted, or one word that the tokenizer cuts. */
  record Phrase(String source, Layer layer, List<Form> forms) implements Span {
    public Phrase {
      forms = List.copyOf(forms);
    }
  }

  /** Any one of the options. */
  record Choice(String source, List<Span> options) implements Span {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** Both, with at most {@code words} words between them. */
  record Near(String source, Span left, int words, boolean ordered, Span right) implements Span {}

  /** The left one where the right one is not within {@code words} words. */
  record NotNear(String source, Span left, int words, Span right) implements Span {}

  /** At least {@code times} times. */
  record Count(String source, int times, Span counted) implements Span {}

  /** At least {@code least} of the options, anywhere in the article. */
  record AtLeast(int least, List<Expression> options) implements Expression {
    public AtLeast {
      options = List.copyOf(options);
    }
  }

  /** All of the first list and none of the second. */
  record AllOf(List<Expression> all, List<Expression> none) implements Expression {
    public AllOf {
      all = List.copyOf(all);
      none = List.copyOf(none);
    }
  }

  /** The first, if the article also matches the second; only the first's places are shown. */
  record If(Expression shown, Expression condition) implements Expression {}

  record InZone(Zone zone, Expression scoped) implements Expression {}

  record Language(String code) implements Expression {}

  /** How one word of a phrase is matched. */
  sealed interface Form permits Whole, WordPattern {}

  record Whole(Token token) implements Form {}
}
