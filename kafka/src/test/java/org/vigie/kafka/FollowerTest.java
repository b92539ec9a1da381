package org.vigie.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Topic;

class FollowerTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);
  private static final Topic<String> TOPIC = new Topic<>("t", Serdes.String(), 1, Map.of());

  private final Deque<MockConsumer<String, byte[]>> consumers = new ConcurrentLinkedDeque<>();
  private final List<String> read = new CopyOnWriteArrayList<>();

  @Test
  void goesOnWithANewConsumerWhereTheLastOneFailed() {
    MockConsumer<String, byte[]> first = consumer();
    first.schedulePollTask(() -> add(first, 0, "a"));
    first.schedulePollTask(() -> first.setPollException(new KafkaException("gone")));
    MockConsumer<String, byte[]> second = consumer();
    second.schedulePollTask(() -> add(second, 0, "a"));
    second.schedulePollTask(() -> add(second, 1, "b"));

    try (var follower = follower(() -> {})) {
      follower.startAtBeginning();

      await().untilAsserted(() -> assertThat(read).containsExactly("a", "b"));
      assertThat(first.closed()).isTrue();
    }
    assertThat(second.closed()).isTrue();
  }

  @Test
  void skipsARecordThatItsReceiverCannotHandle() {
    MockConsumer<String, byte[]> only = consumer();
    only.schedulePollTask(() -> add(only, 0, "bad"));
    only.schedulePollTask(() -> add(only, 1, "b"));

    try (var follower = follower(() -> throwAtFirst())) {
      follower.startAtBeginning();

      await().untilAsserted(() -> assertThat(read).containsExactly("b"));
    }
  }

  @Test
  void canBeClosedBeforeItIsStarted() {
    var follower = follower(() -> {});

    assertThatCode(follower::close).doesNotThrowAnyException();
  }

  private void throwAtFirst() {
    if (read.isEmpty()) {
      throw new IllegalStateException("a fault of the receiver");
    }
  }

  private Follower follower(Runnable afterBatch) {
    return new Follower(consumers::remove, "follower", afterBatch)
        .on(
            TOPIC,
            (_, value) -> {
              if (!"bad".equals(value)) {
                read.add(String.valueOf(value));
              } else {
                throw new IllegalArgumentException();
              }
            });
  }

  private MockConsumer<String, byte[]> consumer() {
    var made = new MockConsumer<String, byte[]>("earliest");
    made.updatePartitions("t", List.of(new PartitionInfo("t", 0, null, null, null)));
    made.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumers.add(made);
    return made;
  }

  private static void add(MockConsumer<String, byte[]> consumer, long offset, String value) {
    consumer.addRecord(new ConsumerRecord<>("t", 0, offset, "k", value.getBytes(UTF_8)));
  }
}
