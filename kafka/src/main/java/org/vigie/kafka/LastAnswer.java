package org.vigie.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The time at which Kafka last answered a consumer. A consumer that has lost its broker reports no
 * error; it only receives nothing. So this class reads the consumer's own count of answers.
 */
final class LastAnswer {
  /** An answer is recent for this time. An estimate: without new records, 1 s is usual. */
  private static final Duration RECENT = Duration.ofSeconds(10);

  /** Name of Kafka's metric: how many fetch requests were answered, empty answers included. */
  private static final String ANSWERS = "fetch-total";

  private @Nullable Metric answers;
  private double before;
  private volatile boolean isAnswered;

  /** The time of the last answer; before the first one, the time of creation. */
  private volatile long nanos = System.nanoTime();

  /** Starts to watch a consumer, from its first answer on. */
  void watch(Consumer<?, ?> consumer) {
    before = 0;
    answers =
        consumer.metrics().entrySet().stream()
            .filter(each -> each.getKey().name().equals(ANSWERS))
            .findAny()
            .<Metric>map(each -> each.getValue())
            .orElse(null);
  }

  /** Returns true if the consumer has received an answer since the last call. */
  boolean check() {
    double now = answers == null ? before : (Double) answers.metricValue();
    boolean isNew = now > before;
    before = now;
    if (isNew) {
      nanos = System.nanoTime();
      isAnswered = true;
    }
    return isNew;
  }

  boolean isRecent() {
    return isAnswered && age().compareTo(RECENT) < 0;
  }

  /** Returns the time since the last answer; before the first one, the time since the creation. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
