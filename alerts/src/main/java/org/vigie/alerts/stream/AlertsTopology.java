package org.vigie.alerts.stream;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.decide.ArticleHistory;
import org.vigie.alerts.decide.Digests;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.topics.JsonSerde;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.streams.DiskStores;

/**
 * The Kafka Streams topology that reads mentions and writes notifications. Mentions are partitioned
 * by watch, so one task receives all mentions of a story, in order.
 */
public final class AlertsTopology {
  private static final String GROUPS = "groups";

  private AlertsTopology() {}

  /**
   * @param config returns the current configuration; called before each decision
   * @param clock clock for due times; in the demo it runs faster than real time
   */
  public static Topology build(
      Supplier<AlertsConfig> config,
      Topics topics,
      InstantSource clock,
      FinalFlush finalFlush,
      AlertsMetrics metrics) {
    var mentions = topics.mentions();
    var out = topics.notifications();
    Function<ProcessorContext<String, Notification>, StoredGroups> open =
        context -> new StoredGroups(context, config, clock, finalFlush, metrics);
    return new Topology()
        .addSource(
            "mentions", new StringDeserializer(), mentions.values().deserializer(), mentions.name())
        .addProcessor(GROUPS, () -> new GroupsProcessor(open), "mentions")
        .addStateStore(store(StoredGroups.STORIES, StoryGroups.class), GROUPS)
        .addStateStore(store(StoredGroups.ARTICLES, ArticleHistory.class), GROUPS)
        .addStateStore(DiskStores.of(StoredTimers.NAME, Serdes.Long()), GROUPS)
        .addStateStore(store(DigestStores.EDITIONS, Digests.Edition.class), GROUPS)
        .addStateStore(store(DigestStores.NEWS, Mention.class), GROUPS)
        .addSink(
            "notifications",
            out.name(),
            new StringSerializer(),
            out.values().serializer(),
            byStory(),
            GROUPS);
  }

  /** Chooses the partition by watch and story, so that a story's notifications keep their order. */
  @SuppressWarnings("removal") // the lambda's method is deprecated, but the only abstract one
  private static StreamPartitioner<String, Notification> byStory() {
    return (_, _, notification, partitions) -> {
      byte[] story = Utils.utf8(notification.story().key());
      return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(story)) % partitions));
    };
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Class<V> values) {
    return DiskStores.of(name, JsonSerde.of(values));
  }
}
