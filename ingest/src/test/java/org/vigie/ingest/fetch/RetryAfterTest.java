package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.message.BasicHttpResponse;
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
    assertThat(RetryAfter.pause(asking(value), NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "12345678901234567890", "1.5"})
  void returnsNullForInvalidValues(String value) {
    assertThat(RetryAfter.pause(asking(value), NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 12 Feb 2025 07:00:00 GMT", "Wed, 12 Feb 2025 11:00:00 GMT"})
  void aDateIsMeasuredByTheClockOfTheServer(String sent) {
    BasicHttpResponse response = asking(sent.replace(":00:00", ":10:00"));
    response.addHeader("Date", sent);

    assertThat(RetryAfter.pause(response, NOW)).hasMinutes(10);
  }

  private static BasicHttpResponse asking(String value) {
    var response = new BasicHttpResponse(503);
    response.addHeader("Retry-After", value);
    return response;
  }

  @Test
  void findsTheMaximumAge() {
    assertThat(RetryAfter.maxAge("public, max-age=600, must-revalidate")).hasMinutes(10);
    assertThat(RetryAfter.maxAge("Max-Age=\"30\"")).hasSeconds(30);
    assertThat(RetryAfter.maxAge("s-maxage=600")).isZero();
    assertThat(RetryAfter.maxAge("no-store")).isZero();
  }
}
