package org.vigie.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.ingest.outlet.Domains;

/** Which partition a record goes to, where that is not the key's affair. */
final class Partitions {
  private Partitions() {}

  /** Feeds of one registrable domain share a partition, so that one owner is polite to it. */
  static int of(Feed feed, int partitions) {
    URI url = URI.create(feed.url());
    return hash(Domains.of(url).orElse(feed.url()), partitions);
  }

  /** Articles of one outlet share a partition, so that the same one from two feeds meets there. */
  static int of(Article article, int partitions) {
    return hash(article.outlet().domain(), partitions);
  }

  private static int hash(String text, int partitions) {
    return Utils.toPositive(Utils.murmur2(text.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
