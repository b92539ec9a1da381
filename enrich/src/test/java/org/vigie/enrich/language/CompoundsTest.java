package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.Stems;

class CompoundsTest {
  private final Compounds german = Compounds.of("de");

  @Test
  void knowsWordsAndThoseThatAreJoinedOfTwo() {
    assertThat(german.isKnown("gesetz")).isTrue();
    assertThat(german.isKnown("gesetze")).isTrue();
    assertThat(german.isKnown("verkehrsgesetz")).isFalse();
    assertThat(german.isWord("gesetze")).isTrue();
    assertThat(german.isWord("verkehrsgesetz")).isTrue();
    assertThat(german.isWord("verkehrsgesetze")).isTrue();
  }

  @Test
  void knowsNoNames() {
    assertThat(german.isWord("valmont")).isFalse();
    assertThat(german.isWord("valmontgesetz")).isFalse();
    assertThat(german.isWord("gesetzvalmont")).isFalse();
    assertThat(german.isWord("")).isFalse();
  }

  @Test
  void cutsAWordWhereTheLastPartIsLongest() {
    assertThat(parts("verkehrsgesetz")).containsExactly("verkehr", "gesetz");
    assertThat(parts("verkehrsgesetze")).containsExactly("verkehr", "gesetz");
    assertThat(parts("kinderkrankenhaus")).containsExactly("kind", "krankenhaus");
    assertThat(parts("ratssitzung")).as("not Sitz").containsExactly("rat", "sitzung");
    assertThat(parts("krankenhaus")).as("known itself").isEmpty();
    assertThat(parts("valmontgesetz")).isEmpty();
    assertThat(parts("")).isEmpty();
    assertThat(Compounds.of("fr").parts("loiloi", "loiloi")).isEmpty();
  }

  private List<String> parts(String word) {
    return german.parts(word, Stems.of("de").stem(word));
  }

  @Test
  void hasNoWordsWhereNoneAreJoined() {
    assertThat(Compounds.of("fr").isWord("loi")).isFalse();
    assertThat(Compounds.NONE.isWord("gesetz")).isFalse();
  }
}
