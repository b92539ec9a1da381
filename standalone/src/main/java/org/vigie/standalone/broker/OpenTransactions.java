package org.vigie.standalone.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that a previous process left open. A consumer of committed records can't
 * read past an open transaction until the transaction times out. No service writes while the broker
 * starts, so every open transaction belongs to a process that has ended.
 *
 * <p>Kafka may also have ended a transaction without writing the end marker to each partition (see
 * docs/adr/0013). Such a hanging transaction never times out, so it is aborted here. The service
 * that began the transaction then reads and processes the same input again.
 *
 * @param began time at which the checks began, as returned by {@code System.nanoTime()}
 */
record OpenTransactions(Admin admin, long began) {
  private static final Logger LOGGER = LoggerFactory.getLogger(OpenTransactions.class);

  /** Maximum time of all checks. An estimate: a whole start takes 2 s (bench/RESULTS.md). */
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(20);

  /** After this time, Kafka's transaction coordinator has surely read its log. An estimate. */
  private static final Duration COORDINATOR_LOADED = Duration.ofSeconds(3);

  private static final Set<TransactionState> OPEN =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  /**
   * Aborts ongoing and hanging transactions, and waits until no transaction is open.
   *
   * @throws IllegalStateException if a transaction is still open after {@link #AT_MOST}
   */
  static void end(String bootstrap) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "retry.backoff.ms", 20))) {
      new OpenTransactions(admin, System.nanoTime()).end();
    }
  }

  private void end() throws ExecutionException, InterruptedException {
    while (true) {
      Collection<TransactionListing> known = admin.listTransactions().all().get();
      List<TransactionListing> open =
          known.stream().filter(each -> OPEN.contains(each.state())).toList();
      List<AbortTransactionSpec> hanging = open.isEmpty() ? hanging() : List.of();
      if (open.isEmpty() && hanging.isEmpty()) {
        return;
      }
      if (isOver(AT_MOST)) {
        throw new IllegalStateException("transactions stay open: " + open + hanging);
      }
      fence(open);
      for (AbortTransactionSpec each : hanging) {
        // why: a coordinator that still reads its log may be about to commit the transaction.
        if (isOver(COORDINATOR_LOADED) || isKnown(each, known)) {
          abort(each);
        }
      }
      Thread.sleep(BETWEEN_CHECKS);
    }
  }

  private boolean isOver(Duration time) {
    return System.nanoTime() - began > time.toNanos();
  }

  private static boolean isKnown(
      AbortTransactionSpec transaction, Collection<TransactionListing> known) {
    return known.stream().anyMatch(each -> each.producerId() == transaction.producerId());
  }

  /** Excludes the producers of ongoing transactions, so that Kafka aborts the transactions. */
  private void fence(List<TransactionListing> open)
      throws ExecutionException, InterruptedException {
    List<String> ongoing =
        open.stream()
            .filter(each -> each.state() == TransactionState.ONGOING)
            .map(TransactionListing::transactionalId)
            .toList();
    if (!ongoing.isEmpty()) {
      admin.fenceProducers(ongoing).all().get();
    }
  }

  private void abort(AbortTransactionSpec hanging) throws ExecutionException, InterruptedException {
    try {
      admin.abortTransaction(hanging).all().get();
      LOGGER
          .atWarn()
          .addKeyValue("partition", hanging.topicPartition())
          .addKeyValue("producer", hanging.producerId())
          .log("hanging transaction aborted");
    } catch (ExecutionException e) {
      // why: this error means that the transaction has just ended; the next check confirms that.
      if (!(e.getCause() instanceof InvalidProducerEpochException)) {
        throw e;
      }
    }
  }

  /** Returns the transactions that are open according to at least one partition. */
  private List<AbortTransactionSpec> hanging() throws ExecutionException, InterruptedException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      for (TopicPartitionInfo each : topic.partitions()) {
        partitions.add(new TopicPartition(topic.name(), each.partition()));
      }
    }
    List<AbortTransactionSpec> hanging = new ArrayList<>();
    for (var described : admin.describeProducers(partitions).all().get().entrySet()) {
      described.getValue().activeProducers().stream()
          .filter(producer -> producer.currentTransactionStartOffset().isPresent())
          .forEach(producer -> hanging.add(abortSpec(described.getKey(), producer)));
    }
    return hanging;
  }

  private static AbortTransactionSpec abortSpec(TopicPartition partition, ProducerState producer) {
    return new AbortTransactionSpec(
        partition,
        producer.producerId(),
        (short) producer.producerEpoch(),
        producer.coordinatorEpoch().orElse(0));
  }
}
