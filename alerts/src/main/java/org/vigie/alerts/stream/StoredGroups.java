package org.vigie.alerts.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.decide.ArticleHistory;
import org.vigie.alerts.decide.Groups;
import org.vigie.alerts.decide.Groups.Decision;
import org.vigie.alerts.decide.StoryGroups;
import org.vigie.alerts.words.Explanation;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/** Keeps groups and digests of a Kafka Streams task in stores, and forwards notifications. */
final class StoredGroups implements AutoCloseable {
  static final String STORIES = "stories";
  static final String ARTICLES = "articles";

  /**
   * Stories and articles without a mention for this time are deleted. {@code articles.v1} keeps
   * articles for the same time. A mention that arrives later is treated as the article's first.
   */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Maximum number of stories sent in one tick, to limit the transaction's size. An estimate. */
  private static final int STORIES_PER_TICK = 1_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(StoredGroups.class);

  private final ProcessorContext<String, Notification> context;
  private final Supplier<AlertsConfig> config;
  private final InstantSource clock;
  private final FinalFlush finalFlush;
  private final AlertsMetrics metrics;
  private final String task;
  private final KeyValueStore<String, StoryGroups> stories;
  private final KeyValueStore<String, ArticleHistory> articles;
  private final StoredDigests digests;

  /** Time when each story's next batch is due, so that {@link #tick} needn't read the store. */
  private final Map<String, Instant> due = new HashMap<>();

  StoredGroups(
      ProcessorContext<String, Notification> context,
      Supplier<AlertsConfig> config,
      InstantSource clock,
      FinalFlush finalFlush,
      AlertsMetrics metrics) {
    this.context = context;
    this.config = config;
    this.clock = clock;
    this.finalFlush = finalFlush;
    this.metrics = metrics;
    this.task = context.taskId().toString();
    this.stories = context.getStateStore(STORIES);
    this.articles = context.getStateStore(ARTICLES);
    this.digests =
        new StoredDigests(context, config, clock.instant(), this::read, metrics, this::send);
    forEach(stories, this::setTimer);
    finalFlush.taskOpened(task);
  }

  void add(Mention mention) {
    String story = mention.watch() + "/" + mention.story();
    Instant now = clock.instant();
    var groups = new Groups(config.get(), Explanation::of);
    var added = groups.add(stories.get(story), articles.get(mention.key()), mention, now);
    metrics.received(mention);
    added.ifPresent(
        changed -> {
          articles.put(mention.key(), changed.history());
          keep(story, changed.decision());
          digests.add(mention.watch(), changed.news(), now);
        });
  }

  /** Sends the batches and digests that are due. Called at each timer tick. */
  void tick() {
    boolean isFinal = finalFlush.isRequested();
    Instant now = clock.instant();
    var ripe = due.entrySet().stream().filter(it -> isFinal || !it.getValue().isAfter(now));
    var byTime = ripe.sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    int flushed = 0;
    for (String story : byTime) {
      if (flushed < STORIES_PER_TICK && flush(story, now, isFinal)) {
        flushed++;
      }
    }
    boolean digestsSent = digests.flush(now, isFinal);
    if (digestsSent || flushed > 0) {
      context.commit();
    } else if (isFinal) {
      // why: the task commits between two ticks, so everything sent in earlier ticks is committed.
      finalFlush.taskDone(task);
    }
  }

  /** Deletes stories and articles without a mention for {@link #KEPT}. */
  void expire() {
    Instant horizon = clock.instant().minus(KEPT);
    expire(stories, story -> story.due().isEmpty() && story.story().updated().isBefore(horizon));
    expire(articles, article -> article.seen().isBefore(horizon));
    digests.expire();
  }

  private <V> void expire(KeyValueStore<String, V> store, Predicate<V> isOld) {
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

  @Override
  public void close() {
    finalFlush.taskClosed(task);
  }

  private boolean flush(String story, Instant now, boolean isFinal) {
    StoryGroups before = read(story);
    if (before == null) {
      due.remove(story);
      return false;
    }
    Decision decision = new Groups(config.get(), Explanation::of).flush(before, now, isFinal);
    if (decision.groups().equals(before)) {
      return false;
    }
    keep(story, decision);
    return true;
  }

  /** Returns the story's groups; null if the store doesn't contain them or they can't be read. */
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
    setTimer(story, decision.groups());
    decision.notifications().forEach(this::send);
  }

  private void send(Notification notification) {
    long decided = notification.decided().toEpochMilli();
    context.forward(new Record<>(notification.id(), notification, decided));
    metrics.decided(notification);
  }

  private void setTimer(String story, StoryGroups groups) {
    groups.due().ifPresentOrElse(at -> due.put(story, at), () -> due.remove(story));
  }

  /** Passes each key and value to {@code use}. Unreadable values are reported and skipped. */
  private <V> void forEach(KeyValueStore<String, V> store, BiConsumer<String, V> use) {
    try (var all = store.all()) {
      while (all.hasNext()) {
        String key = all.peekNextKey();
        try {
          use.accept(key, all.next().value);
        } catch (SerializationException e) {
          unreadable(key, e);
        }
      }
    }
  }

  private void unreadable(String key, SerializationException e) {
    metrics.unreadable();
    LOGGER.atError().addKeyValue("key", key).setCause(e).log("state can't be read");
  }
}
