package org.vigie.events.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.vigie.events.Article;
import org.vigie.events.ChannelState;
import org.vigie.events.Count;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;

/**
 * All topics of Vigie. The keys of records are strings.
 *
 * @param prefix text at the start of every topic's name; empty by default
 */
public record Topics(String prefix, TopicSettings settings) {
  /**
   * Kafka deletes only whole segments (files of a partition), so a record can stay longer than its
   * topic's retention by the time that a segment covers: a tenth of the retention, at most a week.
   */
  private static final int SEGMENTS = 10;

  private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);

  /**
   * Days for which {@link #knownArticles()} keeps a record. An entry counts as known for 30 days
   * after the feed last listed it. Its record is renewed at most 7 days before that, plus a day.
   */
  public static final int KNOWN_DAYS = 30 + 7 + 1;

  /** Maximum bytes of a record that Vigie writes, before compression. */
  public static final int LARGEST_RECORD = 4 << 20;

  /**
   * Maximum bytes of a record that a topic accepts, after compression. With Kafka's default, 1 MB,
   * a topic refuses records that the writer has accepted, and the writer fails again and again. A
   * record that can't be compressed becomes a few hundred bytes larger, hence 64 kB more.
   */
  public static final Map<String, String> SIZE_LIMIT =
      Map.of("max.message.bytes", Integer.toString(LARGEST_RECORD + (64 << 10)));

  private static final Map<String, String> COMPACT =
      Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.2");

  /**
   * Settings of a topic whose few keys are written often. Only completed files are compacted, and a
   * start reads the whole topic, so files are as small as Kafka 4 allows: 1 MB. With files of 16
   * MB, a start would read up to 16 states of each of 1,000 feeds.
   */
  private static final Map<String, String> OFTEN_WRITTEN = oftenWritten();

  /** Creates the topics with a number of partitions; Kafka and Vigie choose the rest. */
  public Topics(String prefix, int partitions) {
    this(prefix, TopicSettings.CLUSTER.withPartitions(partitions));
  }

  /** Returns the number of partitions of every topic. */
  public int partitions() {
    return settings.partitions();
  }

  /** Returns the topic of the feeds, by feed id. All feeds of a domain share a partition. */
  public Topic<Feed> feeds() {
    return topic("feeds.v1", Feed.class, COMPACT);
  }

  /** Returns the topic of the feeds' states, by feed id, partitioned like {@link #feeds()}. */
  public Topic<FeedState> feedStates() {
    return topic("feed-states.v1", FeedState.class, OFTEN_WRITTEN);
  }

  /** Returns the topic of rules and releases. Each partition has all of them, not one by key. */
  public Topic<WatchItem> watches() {
    return topic("watches.v1", WatchItem.class, COMPACT);
  }

  /** Returns the topic of the articles, by id. All articles of an outlet share a partition. */
  public Topic<Article> articles() {
    return topic("articles.v1", Article.class, deleteAfterDays(30));
  }

  /** Returns the topic of the mentions, by key. All mentions of a watch share a partition. */
  public Topic<Mention> mentions() {
    return topic("mentions.v1", Mention.class, deleteAfterDays(90));
  }

  /** Returns the topic of the stories, by {@link Story#key()}. */
  public Topic<Story> stories() {
    return topic("stories.v1", Story.class, compactForDays(365));
  }

  /** Returns the topic of the pickups, by {@link ReleasePickup#key()}. */
  public Topic<ReleasePickup> pickups() {
    return topic("pickups.v1", ReleasePickup.class, deleteAfterDays(365));
  }

  /** Returns the topic of the counts, by {@link Count#key()}. */
  public Topic<Count> counts() {
    return topic("counts.v1", Count.class, compactForDays(5 * 365));
  }

  /** Returns the topic of the notifications, by id. Those about one story share a partition. */
  public Topic<Notification> notifications() {
    Map<String, String> config = compactForDays(90);
    // why: the 90 days are counted in the broker's time, even if the demo's clock differs.
    config.put("message.timestamp.type", "LogAppendTime");
    return topic("notifications.v1", Notification.class, config);
  }

  /** Returns the topic of the channels' states, by the channel's id. */
  public Topic<ChannelState> channelStates() {
    return topic("channel-states.v1", ChannelState.class, COMPACT);
  }

  /** Returns the topic of the records that could not be read or handled, as original bytes. */
  public Topic<byte[]> deadLetters() {
    return topic("dead-letters.v1", Serdes.ByteArray(), deleteAfterDays(30));
  }

  /**
   * Returns the topic in which ingest keeps the known entries of feeds, in a binary format. It is
   * internal: no other program may read it. Partitioned like {@link #feeds()}.
   */
  public Topic<byte[]> knownArticles() {
    Map<String, String> config = compactForDays(KNOWN_DAYS);
    // why: the days are counted in the broker's time, even if the demo's clock differs.
    config.put("message.timestamp.type", "LogAppendTime");
    return topic("vigie-ingest-known-articles", Serdes.ByteArray(), config);
  }

  /**
   * Returns the internal topic of the pages that ingest visits, partitioned like {@link #feeds()}.
   */
  public Topic<byte[]> pageVisits() {
    return topic("vigie-ingest-page-visits", Serdes.ByteArray(), OFTEN_WRITTEN);
  }

  /** Returns the topics of the contract, which asyncapi.yaml describes. */
  public List<Topic<?>> all() {
    return List.of(
        feeds(),
        feedStates(),
        watches(),
        articles(),
        mentions(),
        stories(),
        pickups(),
        counts(),
        notifications(),
        channelStates(),
        deadLetters());
  }

  /** Returns the topics that Vigie creates for itself. They may change with any release. */
  public List<Topic<?>> internal() {
    return List.of(knownArticles(), pageVisits());
  }

  private <V> Topic<V> topic(String name, Class<V> type, Map<String, String> config) {
    return topic(name, JsonSerde.of(type), config);
  }

  private <V> Topic<V> topic(String name, Serde<V> values, Map<String, String> config) {
    Map<String, String> chosen = new HashMap<>(config);
    chosen.putAll(SIZE_LIMIT);
    Duration retention = settings.retention().get(name);
    if (retention != null) {
      chosen.putAll(retention(retention));
      chosen.merge("cleanup.policy", "delete", Topics::withDelete);
    }
    return new Topic<>(prefix + name, values, partitions(), chosen);
  }

  private static String withDelete(String policy, String delete) {
    return policy.equals("compact") ? policy + "," + delete : policy;
  }

  private static Map<String, String> deleteAfterDays(int days) {
    Map<String, String> config = new HashMap<>(retention(Duration.ofDays(days)));
    config.put("cleanup.policy", "delete");
    return config;
  }

  /** Keeps the last record of each key for the days after it was written. */
  private static Map<String, String> compactForDays(int days) {
    Map<String, String> config = deleteAfterDays(days);
    config.putAll(COMPACT);
    config.put("cleanup.policy", "compact,delete");
    return config;
  }

  private static Map<String, String> oftenWritten() {
    Map<String, String> config = new HashMap<>(COMPACT);
    config.put("segment.bytes", Integer.toString(1024 * 1024));
    return Map.copyOf(config);
  }

  private static Map<String, String> retention(Duration time) {
    Duration tenth = time.dividedBy(SEGMENTS);
    Duration segment = tenth.compareTo(LONGEST_SEGMENT) < 0 ? tenth : LONGEST_SEGMENT;
    return Map.of(
        "retention.ms", Long.toString(time.toMillis()),
        "segment.ms", Long.toString(segment.toMillis()));
  }
}
