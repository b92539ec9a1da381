package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "Wed, 12 Feb 2025 09:10:00 GMT | PT10M",
        "Wednesday, 12-Feb-25 09:10:00 GMT | PT10M",
        "Wed, 12 Feb 2025 08:00:00 GMT | PT0S",
        "99999999 | P1D",
        "Fri, 12 Feb 2055 08:00:00 GMT | P1D",
      })
  void readsSecondsAndDates(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "12345678901234567890", "1.5"})
  void returnsNullForInvalidValues(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isNull();
  }

  @Test
  void findsTheMaximumAge() {
    assertThat(RetryAfter.maxAge("public, max-age=600, must-revalidate")).hasMinutes(10);
    assertThat(RetryAfter.maxAge("Max-Age=\"30\"")).hasSeconds(30);
    assertThat(RetryAfter.maxAge("s-maxage=600")).isZero();
    assertThat(RetryAfter.maxAge("no-store")).isZero();
  }
}
