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
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
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

  /** By then the coordinator has read all it knows; what it never heard of is forgotten, too. */
  private static final Duration UNKNOWN_AFTER = Duration.ofSeconds(3);

  private static final Set<TransactionState> OPEN =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  private final Admin admin;
  private final long began = System.nanoTime();

  private OpenTransactions(Admin admin) {
    this.admin = admin;
  }

  /**
   * Takes back what was not yet decided or was forgotten, and waits for what was decided.
   *
   * @throws IllegalStateException when some are still open after half a minute
   */
  static void end(String bootstrap) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "retry.backoff.ms", 20))) {
      new OpenTransactions(admin).end();
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
        // why: the coordinator that has not yet read about it may have to commit it.
        if (isOver(UNKNOWN_AFTER) || isOneOf(known, each)) {
          takeBack(each);
        }
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private boolean isOver(Duration time) {
    return System.nanoTime() - began > time.toNanos();
  }

  private static boolean isOneOf(
      Collection<TransactionListing> known, AbortTransactionSpec transaction) {
    return known.stream().anyMatch(each -> each.producerId() == transaction.producerId());
  }

  private void fence(List<TransactionListing> open)
      throws ExecutionException, InterruptedException {
    List<String> undecided =
        open.stream()
            .filter(each -> each.state() == TransactionState.ONGOING)
            .map(TransactionListing::transactionalId)
            .toList();
    if (!undecided.isEmpty()) {
      admin.fenceProducers(undecided).all().get();
    }
  }

  private void takeBack(AbortTransactionSpec forgotten)
      throws ExecutionException, InterruptedException {
    try {
      admin.abortTransaction(forgotten).all().get();
      LOGGER
          .atWarn()
          .addKeyValue("partition", forgotten.topicPartition())
          .addKeyValue("producer", forgotten.producerId())
          .log("forgotten transaction taken back");
    } catch (ExecutionException e) {
      // why: it was ended while we looked; the next look tells.
      if (!(e.getCause() instanceof InvalidProducerEpochException)) {
        throw e;
      }
    }
  }

  /** Transactions that some partition takes for open. */
  private List<AbortTransactionSpec> hanging() throws ExecutionException, InterruptedException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    List<TopicPartition> partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition())))
            .toList();
    List<AbortTransactionSpec> hanging = new ArrayList<>();
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
                    .forEach(hanging::add));
    return hanging;
  }
}
