package org.vigie.ingest.ownership;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.ingest.article.Domains;

/** Chooses the partition of records that are not partitioned by their key. */
final class Partitions {
  private Partitions() {}

  /** One partition for all feeds of a registrable domain, so that one owner limits its requests. */
  static int of(Feed feed, int partitions) {
    URI url = URI.create(feed.url());
    return hash(Domains.of(url).orElse(feed.url()), partitions);
  }

  /** One partition for all articles of an outlet, so that copies from several feeds meet there. */
  static int of(Article article, int partitions) {
    return hash(article.outlet().domain(), partitions);
  }

  private static int hash(String text, int partitions) {
    return Utils.toPositive(Utils.murmur2(text.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
