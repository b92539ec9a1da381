package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.PendingNotification;
import org.vigie.events.topics.Topics;

class ResultCountsTest {
  private static final Topics TOPICS = new Topics("", 1);
  private static final Instant NOW = Instant.parse("2025-02-12T08:00:00Z");

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

  private void add(String key, Notification value) {
    var topic = TOPICS.notifications();
    byte[] bytes = topic.values().serializer().serialize(topic.name(), value);
    counts.add(new ConsumerRecord<>(topic.name(), 0, 0, key, bytes));
  }
}
