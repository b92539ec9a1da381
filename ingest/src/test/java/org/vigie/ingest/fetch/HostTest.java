package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Throttled;

class HostTest {
  private static final Failed TIMEOUT = new Failed(Reason.TIMEOUT, "silent");
  private static final Failed REFUSED = new Failed(Reason.CONNECT, "refused");

  private final TestClock clock = new TestClock();
  private final Host host = new Host(Limits.DEFAULT);

  @Test
  void isDownAfterThreeRequestsWithoutAnAnswer() {
    silent();
    silent();
    assertThat(isAllowed()).isTrue();
    host.end();

    silent();

    assertThat(host.begin(false, clock.instant())).contains(TIMEOUT);
  }

  @Test
  void anAnswerBetweenTwoTimeoutsShowsThatItIsUp() {
    silent();
    silent();
    host.answered();
    silent();

    assertThat(isAllowed()).isTrue();
  }

  @Test
  void isRememberedWhileItIsAskedOrPausedOrSilent() throws Exception {
    assertThat(isForgettable()).isTrue();
    host.permits(false).acquire();
    assertThat(isForgettable()).isFalse();
    host.permits(false).release();
    host.pause(clock.instant().plusSeconds(60), "asked");
    assertThat(isForgettable()).isFalse();
    clock.advance(Duration.ofSeconds(61));
    assertThat(isForgettable()).isTrue();
    silent();
    assertThat(isForgettable()).isFalse();
    host.answered();
    assertThat(isForgettable()).isTrue();
  }

  private boolean isForgettable() {
    return host.isForgettable(Limits.DEFAULT, clock.instant());
  }

  @Test
  void isDownAtOnceIfItCanNotBeReached() {
    host.unreachable(REFUSED, clock.instant());

    assertThat(host.begin(true, clock.instant())).contains(REFUSED);
  }

  @Test
  void isProbedByOneRequestAtATimeWithDoubledWaits() {
    host.unreachable(REFUSED, clock.instant());
    for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 320, 600, 600}) {
      clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(isAllowed()).as("%d s", seconds).isFalse();
      clock.advance(Duration.ofMillis(2));
      assertThat(isAllowed()).as("%d s", seconds).isTrue();
      assertThat(isAllowed()).as("second probe").isFalse();

      silent();
      host.end();
    }
  }

  @Test
  void requestsOfOneOutageDoNotDoubleTheWait() {
    for (int request = 0; request < 32; request++) {
      host.unreachable(REFUSED, clock.instant());
    }
    clock.advance(Duration.ofSeconds(6));

    assertThat(isAllowed()).isTrue();
  }

  @Test
  void isUpAfterAProbeThatIsAnswered() {
    host.unreachable(REFUSED, clock.instant());
    clock.advance(Duration.ofSeconds(6));
    assertThat(isAllowed()).isTrue();
    host.answered();
    host.end();

    assertThat(isAllowed()).isTrue();
    assertThat(isAllowed()).isTrue();
  }

  @Test
  void theLongestPauseHoldsExceptForPrivateFeeds() {
    host.pause(clock.instant().plusSeconds(60), "429");
    host.pause(clock.instant().plusSeconds(30), "503");

    assertThat(host.begin(false, clock.instant()))
        .contains(new Throttled(Duration.ofSeconds(60), "429"));
    assertThat(host.begin(true, clock.instant())).isEmpty();
  }

  @Test
  void aClockThatIsSetBackSilencesNoHost() {
    host.pause(clock.instant().plus(Duration.ofHours(24)).plusSeconds(600), "429");
    assertThat(isAllowed()).isFalse();
    clock.advance(Duration.ofDays(-1));
    assertThat(isAllowed()).isTrue();
    // Then a further pause is kept
    host.pause(clock.instant().plusSeconds(60), "429");
    assertThat(isAllowed()).isFalse();
    clock.advance(Duration.ofSeconds(60));

    host.unreachable(REFUSED, clock.instant());
    assertThat(isAllowed()).isFalse();
    clock.advance(Duration.ofHours(-1));
    assertThat(host.begin(true, clock.instant())).isEmpty();
  }

  private boolean isAllowed() {
    return host.begin(false, clock.instant()).isEmpty();
  }

  private void silent() {
    host.silent(TIMEOUT, clock.instant());
  }
}
