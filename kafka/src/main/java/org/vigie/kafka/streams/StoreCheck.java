package org.vigie.kafka.streams;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a store that has more than its changelog topic. This happens if the broker lost its last
 * records in a power failure but the store did not. Kafka Streams would continue silently, and
 * later lose what the topic lacks.
 */
final class StoreCheck implements StateRestoreListener {
  private static final Logger LOGGER = LoggerFactory.getLogger(StoreCheck.class);

  private volatile boolean isAhead;

  /** True if a store is ahead of its changelog topic. */
  boolean isAhead() {
    return isAhead;
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
    if (start > end) {
      isAhead = true;
      LOGGER
          .atWarn()
          .addKeyValue("store", store)
          .addKeyValue("partition", changelog.partition())
          .addKeyValue("position", start)
          .addKeyValue("changelogEnd", end)
          .log("store has records that Kafka has lost; all stores are deleted and read again");
      // why: ends the stream thread before it can use the store.
      throw new IllegalStateException(store + " is ahead of " + changelog);
    }
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {}

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long restored) {}
}
