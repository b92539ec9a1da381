package org.vigie.enrich.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.Tokens;

class WordRowTest {
  private static final List<Tokens> PARTS =
      List.of(Tokens.of("The dam goes"), Tokens.of("Salmon come back"));

  @Test
  void hasTheWordsOfAllPartsAndTheirSeams() {
    WordRow row = WordRow.ofArticle(PARTS, 100);

    assertThat(row.words(0, row.size()))
        .containsExactly("the", "dam", "goes", "<", "salmon", "come", "back", "<");
    assertThat(row.first(1)).isEqualTo(4);
    assertThat(row.last(1)).isEqualTo(7);
    assertThat(row.start(5)).isEqualTo("Salmon ".length());
  }

  @Test
  void takesNoMoreWordsThanTheLimit() {
    WordRow row = WordRow.ofArticle(PARTS, 5);

    assertThat(row.words(0, row.size())).containsExactly("the", "dam", "goes", "<", "salmon", "<");
  }
}
