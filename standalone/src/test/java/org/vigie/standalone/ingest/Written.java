package org.vigie.standalone.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/** Reads the committed records of the topics. */
public record Written(Cluster cluster) {

  public List<Article> articles() {
    return records(cluster.topics().articles()).stream().map(ConsumerRecord::value).toList();
  }

  /** The last state of each feed. */
  public Map<String, FeedState> states() {
    Map<String, FeedState> states = new LinkedHashMap<>();
    records(cluster.topics().feedStates())
        .forEach(
            each -> {
              if (each.value() == null) {
                states.remove(each.key());
              } else {
                states.put(each.key(), each.value());
              }
            });
    return states;
  }

  public <V> List<ConsumerRecord<String, V>> records(Topic<V> topic) {
    Properties properties = cluster.clientProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), topic.values().deserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(topic.name(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }
}
