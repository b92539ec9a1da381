package org.vigie.alerts.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.decide.Digests.Edition;
import org.vigie.alerts.decide.Groups.News;
import org.vigie.events.Mention;
import org.vigie.kafka.streams.StoreSweep;

/**
 * The last edition of each digest, and the mentions for its next one, in Kafka Streams' stores. A
 * digest's key is {@code watch/digest}.
 */
final class DigestStores {
  /** Name of the store of each digest's last edition. A key is {@code watch/digest}. */
  static final String EDITIONS = "editions";

  /**
   * Name of the store of mentions for the next edition. A key is {@code watch/digest/article},
   * after {@link #WITHDRAWN} if the article was withdrawn before an edition had it.
   */
  static final String NEWS = "news";

  /** Start of the key of a withdrawn article. No digest's key starts with it. */
  private static final String WITHDRAWN = "/withdrawn/";

  /** Start of the key of the mention that made an article news after an edition had it. */
  private static final String AGAIN = "/again/";

  private final KeyValueStore<String, Edition> editions;
  private final KeyValueStore<String, Mention> news;
  private final StoreSweep<Mention> oldWithdrawn;
  private final AlertsMetrics metrics;

  /** Copy of the store {@link #EDITIONS}, so that a timer tick needn't read the store. */
  private final Map<String, Edition> lastEditions = new HashMap<>();

  DigestStores(ProcessorContext<?, ?> context, AlertsMetrics metrics) {
    this.editions = context.getStateStore(EDITIONS);
    this.news = context.getStateStore(NEWS);
    this.oldWithdrawn = new StoreSweep<>(news, StoredGroups.SWEPT);
    this.metrics = metrics;
    try (var all = editions.all()) {
      all.forEachRemaining(each -> lastEditions.put(each.key, each.value));
    }
  }

  /** Returns the watch in a digest's key. */
  static String watchOf(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** Returns the digest's id in its key. */
  static String idOf(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  /** Returns the last edition of each digest. */
  Map<String, Edition> lastEditions() {
    return Map.copyOf(lastEditions);
  }

  void keep(String digest, Edition edition) {
    editions.put(digest, edition);
    lastEditions.put(digest, edition);
  }

  /**
   * Stores a mention, or replaces that of its article. A mention that isn't news only replaces. A
   * withdrawn article is set aside, and is in the next edition if it returns. If an earlier edition
   * had the article, it needs a pickup as strong as the one that was news; else it is set aside.
   */
  void add(String digest, Mention mention, News what, boolean isWithdrawn) {
    String key = digest + "/" + mention.article().id();
    String aside = WITHDRAWN + key;
    boolean wasAside = has(aside);
    if (what == News.STRONGER && !(wasAside || has(key))) {
      news.put(AGAIN + key, mention);
    }
    boolean leaves = isWithdrawn || (what == News.NONE && !isNews(key, mention));
    if (what != News.NONE || wasAside || has(key)) {
      news.put(key, leaves ? null : mention);
      if (leaves || wasAside) {
        news.put(aside, leaves ? mention : null);
      }
    }
  }

  /** False if an edition had the article, and a stronger pickup has made it news since. */
  private boolean isNews(String key, Mention mention) {
    try {
      Mention last = news.get(AGAIN + key);
      return last == null || last.kind() == null || !last.kind().isStrongerThan(mention.kind());
    } catch (SerializationException e) {
      // why: a later release wrote it; one article twice is better than none.
      return true;
    }
  }

  private boolean has(String key) {
    // why: a mention that can't be read can be replaced, too.
    try (var from = news.range(key, key)) {
      return from.hasNext();
    }
  }

  boolean hasNews(String digest) {
    try (var all = news.prefixScan(digest + "/", new StringSerializer())) {
      return all.hasNext();
    }
  }

  /** Removes a digest's mentions from the store and returns those that can be read. */
  List<Mention> takeNews(String digest) {
    List<Mention> taken = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    try (var all = news.prefixScan(digest + "/", new StringSerializer())) {
      while (all.hasNext()) {
        keys.add(all.peekNextKey());
        try {
          taken.add(all.next().value);
        } catch (SerializationException e) {
          // why: one unreadable mention must not stop the digest.
          metrics.unreadable();
        }
      }
    }
    keys.forEach(news::delete);
    return taken;
  }

  /** Forgets articles that were set aside before {@code horizon}, a portion at each call. */
  void expireWithdrawn(Instant horizon) {
    oldWithdrawn.run(
        (key, mention) -> key.startsWith("/") && mention.article().seen().isBefore(horizon));
  }

  /** Removes a digest's last edition and its mentions. */
  void remove(String digest) {
    lastEditions.remove(digest);
    editions.delete(digest);
    takeNews(digest);
  }

  /** Gives a digest's last edition and its mentions, also those set aside, another key. */
  void rename(String digest, String next) {
    @Nullable Edition last = lastEditions.get(digest);
    if (last != null) {
      keep(next, last);
    }
    for (String start : List.of("", WITHDRAWN, AGAIN)) {
      takeNews(start + digest)
          .forEach(mention -> news.put(start + next + "/" + mention.article().id(), mention));
    }
    remove(digest);
  }
}
