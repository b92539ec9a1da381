package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.KnownArticles.PageRevised;
import org.vigie.ingest.article.RememberedEntry;
import org.vigie.ingest.config.PageSettings;
import org.vigie.ingest.visit.RunningVisits.Completed;
import org.vigie.ingest.visit.VisitQueue.Open;
import org.vigie.ingest.visit.VisitResult.Found;
import org.vigie.ingest.visit.VisitResult.Later;
import org.vigie.ingest.visit.VisitResult.Settled;
import org.vigie.kafka.Cluster;

/**
 * The visits of an owner of feeds. Its one thread calls all methods. What they change in memory is
 * written by the owner's next transaction ({@link #records}); if that fails, the owner is closed,
 * and the next one reads the visits anew.
 */
public final class OwnedVisits implements AutoCloseable {
  /** Maximum number of open visits. An estimate: with their teasers, they take 100 MB at most. */
  static final int MAX_OPEN = 40_000;

  /** First wait before a page without an answer is asked for again; doubled each time. Chosen. */
  private static final Duration FIRST_RETRY = PageVisit.APART;

  /** Least wait after a visit that did not ask for the page. An estimate. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Outcomes for which no page was asked for, so that its host needs no pause. */
  private static final Set<Kind> UNASKED = Set.of(Kind.NEVER, Kind.ROBOTS_TXT, Kind.GIVEN_UP);

  private static final PageOutcome REMOVED =
      new PageOutcome(Kind.GIVEN_UP, "the feed is no longer configured");

  private final VisitTopic topic;
  private final RunningVisits running;
  private final InstantSource clock;
  private final VisitQueue queue = new VisitQueue();
  private final PageTexts texts = new PageTexts();
  private final AskedPages pages = new AskedPages();
  // When pages were asked for, oldest first. A page is remembered until it may be asked for again.
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final List<Completed> settled = new ArrayList<>();

  private record Asked(int partition, Instant at) {}

  /** A revision that a visit brought, and what to remember of its entry. */
  public record Revised(int partition, Article article, List<RememberedEntry> remembered) {}

  /** {@code wake} is called after each visit, on another thread. */
  public OwnedVisits(Cluster cluster, PageVisits visits, InstantSource clock, Runnable wake) {
    this.topic = new VisitTopic(cluster);
    this.running = new RunningVisits(visits, wake);
    this.clock = clock;
  }

  /** Reads the open visits of partitions that were assigned to this instance. */
  public void restore(Collection<Integer> partitions) {
    topic
        .restore(partitions)
        .forEach(
            (partition, restored) -> {
              restored.asked().entrySet().stream()
                  .sorted(Map.Entry.comparingByValue())
                  .forEach(each -> remember(each.getKey(), partition, each.getValue()));
              restored.open().values().forEach(visit -> put(partition, visit));
            });
  }

  /** Forgets the visits of partitions that Kafka has taken away from this instance. */
  public void revoke(Collection<Integer> partitions) {
    queue.all().stream()
        .filter(open -> partitions.contains(open.partition))
        .map(Open::id)
        .toList()
        .forEach(queue::remove);
    asked.values().removeIf(each -> partitions.contains(each.partition));
  }

  private void remember(String article, int partition, Instant at) {
    asked.remove(article);
    asked.put(article, new Asked(partition, at));
    pages.note(article, at);
  }

  private void put(int partition, PageVisit visit) {
    Asked last = asked.get(visit.article().id());
    Instant earliest = last == null ? Instant.MIN : last.at.plus(PageVisit.APART);
    queue.put(partition, visit, earliest.isAfter(visit.due()) ? earliest : visit.due());
  }

  /**
   * Queues the visit of an article that a feed brought or revised, or decides that there is none.
   *
   * @return the article to publish, which says whether its text is whole if that is known
   */
  public Article plan(Feed feed, int partition, Article article, PageSettings settings) {
    FullText setting = settings.of(feed, article.outlet());
    Optional<PageOutcome> known = VisitRules.notVisited(article, setting);
    Open open = queue.get(article.id());
    if (known.isEmpty() && open == null && queue.size() >= MAX_OPEN) {
      known = Optional.of(new PageOutcome(Kind.GIVEN_UP, "too many pages wait to be visited"));
    }
    if (open != null && (known.isPresent() || open.partition != partition)) {
      close(open);
    }
    if (known.isEmpty()) {
      PageVisit visit = PageVisit.of(article);
      records.add(topic.open(partition, visit));
      put(partition, visit);
    }
    String text = known.isEmpty() ? texts.get(article.id()) : null;
    return text == null
        ? known.map(article::with).orElse(article)
        : PageRevision.kept(article, text);
  }

  private void close(Open open) {
    queue.remove(open.id());
    records.add(topic.closed(open.partition, open.id()));
  }

  /**
   * Starts the visits that may begin now. Before that, it writes when their pages were asked for.
   *
   * @param feeds returns the feed with an id; null if it is no longer configured
   * @param isPolled true for hosts of feeds that are being polled
   * @param write writes records without a transaction, and returns when Kafka has them
   */
  public void start(
      Function<String, @Nullable Feed> feeds,
      Predicate<String> isPolled,
      PageSettings settings,
      Consumer<List<ProducerRecord<byte[], byte[]>>> write) {
    Instant now = clock.instant();
    Map<Open, Feed> toAsk = new LinkedHashMap<>();
    for (Open open : queue.start(now, running.free(), isPolled)) {
      Feed feed = feeds.apply(open.visit.article().feed());
      if (feed != null && isToAsk(open, feed, settings, now)) {
        toAsk.put(open, feed);
      } else if (feed == null) {
        settle(open, REMOVED);
      }
    }
    if (!toAsk.isEmpty()) {
      List<ProducerRecord<byte[], byte[]>> times = forgetOld(now);
      toAsk.keySet().forEach(open -> times.add(ask(open, now)));
      write.accept(times);
    }
    toAsk.forEach(
        (open, feed) ->
            running.start(
                open,
                feed,
                settings.of(feed, open.visit.article().outlet()),
                to -> pages.mayFollow(open.id(), to, now)));
  }

  /** True if the page is asked for now; else the visit is settled, or made later. */
  private boolean isToAsk(Open open, Feed feed, PageSettings settings, Instant now) {
    PageOutcome over = over(open, feed, settings, now);
    Instant followed = pages.recent(open.id(), now);
    if (over != null) {
      settle(open, over);
    } else if (followed != null) {
      // why: another link has just led to this page.
      queue.end(open, now, Duration.ZERO);
      queue.again(open, open.visit, followed.plus(PageVisit.APART));
    }
    return over == null && followed == null;
  }

  private void settle(Open open, PageOutcome outcome) {
    settled.add(new Completed(open, new Settled(outcome), Duration.ZERO));
  }

  private static @Nullable PageOutcome over(
      Open open, Feed feed, PageSettings settings, Instant now) {
    PageVisit visit = open.visit;
    if (visit.isOver(now)) {
      return givenUp(visit.trouble());
    }
    FullText setting = settings.of(feed, visit.article().outlet());
    return VisitRules.notVisited(visit.article(), setting).orElse(null);
  }

  private static PageOutcome givenUp(String trouble) {
    String why = trouble.isEmpty() ? "too many pages of its host waited" : trouble;
    return new PageOutcome(Kind.GIVEN_UP, "the page could not be read within a day: " + why);
  }

  private ProducerRecord<byte[], byte[]> ask(Open open, Instant now) {
    remember(open.id(), open.partition, now);
    return topic.asked(open.partition, open.id(), now);
  }

  /** Forgets pages that may be asked for again; returns the records that delete their times. */
  private List<ProducerRecord<byte[], byte[]>> forgetOld(Instant now) {
    List<ProducerRecord<byte[], byte[]>> deleted = new ArrayList<>();
    Iterator<Map.Entry<String, Asked>> oldest = asked.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Asked> each = oldest.next();
      Asked last = each.getValue();
      if (last.at.plus(PageVisit.APART).isAfter(now)) {
        break;
      }
      deleted.add(topic.forgotten(last.partition, each.getKey()));
      oldest.remove();
    }
    return deleted;
  }

  /**
   * Returns the revisions that the visits which have ended bring, at most {@code most}.
   *
   * @param dated gives a revision its time: the given time or a later one
   */
  public List<Revised> finish(
      int most, KnownArticles known, PageSettings settings, UnaryOperator<Instant> dated)
      throws InterruptedException {
    List<Completed> ended = new ArrayList<>(settled);
    settled.clear();
    ended.addAll(running.collect(most));
    List<Revised> revised = new ArrayList<>();
    for (Completed each : ended) {
      Open open = each.open();
      Instant now = clock.instant();
      boolean isOpen = queue.isOpen(open);
      rest(each, now, settings.pause());
      PageRevision revision = isOpen ? revision(open, each.result(), now) : null;
      if (revision != null) {
        close(open);
        // why: an article that has a page's text keeps it if the page is unchanged or gone.
        String kept = texts.get(open.id());
        if (kept == null || !(revision.text().isEmpty() || revision.text().equals(kept))) {
          revised.add(revise(open.partition, revision, known, dated.apply(now)));
        }
      }
    }
    return revised;
  }

  private void rest(Completed ended, Instant now, Duration pause) {
    Duration least = longer(ended.delay(), pause);
    switch (ended.result()) {
      case Later(_, Duration asks, _) when asks != null && asks.isZero() ->
          queue.end(ended.open(), now, least);
      case Later(_, Duration asks, _) ->
          queue.fail(ended.open(), now, asks == null ? least : longer(asks, least));
      case Settled(PageOutcome outcome) ->
          queue.end(ended.open(), now, UNASKED.contains(outcome.kind()) ? Duration.ZERO : least);
      case Found _ -> queue.end(ended.open(), now, least);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Returns what a visit changes; null if it is made again later. */
  private @Nullable PageRevision revision(Open open, VisitResult result, Instant now) {
    Article article = open.visit.article();
    return switch (result) {
      case Found found -> PageRevision.of(article, found);
      case Settled(PageOutcome outcome) -> new PageRevision(article, null, outcome);
      case Later later -> {
        PageVisit next = open.visit.failed(due(open.visit, later, now), later.why());
        if (next.isOver(next.due())) {
          yield new PageRevision(article, null, givenUp(later.why()));
        }
        if (!later.asked()) {
          asked.remove(open.id());
          pages.forget(open.id());
        }
        records.add(topic.open(open.partition, next));
        queue.again(open, next, next.due());
        yield null;
      }
    };
  }

  private static Instant due(PageVisit visit, Later later, Instant now) {
    Duration pause = later.pause() == null ? Duration.ZERO : later.pause();
    Duration retry =
        later.asked() ? FIRST_RETRY.multipliedBy(1L << Math.min(visit.failures(), 10)) : SOON;
    return now.plus(longer(pause, retry));
  }

  private Revised revise(int partition, PageRevision revision, KnownArticles known, Instant at) {
    PageRevised next = known.revise(revision.article(), revision.text().length(), at);
    known.add(next.remembered());
    Article published = revision.published(next.revision(), at);
    if (revision.page() != null) {
      texts.put(published.id(), revision.text());
    }
    return new Revised(partition, published, next.remembered());
  }

  /** Returns the records that the next transaction must write, and forgets them. */
  public List<ProducerRecord<byte[], byte[]>> records() {
    List<ProducerRecord<byte[], byte[]>> taken = List.copyOf(records);
    records.clear();
    return taken;
  }

  /** Returns the time until a visit may begin, at most {@code most}. */
  public Duration untilNext(Duration most) {
    return queue.untilNext(clock.instant(), most);
  }

  /** Returns the name by which the visits and polls of one server are told from others. */
  public static String hostOf(URI url) {
    return VisitQueue.hostOf(url);
  }

  /** Returns the number of visits that are open. */
  public int open() {
    return queue.size();
  }

  /** Returns the number of visits that run or may begin within a time. */
  public int within(Duration time) {
    return queue.within(clock.instant().plus(time));
  }

  @Override
  public void close() {
    running.close();
  }
}
