package org.vigie.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.words.Sentence.Run;

class SentenceTest {
  @Test
  void everyOccurrenceOfAMatchIsMarked() {
    assertThat(Sentence.of("L’INESIA, l’INESIA et le CeSIA.", List.of("INESIA", "CeSIA")).runs())
        .containsExactly(
            new Run("L’", false),
            new Run("INESIA", true),
            new Run(", l’", false),
            new Run("INESIA", true),
            new Run(" et le ", false),
            new Run("CeSIA", true),
            new Run(".", false));
  }

  @Test
  void aWordInsideAnotherIsNotMarked() {
    assertThat(Sentence.of("La COPIE n’est pas la COP.", List.of("COP")).runs())
        .containsExactly(
            new Run("La COPIE n’est pas la ", false), new Run("COP", true), new Run(".", false));
  }

  @Test
  void aLongTextIsCutAroundTheFirstMatch() {
    Sentence sentence =
        Sentence.of("mot ".repeat(200) + "INESIA" + " mot".repeat(200), List.of("INESIA"));

    assertThat(sentence.text()).startsWith("… mot").endsWith("…").contains(" INESIA ");
    assertThat(sentence.text().length()).isLessThanOrEqualTo(240);
    assertThat(sentence.runs()).contains(new Run("INESIA", true));
  }

  @Test
  void theFirstSentenceEndsWhereAReaderWouldEndIt() {
    assertThat(Sentence.first("L’institut ouvre à 9 h. Il embauche.", Locale.FRANCE))
        .isEqualTo("L’institut ouvre à 9 h.");
    assertThat(Sentence.first("", Locale.FRANCE)).isEmpty();
  }
}
