package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"250ms, PT0.25S", "30s, PT30S", "90S, PT1M30S", "5m, PT5M", "2h, PT2H", "1d, PT24H"})
  void parsesANumberWithItsUnit(String text, Duration span) {
    assertThat(TimeSpan.parse(text)).hasValue(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "5 m", "-5m", "5w", "1234567890s"})
  void refusesEverythingElse(String text) {
    assertThat(TimeSpan.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT0.25S, 250ms", "PT90S, 90s", "PT5M, 5m", "PT36H, 36h", "PT48H, 2d"})
  void showsTheLargestUnitThatDivides(Duration span, String shown) {
    assertThat(TimeSpan.show(span)).isEqualTo(shown);
  }
}
