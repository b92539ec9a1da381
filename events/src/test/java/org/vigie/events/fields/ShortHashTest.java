package org.vigie.events.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortHashTest {
  /** The test vector "abc" of FIPS 180-2. */
  @Test
  void isTheBeginningOfASha256() {
    assertThat(ShortHash.of("abc", 4)).isEqualTo("ba7816bf");
  }
}
