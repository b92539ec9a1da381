package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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
  void ofSeveralKindsTheUsualOneIsMeant() {
    assertThat(Kinds.usual(Set.of("museum"))).contains("museum");
    assertThat(Kinds.usual(Set.of("company", "pharma"))).contains("company");
    assertThat(Kinds.usual(Set.of("club", "ngo"))).contains("ngo");
    assertThat(Kinds.usual(Set.of("company", "ngo"))).isEmpty();
    assertThat(Kinds.usual(Set.of("hospital", "school"))).isEmpty();
    assertThat(Kinds.usual(Set.of())).isEmpty();
  }
}
