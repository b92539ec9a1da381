package org.vigie.alerts.deliver;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

/** Without a broker: nobody listens at the address. */
class CourierTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private static final Topics TOPICS = new Topics("", 1);
  private static final TopicPartition PARTITION =
      new TopicPartition(TOPICS.notifications().name(), 0);

  private final CountDownLatch opened = new CountDownLatch(2);
  private final Queue<Consumer<String, byte[]>> consumers = new ConcurrentLinkedQueue<>();
  private final Courier courier =
      new Courier(
          _ -> consumer(),
          new Cluster("127.0.0.1:1", TOPICS),
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
  }

  @Test
  void aCourierWhoseConsumerBreaksIsNoLongerStarted() {
    var consumer = new MockConsumer<String, byte[]>("earliest");
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(PARTITION)));
    consumers.add(consumer);
    courier.start();
    await().until(courier::isStarted);

    consumer.setPollException(new KafkaException("broken"));

    await().until(() -> !courier.isStarted());
  }

  /** Returns the next of {@link #consumers}. Breaks if there is none. */
  private Consumer<String, byte[]> consumer() {
    opened.countDown();
    return consumers.remove();
  }
}
