package org.vigie.kafka.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits to Kafka soon after an urgent record is written, so that its reader gets it soon. Other
 * records wait for the longer commit interval: a commit costs as much as analysing 50 articles.
 */
public final class PromptCommits {
  /** Minimum time between two requested commits. An estimate: twice the duration of a commit. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private boolean isRequested;

  /** Time of the last requested commit, in milliseconds since 1970. */
  private long last;

  public PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    context.schedule(BETWEEN, PunctuationType.WALL_CLOCK_TIME, _ -> commitIfDue());
  }

  /** Commits now, or as soon as {@link #BETWEEN} has passed since the last requested commit. */
  public void request() {
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
