package org.vigie.enrich;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.vigie.events.Mention;

/** A watch's mentions are in one partition, in the order in which they were told. */
final class ByWatch implements StreamPartitioner<String, Mention> {
  @Override
  @SuppressWarnings("removal") // why: Kafka 4.4 still asks for it.
  public Optional<Set<Integer>> partitions(
      String topic, String key, Mention mention, int partitions) {
    int hash = Utils.toPositive(Utils.murmur2(Utils.utf8(mention.watch())));
    return Optional.of(Set.of(hash % partitions));
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, Mention mention, Headers headers, int partitions) {
    return partitions(topic, key, mention, partitions);
  }
}
