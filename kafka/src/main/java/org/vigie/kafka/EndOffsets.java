package org.vigie.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.vigie.events.topics.Topic;

/** Looks where topics end. */
public final class EndOffsets {
  private EndOffsets() {}

  /**
   * Where the committed records of each partition end now.
   *
   * @throws IllegalStateException when the cluster does not answer
   */
  public static Map<TopicPartition, Long> ends(Cluster cluster, Topic<?> topic)
      throws InterruptedException {
    try (var admin = Admin.create(cluster.clientProperties())) {
      Map<TopicPartition, OffsetSpec> latest =
          admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
              .flatMap(described -> described.partitions().stream())
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
      return admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka at " + cluster.bootstrap() + " does not answer", e);
    }
  }
}
