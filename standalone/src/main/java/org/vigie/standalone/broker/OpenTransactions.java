package org.vigie.standalone.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an earlier process left open: until its transactions time out, they would hide from
 * readers all that comes after them. Nobody writes yet, so whatever is open belongs to the dead.
 *
 * <p>There may also be some that Kafka holds for ended without having told their partitions (see
 * docs/adr/0013). Those never time out. They are taken back as a whole: what they read is read
 * again.
 */
final class OpenTransactions {
  private static final Logger LOGGER = LoggerFactory.getLogger(OpenTransactions.class);
  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Set<TransactionState> OPEN =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  private OpenTransactions() {}

  /**
   * Takes back what was not yet decided or was forgotten, and waits for what was decided.
   *
   * @throws IllegalStateException when some are still open after half a minute
   */
  static void end(String bootstrap) throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "retry.backoff.ms", 20))) {
      for (List<TransactionListing> open = open(admin); !open.isEmpty(); open = open(admin)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("transactions stay open: " + open);
        }
        List<String> undecided =
            open.stream()
                .filter(each -> each.state() == TransactionState.ONGOING)
                .map(TransactionListing::transactionalId)
                .toList();
        if (!undecided.isEmpty()) {
          admin.fenceProducers(undecided).all().get();
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
      for (AbortTransactionSpec forgotten : forgotten(admin)) {
        LOGGER
            .atWarn()
            .addKeyValue("partition", forgotten.topicPartition())
            .addKeyValue("producer", forgotten.producerId())
            .log("forgotten transaction taken back");
        admin.abortTransaction(forgotten).all().get();
      }
    }
  }

  private static List<TransactionListing> open(Admin admin)
      throws ExecutionException, InterruptedException {
    return List.copyOf(
        admin.listTransactions(new ListTransactionsOptions().filterStates(OPEN)).all().get());
  }

  private static List<AbortTransactionSpec> forgotten(Admin admin)
      throws ExecutionException, InterruptedException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    List<TopicPartition> partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition())))
            .toList();
    List<AbortTransactionSpec> forgotten = new ArrayList<>();
    admin
        .describeProducers(partitions)
        .all()
        .get()
        .forEach(
            (partition, producers) ->
                producers.activeProducers().stream()
                    .filter(each -> each.currentTransactionStartOffset().isPresent())
                    .map(
                        each ->
                            new AbortTransactionSpec(
                                partition,
                                each.producerId(),
                                (short) each.producerEpoch(),
                                each.coordinatorEpoch().orElse(0)))
                    .forEach(forgotten::add));
    return forgotten;
  }
}
