package org.vigie.events.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void readsWhatAnInstantIsWrittenAs() {
    var random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      long unit = new long[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(FIRST, LAST + 1), random.nextInt(1_000_000_000) / unit * unit);

      assertThat(InstantReader.of(time.toString())).as(time.toString()).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29T00:00:00.1Z", "2025-02-11T08:30:00.12345Z"})
  void readsAnyNumberOfDecimals(String text) {
    assertThat(InstantReader.of(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2025-02-11",
        "2025-02-11T08:30Z",
        "2025-02-11T08:30:00",
        "2025-02-11T08:30:00.Z",
        "2025-02-11T08:30:00,5Z",
        "2025-02-11T08:30:00.1234567890Z",
        "2025-02-11T08:30:00+01:00",
        "2025-02-11T24:00:00Z",
        "2025-02-30T08:30:00Z",
        "2025-02-11T08:30:0aZ",
        "+12025-02-11T08:30:00Z",
        "2025-02-11 08:30:00Z"
      })
  void leavesOtherForms(String text) {
    assertThat(InstantReader.of(text)).isNull();
  }

  @Test
  void jacksonReadsTheOthers() {
    assertThat(Json.MAPPER.readValue("\"2025-02-11T08:30:00+01:00\"", Instant.class))
        .isEqualTo(Instant.parse("2025-02-11T07:30:00Z"));
    assertThat(Json.MAPPER.readValue("\"2025-02-11T24:00:00Z\"", Instant.class))
        .isEqualTo(Instant.parse("2025-02-12T00:00:00Z"));
  }
}
