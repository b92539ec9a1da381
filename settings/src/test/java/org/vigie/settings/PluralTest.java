package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
  @Test
  void onlyOneIsSingular() {
    assertThat(Plural.of(0, "feed")).isEqualTo("0 feeds");
    assertThat(Plural.of(1, "feed")).isEqualTo("1 feed");
    assertThat(Plural.of(2, "feed")).isEqualTo("2 feeds");
    assertThat(Plural.of(1_001, "entry", "entries")).isEqualTo("1001 entries");
    assertThat(Plural.form(1, "page waits", "pages wait")).isEqualTo("page waits");
  }
}
