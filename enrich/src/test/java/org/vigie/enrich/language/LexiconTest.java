package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
  private final Lexicon lexicon = new Lexicon(List.of("dit", "déplor*", "regret*", "said"));

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
    assertThat(new Lexicon(List.of()).contains("dit")).isFalse();
  }
}
