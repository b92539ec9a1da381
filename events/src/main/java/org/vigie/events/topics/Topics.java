package org.vigie.events.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param partitions number of partitions of every topic. {@code articles.v1} and {@code watches.v1}
 *     must have equally many: one task reads partition 0 of both, the next partition 1
 */
public record Topics(String prefix, int partitions) {
  /** Number of partitions, and so of processes that can share the work. Four are an estimate. */
  public static final int DEFAULT_PARTITIONS = 4;

  private static final Map<String, String> COMPACT =
      Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.2");

  /** Returns the topic of the feeds, by feed id. All feeds of a domain share a partition. */
  public Topic<Feed> feeds() {
    return topic("feeds.v1", Feed.class, COMPACT);
  }

  /** Returns the topic of the feeds' states, by feed id, partitioned like {@link #feeds()}. */
  public Topic<FeedState> feedStates() {
    return topic("feed-states.v1", FeedState.class, COMPACT);
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
    return topic("stories.v1", Story.class, COMPACT);
  }

  /** Returns the topic of the pickups, by {@link ReleasePickup#key()}. */
  public Topic<ReleasePickup> pickups() {
    return topic("pickups.v1", ReleasePickup.class, deleteAfterDays(365));
  }

  /** Returns the topic of the counts, by {@link Count#key()}. */
  public Topic<Count> counts() {
    return topic("counts.v1", Count.class, COMPACT);
  }

  /** Returns the topic of the notifications, by id. Those about one story share a partition. */
  public Topic<Notification> notifications() {
    Map<String, String> config = new HashMap<>(deleteAfterDays(90));
    config.putAll(COMPACT);
    config.put("cleanup.policy", "compact,delete");
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
    return new Topic<>(
        prefix + "dead-letters.v1", Serdes.ByteArray(), partitions, deleteAfterDays(30));
  }

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

  private <V> Topic<V> topic(String name, Class<V> type, Map<String, String> config) {
    return new Topic<>(prefix + name, JsonSerde.of(type), partitions, config);
  }

  private static Map<String, String> deleteAfterDays(int days) {
    String time = Long.toString(Duration.ofDays(days).toMillis());
    return Map.of("cleanup.policy", "delete", "retention.ms", time);
  }
}
