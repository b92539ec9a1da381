package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Stemmer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Words as Lucene reads them: at each word's position its terms of all layers, and those of the
 * patterns it matches. Words that no query asks for are left out; the others keep their positions.
 */
final class LayeredTokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  private final List<Token> words;
  private final TermIndex vocabulary;
  private final Optional<Stemmer> stems;
  private final Deque<String> waiting = new ArrayDeque<>();
  private int next;

  /**
   * @param stems empty when no rule asks for stems
   */
  LayeredTokens(List<Token> words, TermIndex vocabulary, Optional<Stemmer> stems) {
    this.words = words;
    this.vocabulary = vocabulary;
    this.stems = stems;
  }

  @Override
  public boolean incrementToken() {
    int further = 0;
    while (waiting.isEmpty()) {
      if (next >= words.size()) {
        return false;
      }
      Token word = words.get(next++);
      further += 1 + word.gap();
      addTerms(word);
    }
    clearAttributes();
    Token word = words.get(next - 1);
    term.setEmpty().append(waiting.removeFirst());
    offset.setOffset(word.start(), word.end());
    increment.setPositionIncrement(further);
    return true;
  }

  @Override
  public void reset() {
    next = 0;
    waiting.clear();
  }

  private void addTerms(Token word) {
    if (vocabulary.knows(word)) {
      waiting.add(Layer.PLAIN.term(word.plain()));
      waiting.add(Layer.EXACT.term(word.exact()));
    }
    stems.ifPresent(each -> waiting.add(Layer.STEM.term(each.stem(word))));
    vocabulary.patternsOf(word).forEach(pattern -> waiting.add(pattern.term()));
  }
}
