package org.vigie.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final List<String> read = new ArrayList<>();

  @Test
  void readsUpToTheEndEvenIfAPollBringsMore() {
    consumer.schedulePollTask(() -> add(FIRST, 0, 5));

    boolean isAll = TopicReader.read(consumer, Map.of(), Map.of(FIRST, 3L), this::take);

    assertThat(isAll).isTrue();
    assertThat(read).containsExactly("0@0", "0@1", "0@2");
  }

  @Test
  void skipsWhatArrivesInOnePartitionWhileItReadsAnother() {
    consumer.schedulePollTask(() -> add(FIRST, 0, 1));
    consumer.schedulePollTask(() -> add(FIRST, 1, 3));
    consumer.schedulePollTask(() -> add(SECOND, 0, 2));

    TopicReader.read(consumer, Map.of(), Map.of(FIRST, 1L, SECOND, 1L), this::take);

    assertThat(read).containsExactly("0@0", "1@0");
  }

  @Test
  void endsWhenTheCallerHasSeenEnough() {
    consumer.schedulePollTask(() -> add(FIRST, 0, 5));

    boolean isAll =
        TopicReader.read(
            consumer,
            Map.of(FIRST, 1L),
            Map.of(FIRST, 5L),
            each -> take(each) && each.offset() < 2);

    assertThat(isAll).isFalse();
    assertThat(read).containsExactly("0@1", "0@2");
  }

  private boolean take(ConsumerRecord<String, byte[]> each) {
    return read.add(each.partition() + "@" + each.offset());
  }

  private void add(TopicPartition partition, int from, int to) {
    for (int offset = from; offset < to; offset++) {
      consumer.addRecord(
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), offset, "k", "v".getBytes(UTF_8)));
    }
  }
}
