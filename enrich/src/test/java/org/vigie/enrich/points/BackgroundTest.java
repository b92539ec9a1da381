package org.vigie.enrich.points;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.Stems;

class BackgroundTest {
  /** The apostrophe cuts <i>aujourd'hui</i> in two words, which must not tell twice. */
  @Test
  void todayTellsLessThanARareWord() {
    assertThat(weight("aujourd") + weight("hui")).isLessThan(weight("lentille"));
  }

  private static double weight(String word) {
    return Background.of("fr").weight(Stems.of("fr").stem(word));
  }
}
