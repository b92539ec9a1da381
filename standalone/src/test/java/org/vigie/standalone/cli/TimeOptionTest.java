package org.vigie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeOptionTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01, false",
    "2026-03-02, false",
    "2026-03-03, true",
    "2026-03-01T19:00:00Z, false",
    "2026-03-01T21:00:00Z, true",
  })
  void aDayLiesAheadFromTomorrowOn(String value, boolean isAhead) {
    var now = Instant.parse("2026-03-01T20:00:00Z");

    assertThat(new TimeOption().convert(value).isAhead(now, ZoneId.of("Pacific/Auckland")))
        .isEqualTo(isAhead);
  }
}
