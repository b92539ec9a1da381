package org.vigie.standalone.broker;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.coordinator.transaction.TransactionLog;
import org.apache.kafka.coordinator.transaction.TransactionMetadata;

/**
 * The decisions of Kafka's transaction coordinator, read from its log: which transaction it
 * committed and which it aborted. The log is compacted, but it keeps the last record of each
 * transactional id, and a producer begins a transaction only after its previous one has ended.
 *
 * @param ended the records of the log that end a transaction, in the log's order
 */
record CoordinatorDecisions(List<TransactionMetadata> ended) {
  /** The topic that contains the coordinator's log. */
  static final String LOG = "__transaction_state";

  /** Maximum time of one poll. An estimate; polls are repeated until the log's end. */
  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * The end of one transaction.
   *
   * @param epoch the producer epoch in the transaction's end markers
   * @param version the version of Kafka's transactions; from version 2, the end marker's epoch is
   *     one above the epoch of the transaction's records
   */
  record Decision(TransactionResult result, short epoch, short version) {}

  CoordinatorDecisions {
    ended = List.copyOf(ended);
  }

  /**
   * Reads the whole log, which must exist.
   *
   * @throws IllegalStateException if it is not read at the deadline
   */
  static CoordinatorDecisions read(String bootstrap, Deadline deadline) {
    List<TransactionMetadata> ended = new ArrayList<>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_uncommitted");
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(LOG).stream()
              .map(each -> new TopicPartition(LOG, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (deadline.isOver()) {
          throw new IllegalStateException("the log of Kafka's transactions can't be read");
        }
        consumer.poll(POLL).forEach(each -> decode(each).ifPresent(ended::add));
      }
    }
    return new CoordinatorDecisions(ended);
  }

  private static Optional<TransactionMetadata> decode(ConsumerRecord<byte[], byte[]> read) {
    if (read.value() == null) {
      return Optional.empty();
    }
    return TransactionLog.read(ByteBuffer.wrap(read.key()), ByteBuffer.wrap(read.value()))
                instanceof TransactionLog.TxnRecord(_, TransactionMetadata metadata)
            && result(metadata).isPresent()
        ? Optional.of(metadata)
        : Optional.empty();
  }

  /**
   * Returns how a transaction ended, or empty if the log does not say it.
   *
   * @param producer the producer's id
   * @param epoch the producer epoch in the transaction's records
   */
  Optional<Decision> of(long producer, int epoch) {
    Optional<Decision> last = Optional.empty();
    for (TransactionMetadata each : ended) {
      int endEpoch = endEpoch(each, producer);
      int step = each.clientTransactionVersion().supportsEpochBump() ? 1 : 0;
      if (endEpoch >= 0 && endEpoch - epoch == step) {
        short version = each.clientTransactionVersion().featureLevel();
        last = Optional.of(new Decision(result(each).orElseThrow(), (short) endEpoch, version));
      }
    }
    return last;
  }

  /** Returns the epoch in the end markers of the producer's transaction; -1 for other producers. */
  private static int endEpoch(TransactionMetadata metadata, long producer) {
    if (metadata.producerId() == producer) {
      return metadata.producerEpoch();
    }
    // why: after 32,767 epochs a producer gets a new id; this record then shows the new id only.
    boolean isReplaced = metadata.prevProducerId() == producer && metadata.producerEpoch() == 0;
    return isReplaced ? Short.MAX_VALUE : -1;
  }

  private static Optional<TransactionResult> result(TransactionMetadata metadata) {
    return switch (metadata.state()) {
      case PREPARE_COMMIT, COMPLETE_COMMIT -> Optional.of(TransactionResult.COMMIT);
      case PREPARE_ABORT, COMPLETE_ABORT -> Optional.of(TransactionResult.ABORT);
      case EMPTY, ONGOING, DEAD, PREPARE_EPOCH_FENCE -> Optional.empty();
    };
  }
}
