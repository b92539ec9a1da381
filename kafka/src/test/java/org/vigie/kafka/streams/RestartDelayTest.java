package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartDelayTest {
  private final RestartDelay delay = new RestartDelay();

  @Test
  void isDoubledUpToAMinute() {
    assertThat(delay.next()).isEqualTo(Duration.ofMillis(500));
    assertThat(delay.next()).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 5; i++) {
      delay.next();
    }
    assertThat(delay.next()).isEqualTo(Duration.ofMinutes(1));
    assertThat(delay.next()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void beginsAgainAfterATimeWithoutFailure() {
    delay.next();
    delay.next();
    delay.reset();
    assertThat(delay.next()).isEqualTo(Duration.ofMillis(500));
  }
}
