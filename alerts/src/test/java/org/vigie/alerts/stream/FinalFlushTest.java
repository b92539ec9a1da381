package org.vigie.alerts.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinalFlushTest {
  private final FinalFlush flush = new FinalFlush();

  @Test
  void aTaskThatFailedIsWaitedForUntilItIsRestored() {
    flush.taskEmpty("0_0");
    flush.taskOpen("0_1");
    flush.request();

    flush.taskClosed("0_1");
    assertThat(flush.isDone(2)).isFalse();

    flush.taskOpen("0_1");
    assertThat(flush.isDone(2)).isFalse();
    flush.taskSent("0_1");
    assertThat(flush.isDone(2)).isTrue();
  }

  @Test
  void aTaskThatMovedToAnotherProcessIsNot() {
    flush.taskEmpty("0_0");
    flush.taskOpen("0_1");
    flush.request();

    flush.taskClosed("0_1");

    assertThat(flush.isDone(1)).isTrue();
  }

  @Test
  void isNotDoneBeforeKafkaHasAssignedTasks() {
    assertThat(flush.isDone(0)).isFalse();
    assertThat(flush.isDone(2)).isFalse();
  }
}
