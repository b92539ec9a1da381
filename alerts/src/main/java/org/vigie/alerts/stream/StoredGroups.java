package org.vigie.alerts.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
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
import org.vigie.kafka.streams.PromptCommits;
import org.vigie.kafka.streams.RecentStore;
import org.vigie.kafka.streams.StoreSweep;

/**
 * Keeps the state of the alerts and digests of one partition in Kafka Streams' stores, gives each
 * mention to {@link Groups}, and publishes the notifications that it returns.
 *
 * <p>A group is the state of the alerts about one story that one route sends to one channel: the
 * mentions that wait, and when the last alert was sent. See {@link org.vigie.alerts.decide.Group}.
 */
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

  /**
   * Number of entries that one search for old state reads in each store, in some 10 ms. At one
   * search a minute, 100,000 articles are searched in less than two hours.
   */
  static final int SWEPT = 1_000;

  /** Number of articles in the stories in memory. Chosen: 10 MB at most. */
  private static final int RECENT_ARTICLES = 5_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(StoredGroups.class);

  private final ProcessorContext<String, Notification> context;
  private final Supplier<AlertsConfig> config;
  private final InstantSource clock;
  private final AlertsMetrics metrics;
  private final RecentStore<StoryGroups> stories;
  private final KeyValueStore<String, ArticleHistory> articles;
  private final StoredDigests digests;

  private final StoredTimers timers;
  private final PromptCommits commits;
  private final Ticks ticks;
  private final StoreSweep<StoryGroups> oldStories;
  private final StoreSweep<ArticleHistory> oldArticles;

  /** Time of the last tick; null if the next one must look at all batches. */
  private @Nullable Instant lastTick;

  /** The configuration at the last tick. */
  private AlertsConfig lastConfig;

  /** True if notifications were forwarded since the last tick that requested a commit. */
  private boolean isUncommitted;

  /** True if mentions were read since then. */
  private boolean hasRead;

  StoredGroups(
      ProcessorContext<String, Notification> context,
      Supplier<AlertsConfig> config,
      InstantSource clock,
      FinalFlush finalFlush,
      AlertsMetrics metrics) {
    this.context = context;
    this.config = config;
    this.lastConfig = config.get();
    this.clock = clock;
    this.metrics = metrics;
    this.stories =
        new RecentStore<>(
            context.getStateStore(STORIES), groups -> 1 + groups.articles(), RECENT_ARTICLES);
    this.articles = context.getStateStore(ARTICLES);
    this.digests =
        new StoredDigests(context, config, clock.instant(), this::read, metrics, this::send);
    this.timers = new StoredTimers(context.getStateStore(StoredTimers.NAME));
    this.commits = new PromptCommits(context);
    this.oldStories = stories.sweep(SWEPT);
    this.oldArticles = new StoreSweep<>(articles, SWEPT);
    this.ticks = new Ticks(context, clock, finalFlush, timers, digests, this::tick);
  }

  void add(Mention mention) {
    String story = mention.watch() + "/" + mention.story();
    Instant now = clock.instant();
    var added = groups().add(stories.get(story), articles.get(mention.key()), mention, now);
    metrics.received(mention);
    hasRead = true;
    added.ifPresent(
        changed -> {
          articles.put(mention.key(), changed.history());
          keep(story, changed.decision());
          digests.add(changed.mention(), changed.news(), changed.isWithdrawn(), now);
          ticks.afterMention(story, isUncommitted);
        });
  }

  private Groups groups() {
    AlertsConfig current = config.get();
    return new Groups(current, Explanation.naming(current.names()));
  }

  /** Sends the batches and digests that are due. */
  private void tick() {
    boolean isFinal = ticks.isFinal();
    Instant now = clock.instant();
    if (!timers.isComplete()) {
      timers.complete(dueTimes());
    }
    int flushed = 0;
    // why: what waits for a time of a clock that was ahead, or for the end of other quiet hours,
    // would not be due for long.
    AlertsConfig current = config.get();
    boolean isOther = lastTick == null || now.isBefore(lastTick) || !current.equals(lastConfig);
    lastConfig = current;
    for (String story : timers.due(now, isFinal || isOther)) {
      if (flushed < STORIES_PER_TICK && flush(story, now, isFinal)) {
        flushed++;
      }
    }
    lastTick = flushed < STORIES_PER_TICK ? now : null;
    digests.flush(now, isFinal);
    ticks.afterTick(isFinal, isUncommitted);
    if (isUncommitted || (hasRead && ticks.isPrepared())) {
      context.commit();
      isUncommitted = false;
      hasRead = false;
    }
  }

  /** Returns the due times of all stories in the store. */
  private Map<String, Instant> dueTimes() {
    Map<String, Instant> times = new HashMap<>();
    try (var all = stories.all()) {
      while (all.hasNext()) {
        String key = all.peekNextKey();
        try {
          all.next().value.due().ifPresent(at -> times.put(key, at));
        } catch (SerializationException e) {
          unreadable(key, e);
        }
      }
    }
    return times;
  }

  /** Deletes stories and articles without a mention for {@link #KEPT}, a portion at each call. */
  void expire() {
    Instant horizon = clock.instant().minus(KEPT);
    oldStories.run(
        (_, story) -> story.due().isEmpty() && story.story().updated().isBefore(horizon));
    oldArticles.run((_, article) -> article.seen().isBefore(horizon));
    digests.expire(this::hasArticles, horizon);
  }

  private boolean hasArticles(String watch) {
    try (var found = articles.prefixScan(watch + "/", new StringSerializer())) {
      return found.hasNext();
    }
  }

  @Override
  public void close() {
    ticks.close();
  }

  private boolean flush(String story, Instant now, boolean isFinal) {
    StoryGroups before = read(story);
    if (before == null) {
      timers.set(story, Optional.empty());
      return false;
    }
    Decision decision = groups().flush(before, now, isFinal);
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
    timers.set(story, decision.groups().due());
    decision.notifications().forEach(this::send);
  }

  private void send(Notification notification) {
    long decided = notification.decided().toEpochMilli();
    context.forward(new Record<>(notification.id(), notification, decided));
    metrics.decided(notification);
    isUncommitted = true;
    commits.request();
  }

  private void unreadable(String key, SerializationException e) {
    metrics.unreadable();
    LOGGER.atError().addKeyValue("key", key).setCause(e).log("state can't be read");
  }
}
