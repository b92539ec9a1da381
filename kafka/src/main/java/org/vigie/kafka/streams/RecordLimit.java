package org.vigie.kafka.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The maximum size of a record that a producer accepts, in bytes. */
record RecordLimit(int bytes) {
  /** Kafka's default of {@code max.request.size}. */
  private static final int DEFAULT = 1 << 20;

  /** Bytes of a batch, a record or a header besides its texts; Kafka counts at most 87. */
  private static final int FRAME = 128;

  /** Returns the limit of a producer with these properties. */
  static RecordLimit of(Map<String, Object> config) {
    Object size = config.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return new RecordLimit(size == null ? DEFAULT : Integer.parseInt(size.toString()));
  }

  /** True if Kafka's producer accepts the record. False also for one that has just the limit. */
  boolean allows(ProducerRecord<byte[], byte[]> record) {
    long size = FRAME + length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      size += FRAME + Utils.utf8Length(header.key()) + length(header.value());
    }
    return size <= bytes;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
