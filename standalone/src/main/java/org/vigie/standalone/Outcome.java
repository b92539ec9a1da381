package org.vigie.standalone;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.ReleasePickup;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/** Counts what came out of one round: things, not records, since a later record replaces one. */
public final class Outcome {
  private final Topics topics;
  private final Set<String> mentions = new HashSet<>();
  private final Set<String> pickups = new HashSet<>();
  private final Set<String> stories = new HashSet<>();
  private final Set<String> notifications = new HashSet<>();

  Outcome(Topics topics) {
    this.topics = topics;
  }

  void add(ConsumerRecord<String, byte[]> entry) {
    String topic = entry.topic();
    if (topic.equals(topics.mentions().name())) {
      Mention mention = value(topics.mentions(), entry);
      if (mention.duplicateOf() == null) {
        mentions.add(entry.key());
      }
    } else if (topic.equals(topics.pickups().name())) {
      ReleasePickup pickup = value(topics.pickups(), entry);
      pickups.add(entry.key() + "/" + pickup.article().id());
    } else if (topic.equals(topics.stories().name())) {
      stories.add(entry.key());
    } else if (value(topics.notifications(), entry).state() == Notification.State.SENT) {
      notifications.add(entry.key());
    }
  }

  public int mentions() {
    return mentions.size();
  }

  public int pickups() {
    return pickups.size();
  }

  public int stories() {
    return stories.size();
  }

  public int notifications() {
    return notifications.size();
  }

  private static <V> V value(Topic<V> topic, ConsumerRecord<String, byte[]> entry) {
    return topic.values().deserializer().deserialize(entry.topic(), entry.value());
  }
}
