package org.vigie.standalone.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;

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

  /** All records of the topic; waits until the transactions that are open now have ended. */
  public <V> List<ConsumerRecord<String, V>> records(Topic<V> topic) {
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    TopicReader.read(
        cluster,
        Map.of(),
        cluster.ends(topic),
        each -> {
          @Nullable V value =
              each.value() == null
                  ? null
                  : topic.values().deserializer().deserialize(topic.name(), each.value());
          records.add(
              new ConsumerRecord<>(
                  each.topic(),
                  each.partition(),
                  each.offset(),
                  each.timestamp(),
                  each.timestampType(),
                  each.serializedKeySize(),
                  each.serializedValueSize(),
                  each.key(),
                  value,
                  each.headers(),
                  each.leaderEpoch()));
          return true;
        });
    return records;
  }
}
