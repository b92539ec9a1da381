package org.vigie.ingest;

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
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Topic;
import org.vigie.ingest.poll.Settled;
import org.vigie.kafka.Cluster;

/**
 * Publishes articles and the states of the feeds that brought them, together or not at all.
 *
 * <p>Each transaction also commits the owner's position in {@code feeds.v1} under its generation in
 * the group: the broker refuses that to whoever no longer holds the partitions. So one producer is
 * enough, where a transactional id per partition would take as many producers.
 *
 * <p>See docs/adr/0004-articles-and-feed-state-in-one-transaction.md.
 */
final class ArticlePublisher implements AutoCloseable {
  /** A crashed owner's open transaction holds back every reader; this long at most. */
  private static final int TRANSACTION_MS = 15_000;

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Topic<Article> articles;
  private final Topic<FeedState> states;
  private final int articlePartitions;
  private final KafkaProducer<String, byte[]> producer;

  /** What one poll of one feed leaves behind. */
  record Publication(Settled settled, int statePartition) {}

  /**
   * @param name of this owner, kept over restarts where possible: whoever comes back under it ends
   *     what its predecessor left open
   */
  ArticlePublisher(Cluster cluster, String name) {
    articles = cluster.topics().articles();
    states = cluster.topics().feedStates();
    Properties properties = cluster.clientProperties();
    properties.put("transactional.id", name);
    properties.put("transaction.timeout.ms", TRANSACTION_MS);
    // why: a commit sends what lingers, so that batches grow and nothing comes later.
    properties.put("linger.ms", 100);
    properties.put("batch.size", 256 * 1024);
    properties.put("compression.type", "lz4");
    properties.put("client.id", name);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    articlePartitions = producer.partitionsFor(articles.name()).size();
  }

  /**
   * Commits all of it in one transaction.
   *
   * @param forgotten feeds whose state is no longer needed, by partition
   * @param positions of the owner in {@code feeds.v1}; committed too, so that an owner whose
   *     partitions went to another is refused
   * @throws org.apache.kafka.common.KafkaException when nothing was published
   */
  void publish(
      List<Publication> publications,
      Map<Integer, List<String>> forgotten,
      Map<TopicPartition, OffsetAndMetadata> positions,
      ConsumerGroupMetadata group) {
    producer.beginTransaction();
    // why: a failed send makes the commit fail, so the futures need not be asked.
    for (Publication publication : publications) {
      publication.settled().articles().forEach(this::send);
      FeedState state = publication.settled().state();
      var _ =
          producer.send(
              new ProducerRecord<>(
                  states.name(),
                  publication.statePartition(),
                  state.polled().toEpochMilli(),
                  state.feed(),
                  states.values().serializer().serialize(states.name(), state)));
    }
    forgotten.forEach((partition, feeds) -> feeds.forEach(feed -> forget(partition, feed)));
    producer.sendOffsetsToTransaction(positions, group);
    producer.commitTransaction();
  }

  private void forget(int partition, String feed) {
    var _ = producer.send(new ProducerRecord<>(states.name(), partition, feed, null));
  }

  private void send(Article article) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                articles.name(),
                Partitions.of(article, articlePartitions),
                article.seen().toEpochMilli(),
                article.id(),
                articles.values().serializer().serialize(articles.name(), article)));
  }

  @Override
  public void close() {
    // why: an open transaction is aborted by closing, and by whoever comes back under the name.
    producer.close(CLOSING);
  }
}
