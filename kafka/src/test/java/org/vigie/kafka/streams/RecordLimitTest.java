package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordLimitTest {
  private final RecordLimit limit = RecordLimit.of(Map.of("max.request.size", 4 << 20));

  @Test
  void isThatOfTheProducerOrKafkasDefault() {
    assertThat(limit.bytes()).isEqualTo(4 << 20);
    assertThat(RecordLimit.of(Map.of("max.request.size", "5000")).bytes()).isEqualTo(5_000);
    assertThat(RecordLimit.of(Map.of()).bytes()).isEqualTo(1 << 20);
  }

  @Test
  void allowsWhatFitsWithItsFrame() {
    assertThat(limit.allows(record((4 << 20) - 1_000))).isTrue();
    assertThat(limit.allows(record(4 << 20))).isFalse();
    assertThat(limit.allows(new ProducerRecord<>("topic", null))).isTrue();
  }

  @Test
  void countsHeaders() {
    ProducerRecord<byte[], byte[]> record = record((4 << 20) - 1_000);
    record.headers().add("stacktrace", new byte[1_000]);

    assertThat(limit.allows(record)).isFalse();
  }

  private static ProducerRecord<byte[], byte[]> record(int bytes) {
    return new ProducerRecord<>("topic", new byte[bytes]);
  }
}
