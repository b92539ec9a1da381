package org.vigie.kafka.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits to Kafka soon after an urgent record is written, so that its reader gets it soon. Other
 * records wait for the longer commit interval: a commit costs as much as analysing 50 articles.
 */
public final class PromptCommits {
  /** Minimum time between two requested commits. An estimate: twice the duration of a commit. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final ProcessorContext<?, ?> context;
  private final Alarm alarm;

  /** Time of the last requested commit, in milliseconds since 1970. */
  private long last;

  public PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    this.alarm = new Alarm(context, this::commit);
  }

  /** Commits now, or as soon as {@link #BETWEEN} has passed since the last requested commit. */
  public void request() {
    long wait = last + BETWEEN.toMillis() - context.currentSystemTimeMs();
    if (wait > 0) {
      alarm.within(Duration.ofMillis(wait));
    } else {
      commit();
    }
  }

  private void commit() {
    alarm.stop();
    last = context.currentSystemTimeMs();
    context.commit();
  }
}
