package org.vigie.events.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void keepsAShortText() {
    assertThat(Excerpt.of("Paris", 5)).isEqualTo("Paris");
  }

  @Test
  void cutsALongText() {
    assertThat(Excerpt.of("Paris", 3)).isEqualTo("Par");
  }

  @Test
  void neverKeepsHalfACharacter() {
    assertThat(Excerpt.of("a😀b", 2)).isEqualTo("a");
    assertThat(Excerpt.of("a😀b", 3)).isEqualTo("a😀");
  }
}
