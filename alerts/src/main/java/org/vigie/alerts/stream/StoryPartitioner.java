package org.vigie.alerts.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.vigie.events.Notification;

/**
 * Partitions notifications by watch and story, so that a story's notifications keep their order.
 */
final class StoryPartitioner implements StreamPartitioner<String, Notification> {
  // why: deprecated for a method with headers, but this is the abstract one.
  @Override
  @SuppressWarnings("removal")
  public Optional<Set<Integer>> partitions(
      String topic, String key, Notification notification, int partitions) {
    byte[] story = Utils.utf8(notification.story().key());
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(story)) % partitions));
  }
}
