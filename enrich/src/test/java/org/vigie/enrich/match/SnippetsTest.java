package org.vigie.enrich.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetsTest {

  @Test
  void isTheSentenceAroundThePlace() {
    assertThat(around("Avant. L'INESIA est née !  Après.", "INESIA"))
        .isEqualTo("L'INESIA est née !");
    assertThat(around("Titre\n\nL'INESIA\nest née", "INESIA")).isEqualTo("L'INESIA");
    assertThat(around("INESIA", "INESIA")).isEqualTo("INESIA");
  }

  @Test
  void isCutAtWordEdgesWhenTheSentenceIsLong() {
    String text = "mot ".repeat(100) + "INESIA" + " mot".repeat(100);

    String snippet = around(text, "INESIA");

    assertThat(snippet.length()).isBetween(150, Snippets.LONGEST);
    assertThat(snippet).startsWith("…mot ").endsWith(" mot…").contains(" INESIA ");
  }

  @Test
  void showsTheBeginningOfAPlaceThatIsTooLong() {
    String text = "debut " + "mot ".repeat(100) + "fin.";

    String snippet = Snippets.around(text, 0, text.length());

    assertThat(snippet.length()).isLessThanOrEqualTo(Snippets.LONGEST);
    assertThat(snippet).startsWith("debut mot").endsWith(" mot…");
  }

  @Test
  void keepsThePlaceIfAWordWithoutAnEndFollows() {
    String text = "mot ".repeat(40) + "L’INESIA/" + "x".repeat(300) + " fin.";

    assertThat(around(text, "INESIA")).contains("INESIA").hasSizeLessThanOrEqualTo(200);
  }

  private static String around(String text, String place) {
    int start = text.indexOf(place);
    return Snippets.around(text, start, start + place.length());
  }
}
