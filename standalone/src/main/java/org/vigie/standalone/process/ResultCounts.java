package org.vigie.standalone.process;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/** Counts mentions, pickups, stories and notifications. Repeated records are counted once. */
public final class ResultCounts {
  private final Topics topics;
  private final Set<String> mentions = new HashSet<>();
  private final Set<String> pickups = new HashSet<>();
  private final Set<String> stories = new HashSet<>();
  private final Set<String> notifications = new HashSet<>();
  private final Set<String> failed = new HashSet<>();

  ResultCounts(Topics topics) {
    this.topics = topics;
  }

  /**
   * Counts a mention, pickup, story, or the outcome of a notification. Returns true, to read on.
   */
  boolean add(ConsumerRecord<String, byte[]> read) {
    String topic = read.topic();
    if (topic.equals(topics.mentions().name())) {
      if (value(topics.mentions(), read).duplicateOf() == null) {
        mentions.add(read.key());
      }
    } else if (topic.equals(topics.pickups().name())) {
      pickups.add(read.key() + "/" + value(topics.pickups(), read).article().id());
    } else if (topic.equals(topics.stories().name())) {
      stories.add(read.key());
    } else {
      Notification.State state = value(topics.notifications(), read).state();
      if (state == Notification.State.SENT) {
        notifications.add(read.key());
      } else if (state == Notification.State.FAILED) {
        failed.add(read.key());
      }
    }
    return true;
  }

  /** Returns the number of mentions, without articles that duplicate another article. */
  public int mentions() {
    return mentions.size();
  }

  public int pickups() {
    return pickups.size();
  }

  public int stories() {
    return stories.size();
  }

  /** Returns the number of notifications that were sent. */
  public int notifications() {
    return notifications.size();
  }

  /** Returns the number of notifications that are given up: nobody gets them. */
  public int failed() {
    return failed.size();
  }

  private static <V> V value(Topic<V> topic, ConsumerRecord<String, byte[]> read) {
    return topic.values().deserializer().deserialize(read.topic(), read.value());
  }
}
