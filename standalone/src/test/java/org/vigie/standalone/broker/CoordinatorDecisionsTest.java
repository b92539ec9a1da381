package org.vigie.standalone.broker;

import static org.apache.kafka.coordinator.transaction.TransactionState.COMPLETE_COMMIT;
import static org.apache.kafka.coordinator.transaction.TransactionState.PREPARE_ABORT;
import static org.apache.kafka.coordinator.transaction.TransactionState.PREPARE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.coordinator.transaction.TransactionMetadata;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.apache.kafka.server.common.TransactionVersion;
import org.junit.jupiter.api.Test;
import org.vigie.standalone.broker.CoordinatorDecisions.Decision;

class CoordinatorDecisionsTest {
  private static final long NONE = -1;

  @Test
  void findsTheEndOfATransactionOneEpochAboveItsRecords() {
    var decisions = new CoordinatorDecisions(List.of(record(7, 7, 4, COMPLETE_COMMIT)));

    assertThat(decisions.of(7, 3)).contains(end(TransactionResult.COMMIT, 4));
    assertThat(decisions.of(7, 4)).isEmpty();
    assertThat(decisions.of(8, 3)).isEmpty();
  }

  @Test
  void distinguishesTheTransactionsOfAProducer() {
    var decisions =
        new CoordinatorDecisions(
            List.of(record(7, 7, 4, PREPARE_ABORT), record(7, 7, 5, PREPARE_COMMIT)));

    assertThat(decisions.of(7, 3)).contains(end(TransactionResult.ABORT, 4));
    assertThat(decisions.of(7, 4)).contains(end(TransactionResult.COMMIT, 5));
  }

  @Test
  void recognisesAProducerThatHasGotANewIdAfterItsLastEpoch() {
    var prepared = new TransactionMetadata[] {record(7, 7, Short.MAX_VALUE, PREPARE_COMMIT)};
    var compacted = new CoordinatorDecisions(List.of(record(8, 7, 0, COMPLETE_COMMIT)));

    assertThat(new CoordinatorDecisions(List.of(prepared)).of(7, Short.MAX_VALUE - 1))
        .contains(end(TransactionResult.COMMIT, Short.MAX_VALUE));
    assertThat(compacted.of(7, Short.MAX_VALUE - 1))
        .contains(end(TransactionResult.COMMIT, Short.MAX_VALUE));
  }

  private static Decision end(TransactionResult result, int epoch) {
    return new Decision(result, (short) epoch, (short) 2);
  }

  private static TransactionMetadata record(
      long producer, long previous, int epoch, TransactionState state) {
    return new TransactionMetadata(
        "t",
        producer,
        previous,
        NONE,
        (short) epoch,
        (short) NONE,
        60_000,
        state,
        Set.of(),
        0,
        0,
        TransactionVersion.TV_2);
  }
}
