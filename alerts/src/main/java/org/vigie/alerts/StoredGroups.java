package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.decide.Decision;
import org.vigie.alerts.decide.Policy;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.alerts.decide.Told;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/** The groups of one task: their state in its stores, what they decide on its way out. */
final class StoredGroups implements AutoCloseable {
  static final String STORIES = "stories";
  static final String ARTICLES = "articles";

  /** As long as articles are kept: what comes after is told as new. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final int MOST_A_TICK = 1_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(StoredGroups.class);

  private final ProcessorContext<String, Notification> context;
  private final Supplier<Policy> policy;
  private final InstantSource clock;
  private final LastCall lastCall;
  private final AlertsMetrics tally;
  private final String task;
  private final KeyValueStore<String, StoryGroups> stories;
  private final KeyValueStore<String, Told> articles;
  private final StoredDigests digests;

  /**
   * When each story that waits is due: taken from the store, so that a tick needn't read it all.
   */
  private final Map<String, Instant> due = new HashMap<>();

  StoredGroups(
      ProcessorContext<String, Notification> context,
      Supplier<Policy> policy,
      InstantSource clock,
      LastCall lastCall,
      AlertsMetrics tally) {
    this.context = context;
    this.policy = policy;
    this.clock = clock;
    this.lastCall = lastCall;
    this.tally = tally;
    this.task = context.taskId().toString();
    this.stories = context.getStateStore(STORIES);
    this.articles = context.getStateStore(ARTICLES);
    this.digests =
        new StoredDigests(context, policy, clock.instant(), this::read, tally, this::send);
    forEach(stories, this::await);
    lastCall.begins(task);
  }

  void hear(Mention mention) {
    String story = mention.watch() + "/" + mention.story();
    Instant now = clock.instant();
    var added =
        policy.get().groups().add(stories.get(story), articles.get(mention.key()), mention, now);
    tally.heard(mention);
    added.ifPresent(
        changed -> {
          articles.put(mention.key(), changed.told());
          keep(story, changed.decision());
          digests.hear(mention.watch(), changed.news(), now);
        });
  }

  /** Tells what is due. A part of it when it is much: the rest comes with the next tick. */
  void tick() {
    boolean ends = lastCall.isMade();
    Instant now = clock.instant();
    List<String> ripe =
        due.entrySet().stream()
            .filter(each -> ends || !each.getValue().isAfter(now))
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    int told = 0;
    for (String story : ripe) {
      if (told < MOST_A_TICK && tell(story, now, ends)) {
        told++;
      }
    }
    boolean digestsTold = digests.tell(now, ends);
    if (digestsTold || told > 0) {
      context.commit();
    } else if (ends) {
      // why: the task commits between two ticks, so what an earlier one told is out.
      lastCall.heeds(task);
    }
  }

  /** Forgets what is so old that nothing more is to be expected of it. */
  void forgetOld() {
    Instant horizon = clock.instant().minus(KEPT);
    forget(stories, story -> story.due().isEmpty() && story.story().updated().isBefore(horizon));
    forget(articles, article -> article.seen().isBefore(horizon));
    digests.forgetOld();
  }

  @Override
  public void close() {
    lastCall.ends(task);
  }

  private boolean tell(String story, Instant now, boolean ends) {
    StoryGroups before = read(story);
    if (before == null) {
      due.remove(story);
      return false;
    }
    Decision decision = policy.get().groups().tell(before, now, ends);
    if (decision.groups().equals(before)) {
      return false;
    }
    keep(story, decision);
    return true;
  }

  /** Null when it isn't there or can't be read. */
  private @Nullable StoryGroups read(String story) {
    try {
      return stories.get(story);
    } catch (SerializationException e) {
      unreadable(story, e);
      return null;
    }
  }

  private void keep(String story, Decision decision) {
    stories.put(story, decision.groups());
    await(story, decision.groups());
    decision.notifications().forEach(this::send);
  }

  private void send(Notification notification) {
    long decided = notification.decided().toEpochMilli();
    context.forward(new Record<>(notification.id(), notification, decided));
    tally.decided(notification);
  }

  private void await(String story, StoryGroups waiting) {
    waiting.due().ifPresentOrElse(at -> due.put(story, at), () -> due.remove(story));
  }

  private <V> void forget(KeyValueStore<String, V> store, Predicate<V> isOld) {
    List<String> old = new ArrayList<>();
    forEach(
        store,
        (key, value) -> {
          if (isOld.test(value)) {
            old.add(key);
          }
        });
    old.forEach(store::delete);
  }

  private <V> void forEach(KeyValueStore<String, V> store, BiConsumer<String, V> use) {
    try (var all = store.all()) {
      while (all.hasNext()) {
        next(all).ifPresent(each -> use.accept(each.key, each.value));
      }
    }
  }

  /** Empty when it can't be read: that one is passed over, and must not stop the others. */
  private <V> Optional<KeyValue<String, V>> next(KeyValueIterator<String, V> all) {
    try {
      return Optional.of(all.next());
    } catch (SerializationException e) {
      unreadable("?", e);
      return Optional.empty();
    }
  }

  private void unreadable(String key, SerializationException e) {
    tally.unreadable();
    LOGGER.atError().addKeyValue("key", key).setCause(e).log("state can't be read");
  }
}
