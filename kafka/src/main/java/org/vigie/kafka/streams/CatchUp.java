package org.vigie.kafka.streams;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** Tells whether an application has caught up with its partitions once since its start. */
final class CatchUp {
  /** An application is behind if it lacks more records than this. An estimate: a second's work. */
  private static final long FEW = 1_000;

  private volatile boolean isDone;

  boolean isDone(KafkaStreams streams) {
    boolean hasTasks = tasks(streams) > 0;
    // why: the sum reads each metric, which is too much for each second of the years afterwards.
    isDone = isDone || (hasTasks && lag(streams) <= FEW);
    return hasTasks && isDone;
  }

  /** Returns the number of active tasks, those that are being restored included. */
  static int tasks(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .mapToInt(thread -> thread.activeTasks().size())
        .sum();
  }

  /** Returns the number of records that the consumers have not read yet. */
  static long lag(KafkaStreams streams) {
    long sum = 0;
    for (Metric metric : streams.metrics().values()) {
      MetricName name = metric.metricName();
      if (name.name().equals("records-lag")
          && !name.tags().getOrDefault("client-id", "").endsWith("restore-consumer")
          && metric.metricValue() instanceof Double records
          && !records.isNaN()) {
        sum += records.longValue();
      }
    }
    return sum;
  }
}
