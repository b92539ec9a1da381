package org.vigie.ingest.ownership;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.article.RememberedEntry;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.hub.Bells;
import org.vigie.ingest.known.EntryStore;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;
import org.vigie.ingest.ownership.RunningPolls.Completed;
import org.vigie.ingest.poll.PollEvaluation;
import org.vigie.ingest.poll.Poller;
import org.vigie.ingest.visit.OwnedVisits;
import org.vigie.ingest.visit.OwnedVisits.Revised;
import org.vigie.ingest.visit.PageVisits;
import org.vigie.kafka.Cluster;

/**
 * Polls the feeds that are assigned to this instance, and publishes the results. One thread calls
 * it; only fetching and parsing run on other threads. After any Kafka failure, this owner must be
 * closed. A new owner then continues with the committed states.
 */
public final class FeedOwner implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(FeedOwner.class);

  /** Maximum number of results in a transaction. In ManyFeedsIT, its commit takes about 0.2 s. */
  private static final int MAX_RESULTS = 128;

  /**
   * Maximum wait for a completed poll or a due feed, before changed feeds are read. Chosen: a
   * change of the configuration or of the owners may take half a second.
   */
  private static final Duration WAIT = Duration.ofMillis(500);

  /** Maximum wait for more polls of a {@link PollRound}; fewer, larger transactions are faster. */
  private static final Duration ROUND_WAIT = Duration.ofMillis(200);

  /** A visit that begins within this time is worth waiting for at the end of a round. Chosen. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration CATCH_UP_WAIT = Duration.ofMillis(5);

  private final Supplier<FeedsConfig> config;
  private final InstantSource clock;
  private final OwnedVisits visits;
  private final Listener listener;
  private final EntryStore store;
  private final KnownArticles known;
  private final ArticlePublisher publisher;
  private final OwnedFeeds feeds;
  private final Bells bells;
  private final PartitionLease lease;
  private final RunningPolls polls;
  private final ResultTimes times;
  private final Map<String, Integer> order = new HashMap<>();
  private final ResultOrder<Completed> turns = new ResultOrder<>();
  private Deduplicator deduplicator;
  private FeedsConfig applied;
  private @Nullable PollRound begun;
  private int changesAtBegin;
  private int rebalancesAtImport;

  /** Gets what each commit published: results of polls, articles of pages, and its duration. */
  public interface Listener {
    void committed(Collection<PollResult> results, List<Article> pages, Duration took);
  }

  /** Creates an owner, which closes {@code visits} and ends all subscriptions of {@code bells}. */
  public FeedOwner(
      Cluster cluster,
      String name,
      Poller poller,
      PageVisits pages,
      Supplier<FeedsConfig> config,
      InstantSource clock,
      EntryStore store,
      Bells bells,
      Listener listener) {
    this.store = store;
    this.bells = bells;
    this.feeds = new OwnedFeeds(bells);
    this.known = new KnownArticles(store);
    this.polls = new RunningPolls(poller);
    this.config = config;
    this.clock = clock;
    this.times = new ResultTimes(clock);
    this.listener = listener;
    this.applied = config.get();
    this.deduplicator = deduplicator(applied);
    this.visits = new OwnedVisits(cluster, pages, clock, polls::wake);
    this.publisher = new ArticlePublisher(cluster, name);
    this.lease = new PartitionLease(cluster, name, feeds, store, visits, clock);
  }

  /**
   * Reads changed feeds, starts polls and commits completed polls. Callers repeat this call.
   *
   * @param round the round that polls each feed once, whether due or not; null if there is none
   * @param scheduled true if feeds are also polled when due
   * @throws org.apache.kafka.common.KafkaException if this owner must be closed
   */
  public void runOnce(@Nullable PollRound round, boolean scheduled) throws InterruptedException {
    lease.poll();
    if (!lease.catchUp()) {
      Thread.sleep(CATCH_UP_WAIT);
      return;
    }
    if (rebalancesAtImport != lease.rebalances()) {
      importEntries();
      rebalancesAtImport = lease.rebalances();
    }
    FeedsConfig current = config.get();
    if (!applied.equals(current)) {
      apply(current);
    }
    feeds.hear(clock.instant());
    boolean inRound = round != null && round.isRunning();
    begin(round);
    start(round, scheduled);
    visits.start(this::feed, feeds::isPolling, applied.pages(), publisher::write);
    Duration wait = visits.untilNext(scheduled ? feeds.untilNext(clock.instant(), WAIT) : WAIT);
    var completed = polls.collect(MAX_RESULTS, wait, inRound ? ROUND_WAIT : Duration.ZERO);
    List<Article> pages = commit(endPolls(inOrder(completed)), round);
    if (round != null) {
      round.noteVisits(pages, round.isRunning() ? 1 : visits.within(SOON), visits.size());
    }
  }

  /** Returns the results that can be published now, in the order of the configuration. */
  private List<Completed> inOrder(List<Completed> completed) {
    Map<String, Completed> results = new LinkedHashMap<>();
    completed.sort(Comparator.comparingInt(each -> place(each.tracked())));
    for (Completed each : completed) {
      feeds.answered(each.tracked());
      // why: a feed that was lost and came back during a poll can have two polls at a time.
      if (feeds.contains(each.tracked())) {
        results.put(each.tracked().feed.id(), each);
      }
    }
    return turns.take(results, System.nanoTime());
  }

  private int place(TrackedFeed tracked) {
    return order.getOrDefault(tracked.feed.id(), Integer.MAX_VALUE);
  }

  /** Makes a waiting {@link #runOnce} return at once. Can be called by any thread. */
  public void wake() {
    polls.wake();
  }

  private Deduplicator deduplicator(FeedsConfig configured) {
    order.clear();
    configured.feeds().forEach(feed -> order.put(feed.id(), order.size()));
    return new Deduplicator(known, new Outlets(configured.byDomain()));
  }

  private void apply(FeedsConfig current) {
    // why: these settings are in no topic. The operator may have corrected what a feed failed of.
    List<TrackedFeed> changed =
        feeds.all().stream()
            .filter(each -> !applied.fetching(each.feed).equals(current.fetching(each.feed)))
            .toList();
    applied = current;
    deduplicator = deduplicator(current);
    feeds.retry(changed, clock.instant());
  }

  private void begin(@Nullable PollRound round) {
    // why: a round must not wait for a feed that is no longer configured.
    int changes = lease.rebalances() + feeds.removals();
    if (round != null && (!round.equals(begun) || changesAtBegin != changes)) {
      var owned = feeds.all().stream().sorted(Comparator.comparingInt(this::place));
      turns.begin(round.begin(owned.map(each -> each.feed.id()).toList()));
      begun = round;
      changesAtBegin = changes;
    }
  }

  private void start(@Nullable PollRound round, boolean scheduled) {
    if (round != null && round.isRunning()) {
      for (String feed : turns.next()) {
        TrackedFeed tracked = feeds.get(feed);
        if (tracked != null && !tracked.polling && round.start(feed)) {
          turns.start(feed, System.nanoTime());
          start(tracked);
        }
      }
    }
    if (scheduled) {
      List<TrackedFeed> due = feeds.due(clock.instant());
      // why: a host that is taken to be down is not asked, so that a poll finds out nothing.
      if (due.stream().anyMatch(each -> each.mayRecover)) {
        polls.retryHosts();
      }
      due.forEach(this::start);
    }
  }

  private void start(TrackedFeed tracked) {
    feeds.startPoll(tracked, clock.instant());
    polls.start(tracked);
  }

  /** Ends polls, and returns the results of feeds that are still this instance's. */
  private Map<TrackedFeed, PollResult> endPolls(List<Completed> batch) {
    Map<TrackedFeed, PollResult> results = new LinkedHashMap<>();
    for (Completed each : batch) {
      TrackedFeed tracked = each.tracked();
      feeds.endPoll(tracked);
      if (feeds.contains(tracked)) {
        var poll = each.evaluation().at(times.later(each.evaluation().at()));
        results.put(tracked, evaluate(tracked, poll.with(feeds.announcement(tracked))));
      }
    }
    return results;
  }

  /** Commits results, and returns the articles of pages that it published. */
  private List<Article> commit(Map<TrackedFeed, PollResult> results, @Nullable PollRound round)
      throws InterruptedException {
    List<Revised> pages = visits.finish(MAX_RESULTS, known, applied.pages(), times::later);
    var changed = new ArticlePublisher.Batch(results, feeds.obsolete(), pages, visits.records());
    // why: a further page is counted with the first one.
    List<Article> articles = pages.stream().filter(Revised::isFirst).map(Revised::article).toList();
    articles.forEach(this::count);
    if (changed.isEmpty()) {
      return articles;
    }
    Duration took = publish(changed);
    results.keySet().forEach(feeds::follow);
    results.keySet().forEach(tracked -> feeds.schedule(tracked, clock.instant()));
    results.keySet().forEach(each -> feeds.retry(feeds.noteResult(each), clock.instant()));
    listener.committed(results.values(), articles, took);
    if (round != null) {
      results.values().forEach(round::add);
    }
    return articles;
  }

  /** Commits results to Kafka, and then to the store; returns the time that Kafka took. */
  private Duration publish(ArticlePublisher.Batch batch) {
    long start = System.nanoTime();
    var positions = publisher.publish(batch, lease.positions(), lease.groupMetadata());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    feeds.obsolete().clear();
    Map<Integer, List<RememberedEntry>> entries = new HashMap<>();
    batch
        .results()
        .forEach((tracked, result) -> add(entries, tracked.partition, result.remembered()));
    batch.pages().forEach(page -> add(entries, page.partition(), page.remembered()));
    store.write(entries, positions);
    known.clear();
    return took;
  }

  private static void add(
      Map<Integer, List<RememberedEntry>> entries, int partition, List<RememberedEntry> added) {
    entries.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(added);
  }

  /** Moves the entries in states that an older release wrote into the topic of known articles. */
  private void importEntries() {
    Map<TrackedFeed, PollResult> imported = new LinkedHashMap<>();
    for (TrackedFeed tracked : feeds.all()) {
      FeedState state = tracked.state;
      if (state != null && state.entries() != null) {
        PollResult result = PollResult.imported(state);
        feeds.update(tracked, result.state());
        imported.put(tracked, result);
      }
      if (imported.size() >= MAX_RESULTS) {
        publish(batch(imported));
        imported.clear();
      }
    }
    if (!imported.isEmpty()) {
      publish(batch(imported));
    }
  }

  private ArticlePublisher.Batch batch(Map<TrackedFeed, PollResult> results) {
    return new ArticlePublisher.Batch(results, feeds.obsolete(), List.of(), List.of());
  }

  // why: updates the state before the commit, because the next poll in the same transaction can
  // have the same article. If the commit fails, this owner is closed and its states are discarded.
  private PollResult evaluate(TrackedFeed tracked, PollEvaluation evaluation) {
    PollResult result;
    try {
      result = evaluation.result(deduplicator);
    } catch (UncheckedIOException e) {
      // why: the store of known articles failed, not the feed; this owner must be closed.
      throw e;
    } catch (RuntimeException | Error e) {
      LOGGER.atError().setCause(e).addKeyValue("feedId", tracked.feed.id()).log("poll lost");
      var lost = evaluation.failed(Reason.INTERNAL, e.getClass().getSimpleName());
      result = lost.result(deduplicator);
    }
    known.add(result.remembered());
    PollResult planned =
        result.withArticles(
            article -> visits.plan(tracked.feed, tracked.partition, article, applied.pages()));
    feeds.count(tracked, planned.articles());
    FeedState state = planned.state().with(tracked.texts);
    feeds.update(tracked, state);
    return planned.with(state);
  }

  private void count(Article article) {
    TrackedFeed tracked = feeds.get(article.feed());
    if (tracked != null) {
      feeds.count(tracked, List.of(article));
    }
  }

  private @Nullable Feed feed(String id) {
    TrackedFeed tracked = feeds.get(id);
    return tracked == null ? null : tracked.feed;
  }

  @Override
  public void close() {
    bells.forgetAll();
    polls.close();
    visits.close();
    // why: on an interrupted thread, Kafka's clients fail at once and don't leave the group.
    boolean interrupted = Thread.interrupted();
    try {
      publisher.close();
    } finally {
      lease.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
