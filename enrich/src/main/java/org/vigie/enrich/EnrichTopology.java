package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.vigie.enrich.story.ComparedArticle;
import org.vigie.enrich.story.Counts;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Member;
import org.vigie.enrich.story.Sightings;
import org.vigie.enrich.watch.AnalysisCache;
import org.vigie.events.Mention;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;
import org.vigie.events.topics.JsonSerde;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.streams.DiskStores;

/**
 * Builds the Kafka Streams topology from articles to mentions, stories, pickups and counts. A
 * {@link Finding} has the tags and the pickup of one article for one watch.
 *
 * <pre>
 * articles.v1 ─┐
 *              ├─► {@link Tagger tag} ─► findings, by watch ─► {@link Storyteller tell} ─► mentions.v1
 * watches.v1 ──┘   per partition                        per watch         stories.v1 pickups.v1 counts.v1
 * </pre>
 *
 * <p>A task reads one partition of articles and the partition of watches with the same number. Each
 * partition of watches has all watches' items (organisation, tags, releases), so that no task waits
 * for another. All stores are on disk, and each has a changelog topic to restore it from. Articles
 * and stories are deleted after 30 days, sightings after 7 to 14 days. The ids of deleted articles
 * and of duplicates are kept for a year.
 */
final class EnrichTopology {
  private static final Serde<String> KEYS = Serdes.String();

  private EnrichTopology() {}

  static Topology build(
      Topics topics, ReadAhead readAhead, MeterRegistry metrics, StreamsConfig config) {
    var builder = new StreamsBuilder(new TopologyConfig(config));
    stores(builder);
    var analyses = new AnalysisCache();
    read(builder, "articles", topics.articles().name(), readAhead.serde())
        .merge(
            read(builder, "watches", topics.watches().name(), topics.watches().values()),
            Named.as("articles-and-watches"))
        .process(
            () -> new Tagger(metrics, analyses, readAhead),
            Named.as("tag"),
            Tagger.ITEMS,
            StoredSightings.NAME)
        .repartition(Repartitioned.with(KEYS, JsonSerde.of(Finding.class)).withName("findings"))
        .process(
            () -> new Storyteller(metrics),
            Named.as("tell"),
            StoryStores.MEMBERS,
            StoryStores.COMPARED,
            StoryStores.LISTS,
            StoryStores.STORIES,
            StoryStores.COUNTS);
    Topology topology = builder.build();
    write(topology, Storyteller.TO_STORIES, topics.stories());
    write(topology, Storyteller.TO_PICKUPS, topics.pickups());
    write(topology, Storyteller.TO_COUNTS, topics.counts());
    writeMentions(topology, topics.mentions());
    return topology;
  }

  private static void stores(StreamsBuilder builder) {
    builder
        .addStateStore(DiskStores.of(Tagger.ITEMS, JsonSerde.of(WatchItem.class)))
        .addStateStore(DiskStores.of(StoredSightings.NAME, JsonSerde.of(Sightings.Seen.class)))
        .addStateStore(DiskStores.of(StoryStores.MEMBERS, JsonSerde.of(Member.class)))
        .addStateStore(DiskStores.of(StoryStores.COMPARED, JsonSerde.of(ComparedArticle.class)))
        .addStateStore(DiskStores.of(StoryStores.LISTS, Serdes.String()))
        .addStateStore(DiskStores.of(StoryStores.STORIES, JsonSerde.of(Story.class)))
        .addStateStore(DiskStores.of(StoryStores.COUNTS, JsonSerde.of(Counts.Totals.class)));
  }

  private static <V> KStream<String, Object> read(
      StreamsBuilder builder, String name, String topic, Serde<V> values) {
    return builder.stream(topic, Consumed.with(KEYS, values).withName(name))
        .mapValues(value -> value, Named.as(name + "-as-read"));
  }

  private static <V> void write(Topology topology, String name, Topic<V> topic) {
    topology.addSink(
        name, topic.name(), new StringSerializer(), topic.values().serializer(), "tell");
  }

  /** Writes all mentions of a watch to one partition, in the order in which they were found. */
  @SuppressWarnings("removal") // why: Kafka 4.4 still requires the deprecated method.
  private static void writeMentions(Topology topology, Topic<Mention> topic) {
    StreamPartitioner<String, Mention> byWatch =
        (_, _, mention, partitions) -> {
          int hash = Utils.toPositive(Utils.murmur2(Utils.utf8(mention.watch())));
          return Optional.of(Set.of(hash % partitions));
        };
    topology.addSink(
        Storyteller.TO_MENTIONS,
        topic.name(),
        new StringSerializer(),
        topic.values().serializer(),
        byWatch,
        "tell");
  }
}
