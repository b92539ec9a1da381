package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {
  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final PromptCommits commits = commitsAt(1_000);

  @Test
  void firstIsCommittedAtOnce() {
    commits.request();

    assertThat(context.committed()).isTrue();
  }

  @Test
  void whatComesRightAfterItIsCommittedWhenTheTimeIsOver() {
    commits.request();
    context.resetCommit();

    context.setCurrentSystemTimeMs(1_010);
    commits.request();
    assertThat(context.committed()).isFalse();

    tick(1_024);
    assertThat(context.committed()).isFalse();

    tick(1_025);
    assertThat(context.committed()).isTrue();
  }

  @Test
  void nothingIsCommittedThatNobodyAskedFor() {
    commits.request();
    context.resetCommit();

    tick(5_000);

    assertThat(context.committed()).isFalse();
  }

  private PromptCommits commitsAt(long millis) {
    context.setCurrentSystemTimeMs(millis);
    return new PromptCommits(context);
  }

  private void tick(long millis) {
    context.setCurrentSystemTimeMs(millis);
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(millis);
  }
}
