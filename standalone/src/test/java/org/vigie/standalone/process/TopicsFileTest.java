package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.TopicSettings;
import org.vigie.settings.Problems;

class TopicsFileTest {
  @TempDir Path folder;

  private final Problems problems = new Problems();

  @Test
  void isOptional() {
    for (var preset : List.of(TopicSettings.EMBEDDED, TopicSettings.CLUSTER)) {
      assertThat(TopicsFile.read(folder, preset, problems)).isEqualTo(preset);
    }
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void setsPartitionsCopiesAndRetention() throws IOException {
    var read =
        read(
            """
            partitions: 12
            replication: 3
            retention:
              articles.v1: 60d
              stories.v1: 365d
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(read)
        .isEqualTo(
            new TopicSettings(
                12,
                (short) 3,
                Map.of("articles.v1", Duration.ofDays(60), "stories.v1", Duration.ofDays(365))));
  }

  @Test
  void reportsEachMistakeWithItsLine() throws IOException {
    read(
        """
        partitions: 0
        copies: 3
        retention:
          articles.v1: 1h
          watches.v1: 30d
        """);

    assertThat(problems.all().stream().map(Object::toString))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "topics.yaml line 1: partitions: 0 is not a whole number from 1 to 256"),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "topics.yaml line 2: copies: unknown key; expected one of partitions,"
                            + " replication, retention"),
            third ->
                assertThat(third)
                    .isEqualTo(
                        "topics.yaml line 4: retention.articles.v1: 1h is below the minimum 1d"),
            fourth ->
                assertThat(fourth)
                    .startsWith("topics.yaml line 5: retention.watches.v1: unknown key; expected"));
  }

  @Test
  void refusesARetentionThatIsShorterThanAlertsMayWait() throws IOException {
    read("retention: { notifications.v1: 29d }\n");

    assertThat(problems.all().stream().map(Object::toString))
        .containsExactly(
            "topics.yaml line 1: retention.notifications.v1: 29d is below the minimum 30d");
  }

  private TopicSettings read(String yaml) throws IOException {
    Files.writeString(folder.resolve("topics.yaml"), yaml);
    return TopicsFile.read(folder, TopicSettings.CLUSTER, problems);
  }
}
