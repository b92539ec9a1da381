package org.vigie.enrich.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
  private final Lexicon lexicon = new Lexicon("dit  déplor* regret*\nsaid");

  @ParameterizedTest
  @CsvSource({
    "dit, true",
    "deplore, true",
    "deplor, true",
    "regrets, true",
    "said, true",
    "dite, false",
    "depl, false",
    "regre, false",
    "sai, false"
  })
  void knowsWordsWholeAndByTheirBeginning(String word, boolean known) {
    assertThat(lexicon.contains(word)).isEqualTo(known);
  }

  @Test
  void anEmptyListKnowsNothing() {
    assertThat(new Lexicon("").contains("dit")).isFalse();
  }
}
