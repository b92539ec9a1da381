package org.vigie.ingest.ownership;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Topic;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.article.RememberedEntry;
import org.vigie.ingest.known.EntryTopic;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;
import org.vigie.ingest.visit.OwnedVisits.Revised;
import org.vigie.kafka.Cluster;

/**
 * Publishes the results of polls to Kafka: new articles, the entries to remember, and the feeds'
 * new states. One transaction contains all three, so that a crash can't separate them. See
 * docs/adr/0004-articles-and-feed-state-in-one-transaction.md.
 *
 * <p>Several processes can share the feeds; each one polls the feeds of its partitions of {@code
 * feeds.v1}. The transaction also commits the process's offsets in this topic. If Kafka has given
 * the partitions to another process, it refuses these offsets, and the transaction is aborted. This
 * protects all partitions, so a process needs only one transactional id, not one for each.
 *
 * <p>If a poll finds neither a new article nor an entry to remember, only the feed's state is
 * written, without a transaction. A transaction would add three times as many bytes. A process that
 * has just lost the feed's partition may write such a state, too. Then the new owner fetches the
 * feed once more, but no article is lost or repeated.
 */
final class ArticlePublisher implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Topic<Article> articles;
  private final Topic<FeedState> states;
  private final EntryTopic known;
  private final int articlePartitions;
  private final KafkaProducer<byte[], byte[]> plain;
  private final KafkaProducer<byte[], byte[]> transactions;

  // why: an instance keeps its name, so that after a crash it aborts its open transaction.
  ArticlePublisher(Cluster cluster, String name) {
    articles = cluster.topics().articles();
    states = cluster.topics().feedStates();
    known = new EntryTopic(cluster);
    plain = producer(properties(cluster, name + "-states"));
    Properties transactional = properties(cluster, name);
    transactional.put("transactional.id", name);
    transactional.put("transaction.timeout.ms", (int) cluster.transactionTimeout().toMillis());
    transactions = producer(transactional);
    articlePartitions = initialize();
  }

  /** Aborts an open transaction of an earlier process; returns the number of partitions. */
  private int initialize() {
    try {
      transactions.initTransactions();
      return transactions.partitionsFor(articles.name()).size();
    } catch (RuntimeException | Error e) {
      // why: each further attempt makes new producers, and the threads of these would stay.
      close();
      throw e;
    }
  }

  private static Properties properties(Cluster cluster, String client) {
    Properties properties = cluster.clientProperties();
    properties.put("acks", "all");
    // why: waiting 100 ms makes batches larger, and a commit sends all records without waiting.
    properties.put("linger.ms", 100);
    properties.put("batch.size", 256 * 1024);
    properties.put("compression.type", "lz4");
    properties.put("client.id", client);
    return properties;
  }

  private static KafkaProducer<byte[], byte[]> producer(Properties properties) {
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * What one transaction publishes.
   *
   * @param obsolete ids of feeds that are no longer configured, by partition
   * @param pages revisions that visits of pages brought
   * @param visits records of the visits that begin or end with these articles
   */
  record Batch(
      Map<TrackedFeed, PollResult> results,
      Map<Integer, List<String>> obsolete,
      List<Revised> pages,
      List<ProducerRecord<byte[], byte[]>> visits) {
    boolean isEmpty() {
      return results.isEmpty() && obsolete.isEmpty() && pages.isEmpty() && visits.isEmpty();
    }
  }

  /**
   * Writes records without a transaction, and returns when Kafka has them.
   *
   * @throws KafkaException if not everything was written
   */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(plain::send).toList();
    plain.flush();
    sent.forEach(ArticlePublisher::check);
  }

  /**
   * Writes the results of polls and visits, and deletes the states of obsolete feeds, which are no
   * longer configured. Whatever must not be written twice or in part is one transaction, with the
   * offsets in {@code feeds.v1}.
   *
   * @return the offset after the last remembered entry that was written, for each partition
   * @throws KafkaException if not everything was published
   */
  Map<Integer, Long> publish(
      Batch batch,
      Map<TopicPartition, OffsetAndMetadata> feedPositions,
      ConsumerGroupMetadata group) {
    Map<TrackedFeed, PollResult> news = new LinkedHashMap<>();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    batch.results.forEach(
        (tracked, result) -> {
          if (result.bringsNews()) {
            news.put(tracked, result);
          } else {
            sent.add(plain.send(state(tracked, result.state())));
          }
        });
    var rest = new Batch(news, batch.obsolete, batch.pages, batch.visits);
    Map<Integer, Long> positions = rest.isEmpty() ? Map.of() : commit(rest, feedPositions, group);
    plain.flush();
    sent.forEach(ArticlePublisher::check);
    return positions;
  }

  private Map<Integer, Long> commit(
      Batch batch,
      Map<TopicPartition, OffsetAndMetadata> feedPositions,
      ConsumerGroupMetadata group) {
    transactions.beginTransaction();
    Map<Integer, Future<RecordMetadata>> last = new HashMap<>();
    batch.results.forEach(
        (tracked, result) -> {
          result.articles().forEach(this::send);
          remember(tracked.partition, result.remembered(), last);
          send(state(tracked, result.state()));
        });
    for (Revised page : batch.pages) {
      send(page.article());
      remember(page.partition(), page.remembered(), last);
    }
    batch.visits.forEach(this::send);
    batch.obsolete.forEach(
        (partition, ids) -> ids.forEach(id -> send(record(states, partition, null, id, null))));
    transactions.sendOffsetsToTransaction(feedPositions, group);
    transactions.commitTransaction();
    Map<Integer, Long> positions = new HashMap<>();
    last.forEach((partition, sent) -> positions.put(partition, sent.resultNow().offset() + 1));
    return positions;
  }

  private void remember(
      int partition, List<RememberedEntry> entries, Map<Integer, Future<RecordMetadata>> last) {
    for (RememberedEntry entry : entries) {
      last.put(partition, transactions.send(known.record(partition, entry)));
    }
  }

  private static void check(Future<RecordMetadata> sent) {
    if (sent.state() == Future.State.FAILED) {
      throw new KafkaException("a record was not written", sent.exceptionNow());
    }
  }

  private ProducerRecord<byte[], byte[]> state(TrackedFeed tracked, FeedState state) {
    return record(states, tracked.partition, state.polled(), state.feed(), state);
  }

  private void send(Article article) {
    int partition = Partitions.of(article, articlePartitions);
    send(record(articles, partition, article.seen(), article.id(), article));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    // why: the result of a send can be ignored, because a failed send makes the commit fail.
    var _ = transactions.send(record);
  }

  private static <V> ProducerRecord<byte[], byte[]> record(
      Topic<V> topic, int partition, @Nullable Instant at, String key, @Nullable V value) {
    byte[] bytes =
        value == null ? null : topic.values().serializer().serialize(topic.name(), value);
    Long timestamp = at == null ? null : at.toEpochMilli();
    return new ProducerRecord<>(topic.name(), partition, timestamp, key.getBytes(UTF_8), bytes);
  }

  @Override
  public void close() {
    plain.close(CLOSE_TIMEOUT);
    // why: if this call can't abort an open transaction, the instance aborts it when it restarts.
    transactions.close(CLOSE_TIMEOUT);
  }
}
