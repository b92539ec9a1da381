package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.vigie.alerts.config.Digest;
import org.vigie.alerts.decide.Digests;
import org.vigie.alerts.decide.Edition;
import org.vigie.alerts.decide.Policy;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/**
 * The digests of one task: what each has yet to tell, and when it last did. Both change in the
 * transaction that carries an edition's messages, so an edition is told once, whatever is killed.
 */
final class StoredDigests {
  /** By watch and digest. */
  static final String EDITIONS = "editions";

  /** What the next edition has to tell, by watch, digest and article. */
  static final String NEWS = "news";

  /** Without a mention for so long, a task that was away has read what came meanwhile. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** How long an edition waits for that silence. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private final Supplier<Policy> policy;
  private final Function<String, @Nullable StoryGroups> stories;
  private final AlertsMetrics tally;
  private final Consumer<Notification> out;
  private final KeyValueStore<String, Edition> editions;
  private final KeyValueStore<String, Mention> news;

  /** The last edition of each digest of each watch: the store's, so that a tick needn't read it. */
  private final Map<String, Edition> last = new HashMap<>();

  /** When it was noticed that one is due. */
  private final Map<String, Instant> noticed = new HashMap<>();

  private Instant heard;

  /**
   * @param opened when this task began here
   * @param stories by key
   */
  StoredDigests(
      ProcessorContext<String, Notification> context,
      Supplier<Policy> policy,
      Instant opened,
      Function<String, @Nullable StoryGroups> stories,
      AlertsMetrics tally,
      Consumer<Notification> out) {
    this.policy = policy;
    this.heard = opened;
    this.stories = stories;
    this.tally = tally;
    this.out = out;
    this.editions = context.getStateStore(EDITIONS);
    this.news = context.getStateStore(NEWS);
    try (var all = editions.all()) {
      all.forEachRemaining(each -> last.put(each.key, each.value));
    }
  }

  void hear(String watch, Optional<Mention> mention, Instant now) {
    heard = now;
    Digests digests = policy.get().digests();
    for (Digest digest : digests.all()) {
      String key = watch + "/" + digest.id();
      if (!last.containsKey(key)) {
        keep(key, digests.begin(digest, now));
      }
      mention.ifPresent(each -> news.put(key + "/" + each.article().id(), each));
    }
  }

  /**
   * Tells the editions that are due.
   *
   * @param runEnds whether nothing more is to be waited for
   * @return whether there were any
   */
  boolean tell(Instant now, boolean runEnds) {
    Digests digests = policy.get().digests();
    boolean any = false;
    for (Map.Entry<String, Edition> each : Map.copyOf(last).entrySet()) {
      for (Digest digest : digests.all()) {
        if (each.getKey().endsWith("/" + digest.id())) {
          boolean due = !digests.due(digest, each.getValue()).isAfter(now);
          if (due && (runEnds || hasCaughtUp(each.getKey(), now))) {
            tell(digests, digest, each.getKey(), each.getValue(), now);
            any = true;
          }
        }
      }
    }
    return any;
  }

  /** Forgets what digests had to tell that are no more. */
  void forgetOld() {
    List<String> known = policy.get().digests().all().stream().map(Digest::id).toList();
    List<String> gone = new ArrayList<>();
    last.keySet().stream()
        .filter(key -> !known.contains(key.substring(key.indexOf('/') + 1)))
        .forEach(gone::add);
    for (String key : gone) {
      last.remove(key);
      editions.delete(key);
      take(key);
    }
  }

  private boolean hasCaughtUp(String key, Instant now) {
    Instant since = noticed.computeIfAbsent(key, _ -> now);
    return now.isAfter(heard.plus(SILENCE)) || now.isAfter(since.plus(AT_MOST));
  }

  private void tell(Digests digests, Digest digest, String key, Edition before, Instant now) {
    String watch = key.substring(0, key.indexOf('/'));
    Edition edition = digests.edition(digest, now);
    digests
        .tell(digest, watch, before, edition, take(key), id -> stories.apply(watch + "/" + id))
        .forEach(out);
    keep(key, edition);
    noticed.remove(key);
  }

  private void keep(String key, Edition edition) {
    editions.put(key, edition);
    last.put(key, edition);
  }

  /** Takes what is to be told out of the store. */
  private List<Mention> take(String key) {
    List<Mention> taken = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    try (var all = news.prefixScan(key + "/", new StringSerializer())) {
      while (all.hasNext()) {
        keys.add(all.peekNextKey());
        try {
          taken.add(all.next().value);
        } catch (SerializationException e) {
          // why: one that can't be read must not keep the others from being told.
          tally.unreadable();
        }
      }
    }
    keys.forEach(news::delete);
    return taken;
  }
}
