package org.vigie.ingest.ownership;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Topic;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;
import org.vigie.kafka.Cluster;

/**
 * Publishes articles and feed states in one transaction, which also commits this instance's offsets
 * in {@code feeds.v1}. If partitions have moved to another instance, the broker refuses the offsets
 * and the transaction is aborted. So an instance needs only one transactional id, not one for each
 * partition. See docs/adr/0004-articles-and-feed-state-in-one-transaction.md.
 */
final class ArticlePublisher implements AutoCloseable {
  /** Time in ms until Kafka aborts a transaction; consumers can't pass it before. An estimate. */
  private static final int TRANSACTION_MS = 15_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Topic<Article> articles;
  private final Topic<FeedState> states;
  private final int articlePartitions;
  private final KafkaProducer<String, byte[]> producer;

  // why: an instance keeps its name, so that after a crash it aborts its open transaction.
  ArticlePublisher(Cluster cluster, String name) {
    articles = cluster.topics().articles();
    states = cluster.topics().feedStates();
    Properties properties = cluster.clientProperties();
    properties.put("transactional.id", name);
    properties.put("transaction.timeout.ms", TRANSACTION_MS);
    // why: waiting 100 ms makes batches larger, and a commit sends all records without waiting.
    properties.put("linger.ms", 100);
    properties.put("batch.size", 256 * 1024);
    properties.put("compression.type", "lz4");
    properties.put("client.id", name);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    articlePartitions = producer.partitionsFor(articles.name()).size();
  }

  /**
   * Commits the results of polls and the offsets in {@code feeds.v1} in one transaction. Deletes
   * the states of obsolete feeds, which are no longer configured.
   *
   * @throws org.apache.kafka.common.KafkaException if nothing was published
   */
  void publish(
      Map<TrackedFeed, PollResult> results,
      Map<Integer, List<String>> obsolete,
      Map<TopicPartition, OffsetAndMetadata> positions,
      ConsumerGroupMetadata group) {
    producer.beginTransaction();
    results.forEach(
        (tracked, result) -> {
          FeedState state = result.state();
          result.articles().forEach(this::send);
          send(states, tracked.partition, state.polled().toEpochMilli(), state.feed(), state);
        });
    obsolete.forEach(
        (partition, ids) -> ids.forEach(id -> send(states, partition, null, id, null)));
    producer.sendOffsetsToTransaction(positions, group);
    producer.commitTransaction();
  }

  private void send(Article article) {
    int partition = Partitions.of(article, articlePartitions);
    send(articles, partition, article.seen().toEpochMilli(), article.id(), article);
  }

  private <V> void send(
      Topic<V> topic, int partition, @Nullable Long timestamp, String key, @Nullable V value) {
    byte[] bytes =
        value == null ? null : topic.values().serializer().serialize(topic.name(), value);
    // why: the result of a send can be ignored, because a failed send makes the commit fail.
    var _ = producer.send(new ProducerRecord<>(topic.name(), partition, timestamp, key, bytes));
  }

  @Override
  public void close() {
    // why: if this call can't abort an open transaction, the instance aborts it when it restarts.
    producer.close(CLOSE_TIMEOUT);
  }
}
