package org.vigie.standalone.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.events.topics.TopicSettings;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/** Reads {@code topics.yaml}: partitions, copies and retention of the topics. */
final class TopicsFile {
  private static final String NAME = "topics.yaml";

  /** Kafka's own limit is far higher; with more partitions one broker starts slowly. Chosen. */
  private static final int MOST_PARTITIONS = 256;

  private static final Duration SHORTEST = Duration.ofDays(1);

  /** Alerts wait in this topic for seven days, and are decided from the state of thirty days. */
  private static final Map<String, Duration> SHORTEST_OF =
      Map.of("notifications.v1", Duration.ofDays(30));

  private static final Duration LONGEST = Duration.ofDays(3_650);

  /** The topics whose records may be deleted. The other topics hold the state of the services. */
  private static final List<String> WITH_RETENTION =
      List.of(
          "articles.v1",
          "mentions.v1",
          "stories.v1",
          "pickups.v1",
          "counts.v1",
          "notifications.v1",
          "dead-letters.v1");

  private TopicsFile() {}

  /**
   * Reads {@code topics.yaml} in a folder. What it does not set, or if there is none, is preset.
   */
  static TopicSettings read(Path dir, TopicSettings preset, Problems problems) {
    Path file = dir.resolve(NAME);
    return Files.exists(file)
        ? YamlFile.read(file, problems).map(top -> settings(top, preset)).orElse(preset)
        : preset;
  }

  private static TopicSettings settings(YamlMap top, TopicSettings preset) {
    try (top) {
      int partitions = top.number("partitions", preset.partitions(), 1, MOST_PARTITIONS);
      int replication = top.number("replication", 0, 1, Short.MAX_VALUE);
      return new TopicSettings(
          partitions,
          replication == 0 ? null : (short) replication,
          top.map("retention").map(TopicsFile::retention).orElse(Map.of()));
    }
  }

  private static Map<String, Duration> retention(YamlMap topics) {
    try (topics) {
      Map<String, Duration> retention = new HashMap<>();
      for (String topic : WITH_RETENTION) {
        Duration shortest = SHORTEST_OF.getOrDefault(topic, SHORTEST);
        Duration chosen = topics.duration(topic, null, shortest, LONGEST);
        if (chosen != null) {
          retention.put(topic, chosen);
        }
      }
      return retention;
    }
  }
}
