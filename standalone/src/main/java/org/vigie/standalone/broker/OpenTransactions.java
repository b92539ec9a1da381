package org.vigie.standalone.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Ends what a killed process left open: until its transactions time out, they would hide from
 * readers all that comes after them. Nobody writes yet, so whatever is open belongs to the dead.
 */
final class OpenTransactions {
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
   * Takes back what was not yet decided, and waits for what was.
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
    }
  }

  private static List<TransactionListing> open(Admin admin)
      throws ExecutionException, InterruptedException {
    return List.copyOf(
        admin.listTransactions(new ListTransactionsOptions().filterStates(OPEN)).all().get());
  }
}
