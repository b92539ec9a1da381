package org.vigie.standalone.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.deliver.DeliveryLimits;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

/** A courier is killed after it has given up a partition, and before another courier has it. */
class GivenUpPartitionIT {
  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Cluster cluster = TestBroker.cluster(2);

  @Test
  void aRestartLeavesNoPartitionWithoutACourier() throws Exception {
    cluster.createTopics();
    List<String> topic = List.of(cluster.topics().notifications().name());
    try (var other = member("other")) {
      try (var killed = member("killed")) {
        killed.subscribe(topic, new Killed());
        await().atMost(AT_MOST).until(() -> assigned(killed) == 2);
        other.subscribe(topic);
        assertThatThrownBy(
            () ->
                await()
                    .atMost(AT_MOST)
                    .until(
                        () -> assigned(other) + assigned(killed) > cluster.topics().all().size()));
      }
      assertThat(assigned(other)).isZero();

      var limits = DeliveryLimits.DEFAULT.forInstance("killed");
      var clock = InstantSource.system();
      var meters = new SimpleMeterRegistry();
      try (var courier =
          new Courier(cluster, List.of(), new ToldOperator(), limits, clock, meters)) {
        courier.start();
        await().atMost(AT_MOST).until(() -> assigned(other) == 1);
      }
    }
  }

  /** Ends a consumer when it must give up a partition. */
  private static final class Killed implements ConsumerRebalanceListener {
    private boolean isDone;

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!isDone) {
        isDone = true;
        throw new IllegalStateException("killed");
      }
    }
  }

  private static int assigned(KafkaConsumer<String, byte[]> consumer) {
    consumer.poll(POLL);
    return consumer.assignment().size();
  }

  /** Returns a member of the couriers' group with a name that it keeps. */
  private KafkaConsumer<String, byte[]> member(String instance) {
    var set = cluster.memberProperties();
    set.put("group.id", cluster.topics().prefix() + "vigie-alerts-courier");
    set.put("group.instance.id", instance);
    set.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(set, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
