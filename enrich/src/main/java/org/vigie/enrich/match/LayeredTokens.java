package org.vigie.enrich.match;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.prefilter.TermIndex;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.text.Stemmer;
import org.vigie.enrich.text.Token;

/**
 * Writes an article into Lucene's index, a position for each word, whether or not a query needs the
 * word. Several terms may stand at one position: the word as written and in lower case, the stem of
 * the word, and patterns that the word matches, such as {@code petrol*}. Can be read only once.
 */
final class LayeredTokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

  private final List<Token> tokens;
  private final TermIndex index;

  /** Computes the stems of words; null if no rule compares stems. */
  private final @Nullable Stemmer stemmer;

  private final Queue<String> terms = new ArrayDeque<>();
  private int next;

  LayeredTokens(List<Token> tokens, TermIndex index, @Nullable Stemmer stemmer) {
    this.tokens = tokens;
    this.index = index;
    this.stemmer = stemmer;
  }

  @Override
  public boolean incrementToken() {
    int positions = 0;
    while (terms.isEmpty()) {
      if (next >= tokens.size()) {
        return false;
      }
      Token token = tokens.get(next++);
      positions += 1 + token.gap();
      addTerms(token);
    }
    clearAttributes();
    Token token = tokens.get(next - 1);
    term.setEmpty().append(terms.remove());
    offset.setOffset(token.start(), token.end());
    step.setPositionIncrement(positions);
    return true;
  }

  private void addTerms(Token token) {
    if (index.contains(token)) {
      terms.add(Layer.PLAIN.term(token.plain()));
      terms.add(Layer.EXACT.term(token.exact()));
    }
    if (stemmer != null) {
      terms.add(Layer.STEM.term(stemmer.stem(token)));
    }
    index.patterns(token).forEach(pattern -> terms.add(pattern.term()));
  }
}
