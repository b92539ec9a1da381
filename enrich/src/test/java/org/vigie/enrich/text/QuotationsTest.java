package org.vigie.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationsTest {
  @Test
  void knowsTheMarksOfFourLanguages() {
    assertThat(
            in("« un deux » puis “three four” und »fünf sechs« oder „sieben“ y \"ocho nueve\" fin"))
        .containsExactly(" un deux ", "three four", "fünf sechs", "sieben", "ocho nueve");
  }

  @Test
  void lostMarkEndsWithItsParagraph() {
    assertThat(in("Il dit : « rien ne ferme\n\nAutre chose, \"oui\".")).containsExactly("oui");
  }

  @Test
  void takesNoDutchElisionForAnOpeningMark() {
    String text = "Wie 's nachts werkt, slaapt overdag. 'Dat is zo', zegt ze.";

    assertThat(Quotations.isQuoted(text, 0, text.indexOf("slaapt"))).isFalse();
    assertThat(Quotations.isQuoted(text, 0, text.indexOf("is zo"))).isTrue();
    assertThat(Sentences.of(text, "nl")).hasSize(2);
  }

  @Test
  void findsAllQuotedPlacesOfASentenceAtOnce() {
    String text = "Fin. Il dit : « l'IA 'va' bien », puis “non” et (‘oui’) ; „sie sagt";

    for (int start : List.of(0, 5, 20)) {
      BitSet quoted = Quotations.quoted(text, start, text.length());
      for (int place = start; place < text.length(); place++) {
        assertThat(quoted.get(place - start))
            .as("place %d from %d", place, start)
            .isEqualTo(Quotations.isQuoted(text, start, place));
      }
      assertThat(quoted.cardinality()).isBetween(10, text.length() - start - 1);
    }
  }

  private static List<String> in(String text) {
    var found = new ArrayList<String>();
    Quotations.each(text, (start, end) -> found.add(text.substring(start, end)));
    return found;
  }
}
