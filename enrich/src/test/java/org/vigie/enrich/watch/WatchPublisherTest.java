package org.vigie.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class WatchPublisherTest {
  @Test
  void triesAgainAfterErrorsThatAnotherPublisherCauses() {
    assertThat(new ProducerFencedException("")).satisfies(WatchPublisherTest::passes);
    assertThat(new InvalidProducerEpochException("")).satisfies(WatchPublisherTest::passes);
    assertThat(new InvalidTxnStateException("")).satisfies(WatchPublisherTest::passes);
    // An answer without a reason: seen when two processes ended the same transaction.
    assertThat(new KafkaException("Unhandled error")).satisfies(WatchPublisherTest::passes);
    assertThat(new KafkaException("error state", new ProducerFencedException("")))
        .satisfies(WatchPublisherTest::passes);
  }

  @Test
  void endsAfterErrorsThatStay() {
    assertThat(new TimeoutException()).satisfies(WatchPublisherTest::stays);
    assertThat(new TransactionalIdAuthorizationException("")).satisfies(WatchPublisherTest::stays);
    assertThat(new KafkaException("error state", new TransactionalIdAuthorizationException("")))
        .satisfies(WatchPublisherTest::stays);
  }

  private static void passes(KafkaException e) {
    assertThat(WatchPublisher.canPass(e)).isTrue();
  }

  private static void stays(KafkaException e) {
    assertThat(WatchPublisher.canPass(e)).isFalse();
  }
}
