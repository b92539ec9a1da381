package org.vigie.alerts;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.vigie.alerts.decide.Edition;
import org.vigie.alerts.decide.Policy;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.alerts.decide.Told;
import org.vigie.events.Mention;
import org.vigie.events.topics.JsonSerde;
import org.vigie.events.topics.Topics;

/**
 * Mentions in, notifications out. Mentions are partitioned by watch, so all of a story's are in one
 * task, in one order.
 */
final class AlertsTopology {
  private AlertsTopology() {}

  /**
   * @param policy asked anew each time: it changes when the configuration does
   * @param clock what due times are compared with; it need not run as fast as the machine's
   */
  static Topology build(
      Supplier<Policy> policy,
      Topics topics,
      InstantSource clock,
      LastCall lastCall,
      AlertsMetrics tally) {
    var strings = Serdes.String();
    return new Topology()
        .addSource(
            "mentions",
            strings.deserializer(),
            topics.mentions().values().deserializer(),
            topics.mentions().name())
        .addProcessor(
            "groups",
            () ->
                new GroupsProcessor(
                    context -> new StoredGroups(context, policy, clock, lastCall, tally)),
            "mentions")
        .addStateStore(store(StoredGroups.STORIES, JsonSerde.of(StoryGroups.class)), "groups")
        .addStateStore(store(StoredGroups.ARTICLES, JsonSerde.of(Told.class)), "groups")
        .addStateStore(store(StoredDigests.EDITIONS, JsonSerde.of(Edition.class)), "groups")
        .addStateStore(store(StoredDigests.NEWS, JsonSerde.of(Mention.class)), "groups")
        .addSink(
            "notifications",
            topics.notifications().name(),
            strings.serializer(),
            topics.notifications().values().serializer(),
            new ByStory(),
            "groups");
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
  }
}
