package org.vigie.alerts;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.vigie.events.Notification;

/** Puts notifications by watch and story, so that a story's messages keep their order. */
final class ByStory implements StreamPartitioner<String, Notification> {
  // why: deprecated in favour of one that gives headers, but still the one to implement.
  @Override
  @SuppressWarnings("removal")
  public Optional<Set<Integer>> partitions(
      String topic, String key, Notification notification, int partitions) {
    byte[] story = Utils.utf8(notification.story().key());
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(story)) % partitions));
  }
}
