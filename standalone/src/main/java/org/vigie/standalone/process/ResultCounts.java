package org.vigie.standalone.process;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Notification;
import org.vigie.events.Story;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.LatestRecords;

/**
 * Counts mentions, pickups, stories and notifications. Repeated records are counted once; what a
 * later record takes back isn't counted.
 */
public final class ResultCounts {
  private final Topics topics;
  private final HeldMentions mentions = new HeldMentions();
  private final Set<String> stories = new HashSet<>();
  private final Set<String> notifications = new HashSet<>();
  private final Set<String> failed = new HashSet<>();

  ResultCounts(Topics topics) {
    this.topics = topics;
  }

  /** Counts a record of any of these topics. Returns true, to read on. */
  boolean add(ConsumerRecord<String, byte[]> read) {
    String topic = read.topic();
    if (topic.equals(topics.mentions().name())) {
      mentions.put(read.key(), LatestRecords.value(topics.mentions(), read));
    } else if (topic.equals(topics.pickups().name())) {
      mentions.add(LatestRecords.value(topics.pickups(), read));
    } else if (topic.equals(topics.stories().name())) {
      addStory(read.key(), LatestRecords.value(topics.stories(), read));
    } else {
      addNotification(read.key(), LatestRecords.value(topics.notifications(), read));
    }
    return true;
  }

  private void addStory(String key, @Nullable Story story) {
    if (story == null || story.articles() == 0) {
      stories.remove(key);
    } else {
      stories.add(key);
    }
  }

  // why: without a value, an alert is forgotten; it has been sent nevertheless.
  private void addNotification(String key, @Nullable Notification notification) {
    if (notification != null && notification.state() == Notification.State.SENT) {
      notifications.add(key);
    } else if (notification != null && notification.state() == Notification.State.FAILED) {
      failed.add(key);
    }
  }

  /** Returns the number of mentions, without articles that duplicate another article. */
  public int mentions() {
    return mentions.size();
  }

  /** Returns the number of pickups whose article still takes from the release. */
  public int pickups() {
    return mentions.pickups();
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
}
