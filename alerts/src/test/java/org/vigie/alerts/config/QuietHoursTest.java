package org.vigie.alerts.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest(name = "{2} in {0} to {1}")
  @CsvSource({
    // an ordinary night: Paris is one hour ahead of UTC
    "22:00, 07:00, 2025-02-12T20:59:59Z, ",
    "22:00, 07:00, 2025-02-12T21:00:00Z, 2025-02-13T06:00:00Z",
    "22:00, 07:00, 2025-02-13T05:59:59Z, 2025-02-13T06:00:00Z",
    "22:00, 07:00, 2025-02-13T06:00:00Z, ",
    // within a day
    "12:00, 14:00, 2025-02-12T12:30:00Z, 2025-02-12T13:00:00Z",
    "12:00, 14:00, 2025-02-12T23:30:00Z, ",
    // until midnight, and from midnight
    "22:00, 00:00, 2025-02-12T22:59:00Z, 2025-02-12T23:00:00Z",
    "00:00, 07:00, 2025-02-12T23:00:00Z, 2025-02-13T06:00:00Z",
    // 2025-03-30: 02:00 becomes 03:00, the night is an hour shorter
    "22:00, 07:00, 2025-03-29T21:00:00Z, 2025-03-30T05:00:00Z",
    "22:00, 07:00, 2025-03-30T04:59:59Z, 2025-03-30T05:00:00Z",
    "22:00, 07:00, 2025-03-30T05:00:00Z, ",
    // ends at a time that the clocks skip: at the change
    "22:00, 02:30, 2025-03-30T00:59:59Z, 2025-03-30T01:00:00Z",
    "22:00, 02:30, 2025-03-30T01:00:00Z, ",
    // begins at a time that the clocks skip
    "02:30, 07:00, 2025-03-30T00:59:59Z, ",
    "02:30, 07:00, 2025-03-30T01:00:00Z, 2025-03-30T05:00:00Z",
    // 2025-10-26: 03:00 becomes 02:00, the night is an hour longer
    "22:00, 07:00, 2025-10-25T20:00:00Z, 2025-10-26T06:00:00Z",
    "22:00, 07:00, 2025-10-26T05:59:59Z, 2025-10-26T06:00:00Z",
    "22:00, 07:00, 2025-10-26T06:00:00Z, ",
    // ends at a time that comes twice: at the first, and the second is not quiet
    "22:00, 02:30, 2025-10-26T00:29:59Z, 2025-10-26T00:30:00Z",
    "22:00, 02:30, 2025-10-26T00:30:00Z, ",
    "22:00, 02:30, 2025-10-26T01:10:00Z, ",
  })
  void endTheSameDayOrTheNext(LocalTime from, LocalTime to, Instant now, @Nullable Instant end) {
    var found = new QuietHours(from, to, List.of()).end(now, PARIS);

    assertThat(found.orElse(null)).isEqualTo(end);
  }
}
