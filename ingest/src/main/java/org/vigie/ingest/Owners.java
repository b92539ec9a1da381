package org.vigie.ingest;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.kafka.Cluster;

/** The group of all owners, as one of them joins and leaves it. */
final class Owners {
  private static final Duration LEAVING = Duration.ofSeconds(2);

  private Owners() {}

  /**
   * A member of the group.
   *
   * @param name kept over restarts: whoever comes back under it takes its predecessor's place at
   *     once, where the group would otherwise wait until it has given the dead one up
   */
  static KafkaConsumer<String, byte[]> consumer(Cluster cluster, String name) {
    Properties properties = cluster.clientProperties();
    properties.put("group.id", Ingest.group(cluster));
    properties.put("group.instance.id", name);
    properties.put("group.protocol", "classic");
    properties.put("session.timeout.ms", 10_000);
    properties.put("heartbeat.interval.ms", 1_000);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Leaves, so that the others take over at once. */
  static void leave(KafkaConsumer<?, ?> consumer) {
    consumer.close(
        CloseOptions.timeout(LEAVING)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
