package org.vigie.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

/** Without a broker: nobody listens at the address. */
class CourierTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final CountDownLatch opened = new CountDownLatch(2);
  private final Courier courier =
      new Courier(
          this::consumer,
          new Cluster("127.0.0.1:1", new Topics("", 1)),
          List.of(),
          new Told(),
          new DeliveryLimits(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, null),
          InstantSource.system(),
          new SimpleMeterRegistry());

  @AfterEach
  void close() {
    courier.close();
  }

  @Test
  void aConsumerThatCannotBeOpenedIsOpenedAgain() {
    courier.start();

    await().until(() -> opened.getCount() == 0);
    assertThat(courier.isStarted()).isFalse();
  }

  private Consumer<String, byte[]> consumer() {
    opened.countDown();
    throw new IllegalStateException("broken");
  }
}
