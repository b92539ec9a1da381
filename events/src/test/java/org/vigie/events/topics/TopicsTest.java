package org.vigie.events.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final Topics TOPICS = new Topics("", 4);

  @Test
  void areNamedByAPluralNounAndAVersion() {
    assertThat(TOPICS.all())
        .extracting(Topic::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)?s\\.v[1-9]"));
  }

  @Test
  void carryThePrefixAndThePartitions() {
    assertThat(new Topics("press.", 12).all())
        .allMatch(topic -> topic.name().startsWith("press.") && topic.partitions() == 12);
  }

  @Test
  void keepStateForEverAndEventsForATime() {
    assertThat(TOPICS.watches().config()).containsEntry("cleanup.policy", "compact");
    assertThat(TOPICS.stories().config())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", "31536000000");
    assertThat(TOPICS.mentions().config())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "7776000000",
                "segment.ms", "604800000",
                "max.message.bytes", "4259840"));
  }

  @Test
  void keepRecordsForTheTimeThatAnOperatorChooses() {
    var retention = Map.of("articles.v1", Duration.ofDays(60), "stories.v1", Duration.ofDays(365));
    var topics = new Topics("press.", new TopicSettings(4, null, retention));

    assertThat(topics.articles().config())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "5184000000",
                "segment.ms", "518400000",
                "max.message.bytes", "4259840"));
    assertThat(topics.stories().config())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", "31536000000");
    assertThat(topics.mentions().config()).isEqualTo(TOPICS.mentions().config());
  }

  @Test
  void ofArticlesAndWatchesHaveTheSamePartitions() {
    assertThat(TOPICS.watches().partitions()).isEqualTo(TOPICS.articles().partitions());
  }

  @Test
  void keepKnownArticlesPartitionedLikeTheFeedsButOutsideTheContract() {
    Topic<?> known = new Topics("press.", 12).knownArticles();

    assertThat(known.name()).isEqualTo("press.vigie-ingest-known-articles");
    assertThat(known.partitions()).isEqualTo(12);
    assertThat(known.config())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", "3283200000");
    assertThat(TOPICS.all()).extracting(Topic::name).doesNotContain(known.name());
    assertThat(TOPICS.internal()).extracting(Topic::name).contains(TOPICS.knownArticles().name());
  }

  @Test
  void leaveDeadLettersAsTheyWereFound() {
    byte[] found = {0, -1, 7};

    assertThat(TOPICS.deadLetters().values().serializer().serialize("t", found)).isEqualTo(found);
  }
}
