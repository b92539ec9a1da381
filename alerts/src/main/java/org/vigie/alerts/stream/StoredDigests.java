package org.vigie.alerts.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.decide.Digests;
import org.vigie.alerts.decide.Digests.Edition;
import org.vigie.alerts.decide.Groups.News;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.alerts.words.Explanation;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/**
 * The digests of one Kafka Streams task, and the mentions for their next editions. Stores and
 * notifications change in one transaction, so each edition is published once, even after a crash.
 */
final class StoredDigests {
  /**
   * A due edition waits until no mention has arrived for this time. After a restart, it then also
   * contains the mentions that were written during the downtime. An estimate.
   */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Maximum time that a due edition waits, even if mentions still arrive. An estimate. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Supplier<AlertsConfig> config;
  private final Function<String, @Nullable StoryGroups> stories;
  private final Consumer<Notification> out;
  private final DigestStores stores;
  private final RenamedDigests renamed;

  /** Time when an edition was first found to be due. A key is {@code watch/digest}. */
  private final Map<String, Instant> dueSince = new HashMap<>();

  /** Time of the last mention; before the first one, the time when the task was opened. */
  private Instant lastMention;

  StoredDigests(
      ProcessorContext<String, Notification> context,
      Supplier<AlertsConfig> config,
      Instant opened,
      Function<String, @Nullable StoryGroups> stories,
      AlertsMetrics metrics,
      Consumer<Notification> out) {
    this.config = config;
    this.lastMention = opened;
    this.stories = stories;
    this.out = out;
    this.stores = new DigestStores(context, metrics);
    this.renamed = new RenamedDigests(stores);
  }

  /**
   * Stores a mention for each digest.
   *
   * @param news NONE for a mention that only replaces what a digest has of its article
   * @param isWithdrawn true to remove what a digest has of its article, until the article returns
   */
  void add(Mention mention, News news, boolean isWithdrawn, Instant now) {
    lastMention = now;
    renamed.adapt(config.get());
    Digests digests = digests();
    for (DailyDigest digest : digests.config().digests()) {
      String key = mention.watch() + "/" + digest.id();
      if (!stores.lastEditions().containsKey(key)) {
        stores.keep(key, digests.edition(digest, now));
      }
      stores.add(key, mention, news, isWithdrawn);
    }
  }

  /**
   * Sends the editions that are due.
   *
   * @param isFinal true if no more mentions are expected
   */
  void flush(Instant now, boolean isFinal) {
    renamed.adapt(config.get());
    Digests digests = digests();
    for (Map.Entry<String, Edition> each : stores.lastEditions().entrySet()) {
      String key = each.getKey();
      for (DailyDigest digest : digests.config().digests()) {
        if (!key.endsWith("/" + digest.id())) {
          continue;
        }
        if (each.getValue().at().isAfter(now)) {
          // why: the clock was ahead, and has been set back since.
          stores.keep(key, digests.edition(digest, now));
        } else if (!digests.due(digest, each.getValue()).isAfter(now)
            && (isFinal || hasCaughtUp(key, now))) {
          send(digests, digest, key, each.getValue(), now);
        }
      }
    }
  }

  /** Returns the time at which the next edition is due. */
  Optional<Instant> next() {
    if (renamed.isOutdated(config.get())) {
      return Optional.of(lastMention);
    }
    Digests digests = digests();
    return stores.lastEditions().entrySet().stream()
        .flatMap(
            each ->
                digests.config().digests().stream()
                    .filter(digest -> each.getKey().endsWith("/" + digest.id()))
                    .map(digest -> digests.due(digest, each.getValue())))
        .min(Comparator.naturalOrder());
  }

  /**
   * Deletes the state of digests that the configuration no longer contains, and of watches without
   * articles: such a watch may be retired. Its next mention begins its digests again. Also deletes
   * the articles that were withdrawn before {@code horizon}.
   */
  void expire(Predicate<String> hasArticles, Instant horizon) {
    stores.expireWithdrawn(horizon);
    renamed.adapt(config.get());
    List<String> known = config.get().digests().stream().map(DailyDigest::id).toList();
    for (String key : stores.lastEditions().keySet()) {
      boolean isWanted = known.contains(DigestStores.idOf(key));
      if (!isWanted || !(stores.hasNews(key) || hasArticles.test(DigestStores.watchOf(key)))) {
        stores.remove(key);
      }
    }
  }

  private Digests digests() {
    AlertsConfig current = config.get();
    return new Digests(current, Explanation.naming(current.names()));
  }

  private boolean hasCaughtUp(String key, Instant now) {
    Instant since = dueSince.computeIfAbsent(key, _ -> now);
    return now.isAfter(lastMention.plus(SILENCE)) || now.isAfter(since.plus(LONGEST_WAIT));
  }

  private void send(Digests digests, DailyDigest digest, String key, Edition before, Instant now) {
    String watch = DigestStores.watchOf(key);
    Edition edition = digests.edition(digest, now);
    digests
        .notifications(
            digest,
            watch,
            before,
            edition,
            stores.takeNews(key),
            id -> stories.apply(watch + "/" + id))
        .forEach(out);
    stores.keep(key, edition);
    dueSince.remove(key);
  }
}
