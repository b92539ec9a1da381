package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    assertThat(german.parts("verkehrsgesetz")).containsExactly("verkehr", "gesetz");
    assertThat(german.parts("kinderkrankenhaus")).containsExactly("kind", "krankenhaus");
    assertThat(german.parts("valmontgesetz")).isEmpty();
    assertThat(german.parts("")).isEmpty();
    assertThat(Compounds.of("fr").parts("loiloi")).isEmpty();
  }

  @Test
  void hasNoWordsWhereNoneAreJoined() {
    assertThat(Compounds.of("fr").isWord("loi")).isFalse();
    assertThat(Compounds.NONE.isWord("gesetz")).isFalse();
  }
}
