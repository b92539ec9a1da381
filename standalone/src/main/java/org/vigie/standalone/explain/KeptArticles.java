package org.vigie.standalone.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.kafka.TopicReader;

/** The articles that Kafka keeps, for a month unless {@code topics.yaml} says otherwise. */
public record KeptArticles(Cluster cluster) {

  /** Returns the latest revision of the article with this id, or with this address. */
  public Optional<Article> find(String idOrUrl) {
    List<Article> found = new ArrayList<>();
    each(
        Instant.EPOCH,
        article -> {
          if (article.id().equals(idOrUrl)
              || article.url().equals(idOrUrl)
              || article.link().equals(idOrUrl)) {
            found.add(article);
          }
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  /** Passes on each revision of the articles whose records were written at this time or later. */
  public void each(Instant since, Consumer<Article> reader) {
    Topic<Article> topic = cluster.topics().articles();
    TopicReader.read(
        cluster,
        Map.of(),
        cluster.ends(topic),
        record -> {
          Article article = article(topic, record, since);
          if (article != null) {
            reader.accept(article);
          }
          return true;
        });
  }

  private static @Nullable Article article(
      Topic<Article> topic, ConsumerRecord<String, byte[]> record, Instant since) {
    boolean isOld = record.timestamp() < since.toEpochMilli();
    return isOld || record.value() == null ? null : LatestRecords.value(topic, record);
  }
}
