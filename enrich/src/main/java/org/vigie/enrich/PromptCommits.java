package org.vigie.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon after something was found, so that it is told soon, and leaves what concerns nobody
 * to the interval between commits, which is longer: a commit costs as much for one record as for a
 * thousand.
 */
final class PromptCommits {
  /** The least time between two commits asked for here. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private boolean isWaiting;

  /** When a commit was last asked for, milliseconds of the wall clock. */
  private long last;

  PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    context.schedule(BETWEEN, PunctuationType.WALL_CLOCK_TIME, _ -> commitIfDue());
  }

  /** Asks for a commit: at once, or when the time since the last one is over. */
  void request() {
    isWaiting = true;
    commitIfDue();
  }

  private void commitIfDue() {
    long now = context.currentSystemTimeMs();
    if (isWaiting && now - last >= BETWEEN.toMillis()) {
      isWaiting = false;
      last = now;
      context.commit();
    }
  }
}
