package org.vigie.standalone.reject;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.kafka.TopicReader;

/** Sends kept articles again, so that they are analysed with a watch as it is valid now. */
record SecondLook(Cluster cluster, String watch) {
  /** Maximum time to wait for the mentions. An estimate: a service answers within a second. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** Maximum time of one poll. An estimate; polls are repeated. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Sends the articles with these URLs, and returns the URLs of those that are still kept. */
  Set<String> send(Collection<String> urls, Instant now) throws InterruptedException {
    Topic<Article> topic = cluster.topics().articles();
    Map<String, ProducerRecord<String, Article>> kept = kept(topic, urls, now);
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), topic.values().serializer())) {
      List<Future<RecordMetadata>> sent = kept.values().stream().map(producer::send).toList();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      return kept.values().stream().map(each -> each.value().url()).collect(Collectors.toSet());
    } catch (ExecutionException e) {
      throw new KafkaException("an article was not sent", e);
    }
  }

  /**
   * Returns the last record of each article, by id, to be sent into the partition in which it was.
   */
  private Map<String, ProducerRecord<String, Article>> kept(
      Topic<Article> topic, Collection<String> urls, Instant now) {
    Map<String, ProducerRecord<String, Article>> kept = new HashMap<>();
    TopicReader.read(
        cluster,
        Map.of(),
        cluster.ends(topic),
        read -> {
          Article article = read.value() == null ? null : LatestRecords.value(topic, read);
          if (article != null && urls.contains(article.url())) {
            var again = article.sentAgain(now);
            kept.put(
                article.id(),
                new ProducerRecord<>(
                    topic.name(),
                    read.partition(),
                    now.toEpochMilli(),
                    article.id(),
                    again,
                    List.of(sentFor())));
          }
          return true;
        });
    return kept;
  }

  private Header sentFor() {
    return new RecordHeader(Article.SENT_FOR, watch.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Waits for new mentions with these keys.
   *
   * @param from the offsets from which mentions are new
   * @return the new mentions by key; some are missing if they don't come within 20 seconds
   */
  Map<String, Mention> await(Set<String> keys, Map<TopicPartition, Long> from) {
    Map<String, Mention> found = new HashMap<>();
    Set<String> missing = new HashSet<>(keys);
    long deadline = System.nanoTime() + ANSWER.toNanos();
    try (var consumer = cluster.reader(POLL)) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      while (!missing.isEmpty() && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> read : consumer.poll(POLL)) {
          Mention mention = LatestRecords.value(cluster.topics().mentions(), read);
          if (mention != null && missing.remove(read.key())) {
            found.put(read.key(), mention);
          }
        }
      }
    }
    return found;
  }
}
