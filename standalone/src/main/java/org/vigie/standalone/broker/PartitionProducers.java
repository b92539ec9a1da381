package org.vigie.standalone.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;

/**
 * What the partitions know of the producers that wrote to them. A partition forgets a producer one
 * day after its last record, unless the producer's transaction is open.
 */
record PartitionProducers(List<Entry> entries) {
  /** A producer as one partition knows it. */
  record Entry(TopicPartition partition, ProducerState producer) {
    boolean isOpen() {
      return producer.currentTransactionStartOffset().isPresent();
    }

    EndMarker endMarker(CoordinatorDecisions.Decision decision) {
      int coordinatorEpoch = producer.coordinatorEpoch().orElse(0);
      return new EndMarker(partition, producer.producerId(), coordinatorEpoch, decision);
    }
  }

  PartitionProducers {
    entries = List.copyOf(entries);
  }

  /** Asks the broker about all partitions of the topics, given with their number of partitions. */
  static PartitionProducers read(Admin admin, Map<String, Integer> topics)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        (topic, count) ->
            IntStream.range(0, count)
                .forEach(number -> partitions.add(new TopicPartition(topic, number))));
    List<Entry> entries = new ArrayList<>();
    for (var described : admin.describeProducers(partitions).all().get().entrySet()) {
      for (ProducerState each : described.getValue().activeProducers()) {
        entries.add(new Entry(described.getKey(), each));
      }
    }
    return new PartitionProducers(entries);
  }

  /** Returns the partitions in which a transaction is open. */
  List<Entry> open() {
    return entries.stream().filter(Entry::isOpen).toList();
  }

  /**
   * Throws {@link IllegalStateException} if a partition has an end marker of a transaction of which
   * the coordinator knows no end. The coordinator writes its decision before the markers, so only a
   * power cut or damaged files can cause this. Nobody can tell then how the transaction ended.
   *
   * @param epoch the producer epoch in the transaction's records
   */
  void refuseIfEnded(long producerId, int epoch) {
    for (Entry each : entries) {
      if (each.producer.producerId() == producerId && each.producer.producerEpoch() > epoch) {
        throw new IllegalStateException(
            ("the transaction of producer %d, epoch %d, has ended in %s, but Kafka's log of"
                    + " transactions doesn't say how; restore the data folder from a backup")
                .formatted(producerId, epoch, each.partition));
      }
    }
  }
}
