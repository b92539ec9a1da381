package org.vigie.kafka.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * A timer of a Kafka Streams task. It goes off once for each setting, by the wall clock. Kafka
 * Streams looks at timers after each poll, so it can be late by the time of a poll.
 *
 * <p>An alarm replaces a timer that goes off at regular intervals. When a timer goes off, Kafka
 * Streams commits a transaction, even if nothing was written. Measured with timers of 25 and 100
 * ms: an idle task made four transactions a second, and three idle tasks took 4.6 % of a core.
 */
public final class Alarm {
  private final ProcessorContext<?, ?> context;
  private final Runnable action;
  private @Nullable Cancellable timer;

  /** Time at which the timer goes off, in milliseconds since 1970. */
  private long at;

  /** Creates an alarm that is not set; {@code action} runs on the task's thread. */
  public Alarm(ProcessorContext<?, ?> context, Runnable action) {
    this.context = context;
    this.action = action;
  }

  /**
   * Sets the alarm, unless it already goes off earlier. Must be called while the task processes a
   * record or a timer, or is being opened.
   *
   * @param wait time until the alarm goes off; less than 1 ms counts as 1 ms
   */
  public void within(Duration wait) {
    long millis = Math.max(1, wait.toMillis());
    long then = context.currentSystemTimeMs() + millis;
    if (timer == null || then < at) {
      stop();
      at = then;
      timer =
          context.schedule(
              Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, _ -> goOff());
    }
  }

  /** Takes back the setting, if there is one. */
  public void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void goOff() {
    stop();
    action.run();
  }
}
