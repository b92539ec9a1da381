package org.vigie.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon after a finding, so that its alert is sent soon. Other articles wait for the longer
 * commit interval: a commit costs the same for one record and for a thousand.
 */
final class PromptCommits {
  /** The minimum time between two requested commits. Chosen: as long as a poll. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private boolean isRequested;

  /** Time of the last requested commit, in milliseconds of the wall clock. */
  private long last;

  PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    context.schedule(BETWEEN, PunctuationType.WALL_CLOCK_TIME, _ -> commitIfDue());
  }

  /** Requests a commit: now, or when the minimum time since the last one has passed. */
  void request() {
    isRequested = true;
    commitIfDue();
  }

  private void commitIfDue() {
    long now = context.currentSystemTimeMs();
    if (isRequested && now - last >= BETWEEN.toMillis()) {
      isRequested = false;
      last = now;
      context.commit();
    }
  }
}
