package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.PendingNotification;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

class ResultCountsTest {
  private static final Topics TOPICS = new Topics("", 1);
  private static final Instant NOW = Instant.parse("2025-02-12T08:00:00Z");

  private static final Mention EXAMPLE = example();

  private final ResultCounts counts = new ResultCounts(TOPICS);

  @Test
  void countsSentAndFailedNotificationsOnce() {
    Notification pending = PendingNotification.of("a", "presse", "st-1", Kind.FIRST, NOW);
    add("a", pending);
    add("a", pending.settled(State.SENT, NOW, "ref", null));
    add("b", pending.settled(State.FAILED, NOW, null, "msg_too_long"));
    add("b", pending.settled(State.FAILED, NOW, null, "msg_too_long"));
    add("c", pending);

    assertThat(counts.notifications()).isEqualTo(1);
    assertThat(counts.failed()).isEqualTo(1);
  }

  @Test
  void doesNotCountWhatIsTakenBackLater() {
    Pickup taken = Objects.requireNonNull(EXAMPLE.pickup());
    Story story = story(1);
    add(TOPICS.mentions(), EXAMPLE.key(), EXAMPLE);
    add(TOPICS.pickups(), pickup().key(), pickup());
    add(TOPICS.stories(), story.key(), story);
    assertCounts(1, 1, 1);

    add(TOPICS.mentions(), EXAMPLE.key(), mention(EXAMPLE.tags(), null, null));
    assertCounts(1, 0, 1);

    add(TOPICS.mentions(), EXAMPLE.key(), mention(List.of(), null, null));
    add(TOPICS.stories(), story.key(), story(0));
    assertCounts(0, 0, 0);

    add(TOPICS.mentions(), EXAMPLE.key(), mention(List.of(), taken, null));
    add(TOPICS.stories(), story.key(), story);
    assertCounts(1, 1, 1);

    add(TOPICS.mentions(), EXAMPLE.key(), mention(EXAMPLE.tags(), taken, "first"));
    assertCounts(0, 0, 1);
  }

  @Test
  void aNullValueTakesBackOrIsPassedOver() {
    add(TOPICS.mentions(), EXAMPLE.key(), EXAMPLE);
    add(TOPICS.pickups(), pickup().key(), pickup());
    add(TOPICS.stories(), story(1).key(), story(1));
    addNull(TOPICS.pickups(), pickup().key());
    addNull(TOPICS.notifications(), "a");
    assertCounts(1, 1, 1);

    addNull(TOPICS.mentions(), EXAMPLE.key());
    addNull(TOPICS.stories(), story(1).key());
    assertCounts(0, 0, 0);
    assertThat(counts.notifications()).isZero();
  }

  private static Mention example() {
    try (InputStream json =
        ResultCountsTest.class.getResourceAsStream("/fixtures/mention.v1.json")) {
      return Json.MAPPER.readValue(json, Mention.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertCounts(int mentions, int pickups, int stories) {
    assertThat(List.of(counts.mentions(), counts.pickups(), counts.stories()))
        .containsExactly(mentions, pickups, stories);
  }

  private static Mention mention(
      List<Tag> tags, @Nullable Pickup pickup, @Nullable String duplicateOf) {
    return new Mention(
        EXAMPLE.watch(),
        EXAMPLE.article(),
        tags,
        pickup,
        EXAMPLE.story(),
        null,
        duplicateOf,
        false);
  }

  private static ReleasePickup pickup() {
    Pickup taken = Objects.requireNonNull(EXAMPLE.pickup());
    String release = Objects.requireNonNull(taken.release());
    return new ReleasePickup(EXAMPLE.watch(), release, EXAMPLE.article(), EXAMPLE.story(), taken);
  }

  private static Story story(int articles) {
    return new Story(
        EXAMPLE.watch(), EXAMPLE.story(), "A title", List.of(), null, articles, 0, List.of(), NOW);
  }

  private void add(String key, Notification value) {
    add(TOPICS.notifications(), key, value);
  }

  private <V> void add(Topic<V> topic, String key, V value) {
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    counts.add(new ConsumerRecord<>(topic.name(), 0, 0, key, bytes));
  }

  private void addNull(Topic<?> topic, String key) {
    counts.add(new ConsumerRecord<>(topic.name(), 0, 0, key, null));
  }
}
