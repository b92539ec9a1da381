package org.vigie.alerts.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.decide.Digests;
import org.vigie.alerts.decide.Digests.Edition;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.alerts.words.Explanation;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/**
 * The digests of one Kafka Streams task, and the mentions for their next editions. Stores and
 * notifications change in one transaction, so each edition is published once, even after a crash.
 */
final class StoredDigests {
  /** Name of the store of each digest's last edition. A key is {@code watch/digest}. */
  static final String EDITIONS = "editions";

  /** Name of the store of mentions for the next edition. A key is {@code watch/digest/article}. */
  static final String NEWS = "news";

  /**
   * A due edition waits until no mention has arrived for this time. After a restart, it then also
   * contains the mentions that were written during the downtime. An estimate.
   */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Maximum time that a due edition waits, even if mentions still arrive. An estimate. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Supplier<AlertsConfig> config;
  private final Function<String, @Nullable StoryGroups> stories;
  private final AlertsMetrics metrics;
  private final Consumer<Notification> out;
  private final KeyValueStore<String, Edition> editions;
  private final KeyValueStore<String, Mention> news;

  /** Copy of the store {@link #EDITIONS}, so that {@link #flush} needn't read the store. */
  private final Map<String, Edition> lastEditions = new HashMap<>();

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
    this.metrics = metrics;
    this.out = out;
    this.editions = context.getStateStore(EDITIONS);
    this.news = context.getStateStore(NEWS);
    try (var all = editions.all()) {
      all.forEachRemaining(each -> lastEditions.put(each.key, each.value));
    }
  }

  /** Stores a mention for each digest; {@code mention} is empty if it isn't news for digests. */
  void add(String watch, Optional<Mention> mention, Instant now) {
    lastMention = now;
    var digests = new Digests(config.get(), Explanation::of);
    for (DailyDigest digest : digests.config().digests()) {
      String key = watch + "/" + digest.id();
      if (!lastEditions.containsKey(key)) {
        keep(key, digests.edition(digest, now));
      }
      mention.ifPresent(each -> news.put(key + "/" + each.article().id(), each));
    }
  }

  /**
   * Sends the editions that are due.
   *
   * @param isFinal true if no more mentions are expected
   */
  void flush(Instant now, boolean isFinal) {
    var digests = new Digests(config.get(), Explanation::of);
    for (Map.Entry<String, Edition> each : Map.copyOf(lastEditions).entrySet()) {
      String key = each.getKey();
      for (DailyDigest digest : digests.config().digests()) {
        if (key.endsWith("/" + digest.id())
            && !digests.due(digest, each.getValue()).isAfter(now)
            && (isFinal || hasCaughtUp(key, now))) {
          send(digests, digest, key, each.getValue(), now);
        }
      }
    }
  }

  /** Returns the time at which the next edition is due. */
  Optional<Instant> next() {
    var digests = new Digests(config.get(), Explanation::of);
    return lastEditions.entrySet().stream()
        .flatMap(
            each ->
                digests.config().digests().stream()
                    .filter(digest -> each.getKey().endsWith("/" + digest.id()))
                    .map(digest -> digests.due(digest, each.getValue())))
        .min(Comparator.naturalOrder());
  }

  /** Deletes the state of digests that the configuration no longer contains. */
  void expire() {
    List<String> known = config.get().digests().stream().map(DailyDigest::id).toList();
    for (String key : List.copyOf(lastEditions.keySet())) {
      if (!known.contains(key.substring(key.indexOf('/') + 1))) {
        lastEditions.remove(key);
        editions.delete(key);
        takeNews(key);
      }
    }
  }

  private boolean hasCaughtUp(String key, Instant now) {
    Instant since = dueSince.computeIfAbsent(key, _ -> now);
    return now.isAfter(lastMention.plus(SILENCE)) || now.isAfter(since.plus(LONGEST_WAIT));
  }

  private void send(Digests digests, DailyDigest digest, String key, Edition before, Instant now) {
    String watch = key.substring(0, key.indexOf('/'));
    Edition edition = digests.edition(digest, now);
    digests
        .notifications(
            digest, watch, before, edition, takeNews(key), id -> stories.apply(watch + "/" + id))
        .forEach(out);
    keep(key, edition);
    dueSince.remove(key);
  }

  private void keep(String key, Edition edition) {
    editions.put(key, edition);
    lastEditions.put(key, edition);
  }

  /** Removes a digest's mentions from the store and returns those that can be read. */
  private List<Mention> takeNews(String digest) {
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
}
