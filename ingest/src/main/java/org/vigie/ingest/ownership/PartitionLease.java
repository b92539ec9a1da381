package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.topics.Topic;
import org.vigie.ingest.known.EntryStore;
import org.vigie.ingest.known.EntryTopic;
import org.vigie.ingest.visit.OwnedVisits;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

/**
 * The partitions of {@code feeds.v1} that are assigned to this instance as a member of a consumer
 * group. Adds and removes their feeds in {@link OwnedFeeds}. Not thread-safe.
 */
final class PartitionLease implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(PartitionLease.class);

  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final Topic<Feed> topic;
  private final OwnedFeeds feeds;
  private final EntryStore store;
  private final OwnedVisits visits;
  private final InstantSource clock;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private int rebalances;
  private boolean isAssigned;

  // why: an instance keeps its name. So after a restart it gets its partitions back immediately,
  // not only when the session of its previous process has timed out.
  PartitionLease(
      Cluster cluster,
      String name,
      OwnedFeeds feeds,
      EntryStore store,
      OwnedVisits visits,
      InstantSource clock) {
    this.cluster = cluster;
    this.topic = cluster.topics().feeds();
    this.feeds = feeds;
    this.store = store;
    this.visits = visits;
    this.clock = clock;
    Properties properties = cluster.memberProperties();
    properties.put("group.id", group(cluster));
    properties.put("group.instance.id", name);
    properties.put("group.protocol", "classic");
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic.name()), new Rebalance());
  }

  static String group(Cluster cluster) {
    return cluster.topics().prefix() + "vigie-ingest";
  }

  /** Reads new and changed feeds without waiting. Kafka may assign or revoke partitions here. */
  void poll() {
    for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ZERO)) {
      Feed feed = LatestRecords.value(topic, entry);
      if (feed != null) {
        feeds.put(entry.partition(), feed, clock.instant());
      } else if (entry.value() == null) {
        feeds.remove(entry.partition(), entry.key());
      }
    }
  }

  /**
   * Adds the feeds of new partitions once all of them have been read. Returns true if partitions
   * are assigned and none is still being read.
   */
  boolean catchUp() {
    if (!ends.isEmpty()) {
      ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (ends.isEmpty()) {
        feeds.completeRestore(clock.instant());
      }
    }
    return isAssigned && ends.isEmpty();
  }

  int rebalances() {
    return rebalances;
  }

  ConsumerGroupMetadata groupMetadata() {
    return consumer.groupMetadata();
  }

  Map<TopicPartition, OffsetAndMetadata> positions() {
    return consumer.assignment().stream()
        .collect(
            Collectors.toMap(each -> each, each -> new OffsetAndMetadata(consumer.position(each))));
  }

  /** Leaves the consumer group, so that other instances get the partitions immediately. */
  @Override
  public void close() {
    consumer.close(
        CloseOptions.timeout(LEAVE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      rebalances++;
      isAssigned = true;
      if (assigned.isEmpty()) {
        return;
      }
      // why: this call waits until the open transaction of the previous owner has ended.
      consumer.committed(new HashSet<>(assigned));
      LatestRecords.of(cluster, cluster.topics().feedStates(), numbers(assigned))
          .forEach(feeds::restore);
      new EntryTopic(cluster).restore(store, numbers(consumer.assignment()));
      visits.restore(numbers(assigned));
      ends.putAll(consumer.endOffsets(assigned));
      consumer.seekToBeginning(assigned);
      LOGGER.atInfo().addKeyValue("partitions", numbers(assigned)).log("feeds taken over");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      isAssigned = false;
      ends.keySet().removeAll(revoked);
      feeds.revoke(numbers(revoked));
      visits.revoke(numbers(revoked));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
      return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
  }
}
