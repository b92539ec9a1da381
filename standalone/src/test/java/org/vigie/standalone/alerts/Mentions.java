package org.vigie.standalone.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Tag;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/** Publishes mentions in place of enrich. */
final class Mentions implements AutoCloseable {
  private static final Mention EXAMPLE = example();

  /** Letters of a clause with which the example has almost 1 MB, Kafka's limit of a request. */
  private static final int LARGEST = (1 << 20) - 2_300;

  private final Topic<Mention> topic;
  private final KafkaProducer<String, byte[]> producer;

  Mentions(Cluster cluster) {
    this.topic = cluster.topics().mentions();
    this.producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), new ByteArraySerializer());
  }

  /** Publishes a mention of a new article. */
  void publish(String article, String story) {
    publish(article, story, EXAMPLE.tags());
  }

  /** Publishes a mention that is as large as enrich's producer allows, and can't be compressed. */
  void publishLargest(String article, String story) {
    var random = new Random(1);
    Tag tag = EXAMPLE.tags().getFirst();
    String clause =
        random
            .ints(LARGEST, '#', '[')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    publish(
        article,
        story,
        List.of(
            new Tag(
                tag.tag(),
                tag.rule(),
                tag.version(),
                clause,
                tag.field(),
                tag.start(),
                tag.end(),
                tag.surface(),
                tag.snippet())));
  }

  private void publish(String article, String story, List<Tag> tags) {
    Article a = EXAMPLE.article();
    var named =
        new Article(
            article,
            a.url() + "/" + article,
            a.link() + "/" + article,
            a.title(),
            a.summary(),
            a.text(),
            a.authors(),
            a.categories(),
            a.outlet(),
            a.language(),
            a.published(),
            a.publishedRaw(),
            Instant.now(),
            a.feed(),
            a.guid(),
            1,
            a.changes(),
            null);
    var mention = new Mention("cesia", named, tags, EXAMPLE.pickup(), story, null, null, false);
    publish(mention.key(), topic.values().serializer().serialize(topic.name(), mention));
  }

  void publish(String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), 0, key, value)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static Mention example() {
    try (InputStream json = Mentions.class.getResourceAsStream("/fixtures/mention.v1.json")) {
      return Json.MAPPER.readValue(json, Mention.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
