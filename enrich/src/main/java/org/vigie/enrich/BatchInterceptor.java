package org.vigie.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Shows each batch of records to a {@link ReadAhead} before Kafka Streams gets it. */
public final class BatchInterceptor implements ConsumerInterceptor<byte[], byte[]> {
  /** The consumer's setting that holds the {@link ReadAhead}. */
  static final String READ_AHEAD = "vigie.read.ahead";

  private @Nullable ReadAhead readAhead;

  @Override
  public void configure(Map<String, ?> settings) {
    readAhead = (ReadAhead) Objects.requireNonNull(settings.get(READ_AHEAD));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
    records.forEach(batch::add);
    Objects.requireNonNull(readAhead).start(batch);
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing to do: only what is read is of interest.
  }

  @Override
  public void close() {
    // Nothing to do: the owner of the read-ahead closes it.
  }
}
