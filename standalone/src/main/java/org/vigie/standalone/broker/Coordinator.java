package org.vigie.standalone.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.utils.Utils;

/** Kafka's transaction coordinator, as seen by a client that waits for it. */
record Coordinator(Admin admin, Deadline deadline) {
  private static final Set<TransactionState> OPEN =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  /**
   * Waits until the coordinator has read its whole log; until then it seems to know no transaction.
   *
   * @param partitions number of partitions of the log
   */
  void awaitLoaded(int partitions) throws InterruptedException, ExecutionException {
    Set<Integer> loaded = new HashSet<>();
    for (int i = 0; loaded.size() < partitions; i++) {
      String probe = "vigie-probe-" + i;
      // why: this is how Kafka chooses the partition for the records of a transactional id.
      if (loaded.add(Utils.abs(probe.hashCode()) % partitions)) {
        awaitAnswer(probe);
      }
    }
  }

  /** Waits until the coordinator says that it doesn't know the id. It says so after reading. */
  private void awaitAnswer(String probe) throws InterruptedException, ExecutionException {
    try {
      admin.describeTransactions(List.of(probe)).description(probe).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
        throw e;
      }
    }
  }

  /**
   * Makes the coordinator abort the transactions that it has not decided, and waits until it has
   * written all end markers of the transactions that it has decided.
   *
   * @throws IllegalStateException if a transaction is still open at the deadline, or if a partition
   *     contradicts the coordinator
   */
  void endAll(PartitionProducers producers) throws InterruptedException, ExecutionException {
    List<TransactionListing> open = open();
    while (!open.isEmpty()) {
      if (deadline.isOver()) {
        throw new IllegalStateException("transactions stay open: " + open);
      }
      abort(
          open.stream().filter(each -> each.state() == TransactionState.ONGOING).toList(),
          producers);
      deadline.pause();
      open = open();
    }
  }

  private List<TransactionListing> open() throws InterruptedException, ExecutionException {
    return admin.listTransactions().all().get().stream()
        .filter(each -> OPEN.contains(each.state()))
        .toList();
  }

  private void abort(List<TransactionListing> ongoing, PartitionProducers producers)
      throws InterruptedException, ExecutionException {
    if (!ongoing.isEmpty()) {
      List<String> ids = ongoing.stream().map(TransactionListing::transactionalId).toList();
      for (var each : admin.describeTransactions(ids).all().get().values()) {
        producers.refuseIfEnded(each.producerId(), each.producerEpoch());
      }
      // why: excluding the producer from writing makes the coordinator abort its transaction.
      admin.fenceProducers(ids).all().get();
    }
  }
}
