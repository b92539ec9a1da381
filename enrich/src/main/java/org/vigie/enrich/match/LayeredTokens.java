package org.vigie.enrich.match;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words as Lucene reads them: at each word's position its terms of all layers. */
final class LayeredTokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  private final List<Word> words;
  private final Optional<Stems> stems;
  private final int layers;
  private int next;

  /**
   * @param stems empty when no rule asks for stems
   */
  LayeredTokens(List<Word> words, Optional<Stems> stems) {
    this.words = words;
    this.stems = stems;
    this.layers = stems.isPresent() ? 3 : 2;
  }

  @Override
  public boolean incrementToken() {
    if (next >= words.size() * layers) {
      return false;
    }
    clearAttributes();
    Word word = words.get(next / layers);
    int layer = next % layers;
    next++;
    term.setEmpty()
        .append(
            switch (layer) {
              case 0 -> Layer.PLAIN.term(word.plain());
              case 1 -> Layer.EXACT.term(word.exact());
              default -> Layer.STEM.term(stems.orElseThrow().of(word));
            });
    offset.setOffset(word.start(), word.end());
    increment.setPositionIncrement(layer == 0 ? 1 + word.gap() : 0);
    return true;
  }

  @Override
  public void reset() {
    next = 0;
  }
}
