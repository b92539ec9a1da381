package org.vigie.standalone.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.TransactionResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that a previous process left open, each one in all its partitions alike. No
 * service writes while the broker starts, so every open transaction belongs to a process that has
 * ended. A consumer of committed records can't read past an open transaction.
 *
 * <p>The transaction coordinator completes what it has decided, and aborts the rest. But Kafka can
 * lose an end marker (see docs/adr/0021): the coordinator then considers the transaction complete,
 * while it stays open in one partition. This class writes the missing marker, with the
 * coordinator's decision.
 */
record OpenTransactions(Admin admin, String bootstrap, Deadline deadline) {
  private static final Logger LOGGER = LoggerFactory.getLogger(OpenTransactions.class);

  /** Maximum time of all checks. An estimate: a whole start takes 2 s (bench/RESULTS.md). */
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  /**
   * Ends all open transactions and waits until none is open.
   *
   * @throws IllegalStateException if nobody can tell how a transaction ended, or if a transaction
   *     is still open after {@link #AT_MOST}
   */
  static void end(String bootstrap) throws ExecutionException, InterruptedException, IOException {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "retry.backoff.ms", 20, "retry.backoff.max.ms", 100);
    try (var admin = Admin.create(settings)) {
      new OpenTransactions(admin, bootstrap, Deadline.in(AT_MOST)).end();
    }
  }

  private void end() throws ExecutionException, InterruptedException, IOException {
    Map<String, Integer> topics = topics();
    if (!topics.containsKey(CoordinatorDecisions.LOG)) {
      return; // No transaction was ever begun.
    }
    var coordinator = new Coordinator(admin, deadline);
    coordinator.awaitLoaded(topics.getOrDefault(CoordinatorDecisions.LOG, 0));
    coordinator.endAll(PartitionProducers.read(admin, topics));
    var producers = PartitionProducers.read(admin, topics);
    if (producers.open().isEmpty()) {
      return;
    }
    for (EndMarker each : missingMarkers(producers)) {
      write(each);
    }
    var open = PartitionProducers.read(admin, topics).open();
    if (!open.isEmpty()) {
      throw new IllegalStateException("transactions stay open: " + open);
    }
  }

  /** Returns all missing markers before the first one is written, so that a refusal comes first. */
  private List<EndMarker> missingMarkers(PartitionProducers producers) {
    var decisions = CoordinatorDecisions.read(bootstrap, deadline);
    return producers.open().stream()
        .map(each -> each.endMarker(decision(each, decisions, producers)))
        .toList();
  }

  private static CoordinatorDecisions.Decision decision(
      PartitionProducers.Entry open, CoordinatorDecisions decisions, PartitionProducers producers) {
    long id = open.producer().producerId();
    int epoch = open.producer().producerEpoch();
    return decisions
        .of(id, epoch)
        .orElseGet(
            () -> {
              producers.refuseIfEnded(id, epoch);
              // why: version 0 keeps the epoch. With a higher epoch, a start after a kill between
              // these markers would take this abort for a decision of the coordinator.
              return new CoordinatorDecisions.Decision(
                  TransactionResult.ABORT, (short) epoch, (short) 0);
            });
  }

  private void write(EndMarker marker) throws IOException, InterruptedException {
    Errors answer = marker.send(bootstrap);
    while (answer.exception() instanceof RetriableException && !deadline.isOver()) {
      deadline.pause();
      answer = marker.send(bootstrap);
    }
    if (answer != Errors.NONE) {
      throw new IllegalStateException(marker + " was refused: " + answer.message());
    }
    LOGGER
        .atWarn()
        .addKeyValue("partition", marker.partition())
        .addKeyValue("producer", marker.producer())
        .addKeyValue("result", marker.decision().result())
        .log("missing end of a transaction written");
  }

  /** Returns all topics, including Kafka's own, with their number of partitions. */
  private Map<String, Integer> topics() throws ExecutionException, InterruptedException {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .collect(Collectors.toMap(each -> each.name(), each -> each.partitions().size()));
  }
}
