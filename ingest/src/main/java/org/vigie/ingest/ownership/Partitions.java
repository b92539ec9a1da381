package org.vigie.ingest.ownership;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.ingest.article.Domains;

/** Computes the Kafka partitions of feeds and articles from domains, not from record keys. */
final class Partitions {
  private Partitions() {}

  /** Returns one partition for all feeds of a domain, so that one instance sends its requests. */
  static int of(Feed feed, int partitions) {
    URI url = URI.create(feed.url());
    return hash(Domains.of(url).orElse(feed.url()), partitions);
  }

  /** Returns one partition for all articles of an outlet, so that one consumer sees repeats. */
  static int of(Article article, int partitions) {
    return hash(article.outlet().domain(), partitions);
  }

  private static int hash(String text, int partitions) {
    return Utils.toPositive(Utils.murmur2(text.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
