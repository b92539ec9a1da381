package org.vigie.kafka;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Asks Kafka how far consumer groups and topics are. */
public record GroupOffsets(Cluster cluster, Admin admin) implements AutoCloseable {
  public GroupOffsets(Cluster cluster) {
    this(cluster, Admin.create(cluster.clientProperties()));
  }

  /**
   * Returns the offset after the last record of each partition (Kafka's high watermark). Records of
   * open transactions are included: a producer's commit returns before the transaction's end is
   * marked in each partition.
   */
  public Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
    List<TopicPartition> partitions =
        get(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(topic -> topic.partitions().stream().map(it -> of(topic.name(), it)))
            .toList();
    return ends(partitions, IsolationLevel.READ_UNCOMMITTED);
  }

  private static TopicPartition of(String topic, TopicPartitionInfo info) {
    return new TopicPartition(topic, info.partition());
  }

  /** Returns the offset after the last record that a reader with this isolation gets. */
  public Map<TopicPartition, Long> ends(
      Collection<TopicPartition> partitions, IsolationLevel isolation) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(toMap(each -> each, _ -> OffsetSpec.latest()));
    var listed = get(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all());
    return listed.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  /** Returns the topics between the steps of a group of Kafka Streams. */
  public List<String> repartitionTopics(String group) throws InterruptedException {
    return get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()).stream()
        .filter(name -> name.startsWith(group + "-") && name.endsWith("-repartition"))
        .toList();
  }

  /** Returns the offsets that a group has committed. */
  public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    var offsets = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return offsets.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private <T> T get(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String problem = "Kafka at %s does not answer: %s";
      throw new IllegalStateException(
          problem.formatted(cluster.bootstrap(), cause.getMessage()), cause);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
