package org.vigie.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits to Kafka soon after a mention is found, so that its notification is sent soon. Articles
 * without mentions wait for the longer commit interval: a commit costs as much as 1,000 articles.
 */
final class PromptCommits {
  /** Minimum time between two requested commits. An estimate: the duration of a Kafka poll. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private boolean isRequested;

  /** Time of the last requested commit, in milliseconds since 1970. */
  private long last;

  PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    context.schedule(BETWEEN, PunctuationType.WALL_CLOCK_TIME, _ -> commitIfDue());
  }

  /** Commits now, or as soon as {@link #BETWEEN} has passed since the last requested commit. */
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
