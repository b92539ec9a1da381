package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindsTest {
  @Test
  void aWordThatIsNoKindIsRefusedWithTheKindsThatItStandsFor() {
    assertThat(Kinds.refusal("Verein"))
        .startsWith("Verein is not a kind, but a word for club or ngo; expected one of agency, ");
    assertThat(Kinds.refusal("circus"))
        .startsWith("circus is not a kind; expected one of agency, ");
  }

  @Test
  void someWordsStandForAKindButDoNotSayIt() {
    assertThat(Kinds.tellingWords("en", "club")).containsExactly("club");
    assertThat(Kinds.words("en", "club")).containsExactly("club", "team");
    assertThat(Kinds.tellingWords("xx", "club")).contains("club", "Klub").doesNotContain("team");
    assertThat(Kinds.words("en")).contains("team", "hospital").doesNotContain("|");
  }
}
