package org.vigie.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon after a finding, so that its alert is sent soon. Articles without a finding wait for
 * the longer commit interval, because committing one record costs as much as a thousand records.
 */
final class PromptCommits {
  /** Minimum time between two requested commits. An estimate: as long as a poll. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private boolean isRequested;

  /** Time of the last requested commit, in milliseconds since 1970. */
  private long last;

  PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    context.schedule(BETWEEN, PunctuationType.WALL_CLOCK_TIME, _ -> commitIfDue());
  }

  /** Commits now, or when {@link #BETWEEN} has passed since the last requested commit. */
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
