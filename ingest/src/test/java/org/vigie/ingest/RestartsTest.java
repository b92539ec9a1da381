package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private static final Duration SHORT = Duration.ofSeconds(59);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Restarts restarts = new Restarts();
  private final IllegalStateException failure = new IllegalStateException("no disk");

  @Test
  void keepsAFailureUntilTheNextSuccess() {
    restarts.failed(failure, SHORT);
    restarts.failed(failure, SHORT);

    assertThat(restarts.failure()).isEqualTo(failure);
    assertThat(restarts.count()).isEqualTo(2);
    restarts.succeeded();
    assertThat(restarts.failure()).isNull();
    assertThat(restarts.count()).isEqualTo(2);
  }

  @Test
  void forgetsAFailureIfThePartRunsForLongWithNothingToDo() {
    restarts.failed(failure, SHORT);
    restarts.ran(SHORT);

    assertThat(restarts.failure()).isEqualTo(failure);
    restarts.ran(LONG);
    assertThat(restarts.failure()).isNull();
  }

  @Test
  void waitsLongerAfterEachFailureButNotAfterARecovery() {
    assertThat(restarts.failed(failure, SHORT)).hasSeconds(1);
    assertThat(restarts.failed(failure, SHORT)).hasSeconds(2);
    for (int i = 0; i < 9; i++) {
      restarts.failed(failure, SHORT);
    }
    assertThat(restarts.failed(failure, SHORT)).hasSeconds(30);
    assertThat(restarts.failed(failure, LONG)).hasSeconds(1);
  }
}
