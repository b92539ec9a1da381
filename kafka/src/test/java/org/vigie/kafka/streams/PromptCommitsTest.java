package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {
  private static final long DAY = 86_400_000;

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final PromptCommits commits = commitsAt(1_000);

  @Test
  void firstIsCommittedAtOnce() {
    commits.request();

    assertThat(context.committed()).isTrue();
  }

  @Test
  void aFewThatFollowEachOtherAreCommittedAtOnceAndTheNextWhenItsTimeHasCome() {
    useUp();

    requestAt(1_000);
    requestAt(1_010);
    assertThat(context.committed()).isFalse();

    goOffAt(1_025, 1_010);
    assertThat(context.committed()).isTrue();
    assertThat(timer().getInterval()).hasMillis(25);
    assertThat(timer().cancelled()).isTrue();
  }

  @Test
  void aLaterRequestIsCommittedAtOnceAndNoSecondTime() {
    useUp();
    requestAt(1_010);

    requestAt(1_030);

    assertThat(context.committed()).isTrue();
    assertThat(timer().cancelled()).isTrue();
  }

  @Test
  void overTimeOneCommitIsMadeInTwentyFiveMilliseconds() {
    int committed = 0;
    for (int at = 1_000; at < 11_000; at += 5) {
      context.resetCommit();
      requestAt(at);
      committed += context.committed() ? 1 : 0;
    }

    assertThat(committed).isBetween(400, 411);
  }

  /** Commits as often as is possible at once. */
  private void useUp() {
    for (int i = 0; i < 11; i++) {
      context.resetCommit();
      requestAt(1_000);
      assertThat(context.committed()).isTrue();
    }
    context.resetCommit();
  }

  @Test
  void inABurstCommitsAreRarerUntilItIsOver() {
    for (int at = 1_000; at <= 1_025; at++) {
      requestAt(at);
    }
    context.resetCommit();

    requestAt(1_100);
    assertThat(context.committed()).isFalse();
    requestAt(1_225);
    assertThat(context.committed()).isTrue();
    context.resetCommit();
    requestAt(1_250);
    assertThat(context.committed()).isTrue();
  }

  @Test
  void whatIsLateAnywayWaitsForATenthOfItsAgeAtMost() {
    requestAt(1_000);
    context.resetCommit();

    requestAt(1_090, 90);
    assertThat(context.committed()).isFalse();
    requestAt(1_100, 100);
    assertThat(context.committed()).isTrue();
    context.resetCommit();

    requestAt(DAY - 500, 0);
    context.resetCommit();
    requestAt(DAY - 1, 0);
    assertThat(context.committed()).isFalse();
    requestAt(DAY, 0);
    assertThat(context.committed()).isTrue();
  }

  @Test
  void whatWasPutOffIsCommittedAsSoonAsNoNewerRecordComes() {
    requestAt(10_000);
    context.resetCommit();
    requestAt(10_100, 100);
    assertThat(timer().getInterval()).hasMillis(40);

    goOffAt(10_140, 120);
    assertThat(context.committed()).isFalse();

    goOffAt(10_180, 120);
    assertThat(context.committed()).isTrue();
  }

  @Test
  void whatWasPutOffIsCommittedInTimeWhileNewerRecordsCome() {
    requestAt(10_000);
    context.resetCommit();
    requestAt(10_100, 100);

    int at = 10_100;
    while (!context.committed()) {
      at += 40;
      goOffAt(at, at - 10_000);
    }

    assertThat(at).isEqualTo(10_500);
  }

  private void goOffAt(long millis, long streamTime) {
    context.setCurrentStreamTimeMs(streamTime);
    context.setCurrentSystemTimeMs(millis);
    context.scheduledPunctuators().getLast().getPunctuator().punctuate(millis);
  }

  @Test
  void aReplayIsCommittedAtOnce() {
    requestAt(DAY + 1, 0);
    context.resetCommit();

    requestAt(DAY + 2, 0);

    assertThat(context.committed()).isTrue();
  }

  private void requestAt(long millis) {
    requestAt(millis, millis);
  }

  private void requestAt(long millis, long streamTime) {
    context.setCurrentStreamTimeMs(streamTime);
    context.setCurrentSystemTimeMs(millis);
    commits.request();
  }

  @Test
  void aTaskThatRequestsNothingHasNoTimer() {
    commits.request();

    assertThat(context.scheduledPunctuators()).isEmpty();
  }

  private PromptCommits commitsAt(long millis) {
    context.setCurrentStreamTimeMs(millis);
    context.setCurrentSystemTimeMs(millis);
    return new PromptCommits(context);
  }

  /** Returns the only timer that was set. */
  private CapturedPunctuator timer() {
    assertThat(context.scheduledPunctuators()).hasSize(1);
    return context.scheduledPunctuators().getFirst();
  }
}
