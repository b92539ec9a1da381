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
import java.util.Objects;
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
import org.vigie.ingest.article.KnownArticles.NextRevision;
import org.vigie.ingest.article.RememberedEntry;
import org.vigie.ingest.config.PageSettings;
import org.vigie.ingest.fetch.PageFetcher.Validators;
import org.vigie.ingest.visit.PageVisit.Further;
import org.vigie.ingest.visit.RunningVisits.Completed;
import org.vigie.ingest.visit.VisitQueue.Open;
import org.vigie.ingest.visit.VisitResult.Again;
import org.vigie.ingest.visit.VisitResult.Found;
import org.vigie.ingest.visit.VisitResult.Later;
import org.vigie.ingest.visit.VisitResult.Settled;
import org.vigie.ingest.visit.VisitResult.Unchanged;
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

  /** Wait after a visit that did not ask for the page, if no pause is named. An estimate. */
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

  private Instant latest = Instant.MIN;

  private record Asked(int partition, Instant at) {}

  /**
   * A revision that a visit brought, and what to remember of its entry.
   *
   * @param isFirst false if it only adds a further page to the text
   */
  public record Revised(
      int partition, Article article, List<RememberedEntry> remembered, boolean isFirst) {}

  /** {@code wake} is called after each visit, on another thread. */
  public OwnedVisits(Cluster cluster, PageVisits visits, InstantSource clock, Runnable wake) {
    this.topic = new VisitTopic(cluster);
    this.running = new RunningVisits(visits, wake);
    this.clock = clock;
  }

  /** Reads the open visits of partitions that were assigned to this instance. */
  public void restore(Collection<Integer> partitions) {
    Instant now = now();
    topic
        .restore(partitions)
        .forEach(
            (partition, restored) -> {
              restored.asked().entrySet().stream()
                  .sorted(Map.Entry.comparingByValue())
                  .forEach(each -> remember(each.getKey(), partition, past(each.getValue(), now)));
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
    // why: until it comes back, another process may publish other texts of its articles.
    texts.clear();
  }

  private void remember(String article, int partition, Instant at) {
    asked.remove(article);
    asked.put(article, new Asked(partition, at));
    pages.note(article, at);
  }

  /** Returns the time; corrects what is remembered if the clock was ahead and has been set back. */
  private Instant now() {
    Instant now = clock.instant();
    if (now.isBefore(latest)) {
      queue.setBack(now, Duration.between(now, latest));
      pages.setBack(now);
      asked.replaceAll((_, each) -> new Asked(each.partition, past(each.at, now)));
    }
    latest = now;
    return now;
  }

  private static Instant past(Instant time, Instant now) {
    return time.isAfter(now) ? now : time;
  }

  private void put(int partition, PageVisit opened) {
    PageVisit visit = opened.corrected(now());
    Asked last = asked.get(visit.page());
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
    Instant now = now();
    Map<Open, Feed> toAsk = new LinkedHashMap<>();
    for (Open open : queue.start(now, running.free(), isPolled)) {
      Feed feed = feeds.apply(open.visit.article().feed());
      if (feed != null && admit(open, feed, settings, now)) {
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
        (open, feed) -> {
          String page = open.visit.page();
          FullText setting = settings.of(feed, open.visit.article().outlet());
          Validators known = open.visit.further() == null ? texts.validators(open.id()) : null;
          running.start(open, feed, setting, to -> pages.mayFollow(page, to, now), known);
        });
  }

  /** Returns true if the page is asked for now; else settles the visit, or makes it later. */
  private boolean admit(Open open, Feed feed, PageSettings settings, Instant now) {
    PageOutcome over = over(open, feed, settings, now);
    Instant followed = pages.recent(open.visit.page(), now);
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
    settled.add(new Completed(open, open.visit, new Settled(outcome, null), Duration.ZERO));
  }

  private static @Nullable PageOutcome over(
      Open open, Feed feed, PageSettings settings, Instant now) {
    PageVisit visit = open.visit;
    if (visit.isOver(now)) {
      return PageRevision.givenUp(visit.trouble());
    }
    if (visit.further() != null) {
      // why: the text so far is long enough for a whole one; the setting is asked for anyway.
      return null;
    }
    FullText setting = settings.of(feed, visit.article().outlet());
    return VisitRules.notVisited(visit.article(), setting).orElse(null);
  }

  private ProducerRecord<byte[], byte[]> ask(Open open, Instant now) {
    remember(open.visit.page(), open.partition, now);
    return topic.asked(open.partition, open.visit.page(), now);
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
      Instant now = now();
      Duration least = longer(each.delay(), settings.pause());
      rest(each, now, least);
      if (queue.isOpen(each.open())) {
        end(each, now, now.plus(least), known, dated).ifPresent(revised::add);
      }
    }
    return revised;
  }

  /** Ends an open visit, or puts it back into the queue; {@code next} is for its next page. */
  private Optional<Revised> end(
      Completed ended,
      Instant now,
      Instant next,
      KnownArticles known,
      UnaryOperator<Instant> dated) {
    Open open = ended.open();
    if (replace(ended) || (ended.result() instanceof Later later && repeat(open, later, now))) {
      return Optional.empty();
    }
    close(open);
    PageRevision revision = PageRevision.of(open.visit, ended.result());
    Further further = FurtherPages.after(open.visit, ended.result(), revision);
    String kept = texts.get(open.id());
    if (revision == null || FurtherPages.isVersion(further)) {
      goOn(open, further, open.visit.article(), next);
    } else if (kept == null || !isKept(revision, kept, further)) {
      Revised revised = revise(open, revision, known, dated.apply(now));
      if (revision.page() != null) {
        texts.put(open.id(), revision.text(), validators(open, ended.result(), further));
      }
      goOn(open, further, revised.article(), next);
      return Optional.of(revised);
    } else if (kept.equals(revision.text())) {
      // why: the text is that of the first page alone, so that the further ones were not read.
      goOn(open, further, PageRevision.kept(open.visit.article(), kept), next);
    }
    return Optional.empty();
  }

  /** Queues the first page, and returns true, if a feed revised the article during a later one. */
  private boolean replace(Completed ended) {
    Open open = ended.open();
    boolean isReplaced = !Objects.equals(ended.visit().further(), open.visit.further());
    if (isReplaced) {
      queue.remove(open.id());
      put(open.partition, open.visit);
    }
    return isReplaced;
  }

  /** Returns the validators of an article's only page; null if it has more, or another version. */
  private static @Nullable Validators validators(
      Open open, VisitResult result, @Nullable Further further) {
    boolean isOnly = open.visit.further() == null && further == null;
    return isOnly && result instanceof Found found ? found.validators() : null;
  }

  private void goOn(Open open, @Nullable Further further, Article soFar, Instant next) {
    if (further != null) {
      PageVisit following = open.visit.then(further, soFar, next);
      records.add(topic.open(open.partition, following));
      put(open.partition, following);
    }
  }

  /**
   * True if an article already has a page's text: the page is unchanged or gone, or it is the
   * unchanged first page of several.
   */
  private static boolean isKept(PageRevision revision, String kept, @Nullable Further further) {
    String text = revision.text();
    return text.isEmpty() || kept.equals(text) || (further != null && kept.startsWith(text));
  }

  /**
   * Lets the host of a visit rest.
   *
   * @param least the pause that the host and the settings ask for; none is made if no page was
   *     asked for
   */
  private void rest(Completed ended, Instant now, Duration least) {
    switch (ended.result()) {
      case Later(_, Duration asks, _) when asks != null && asks.isZero() ->
          queue.end(ended.open(), now, least);
      case Later(_, Duration asks, Again again) when asks != null && again == Again.AS_TOLD ->
          queue.pause(ended.open(), now, longer(asks, least));
      case Later(_, Duration asks, _) ->
          queue.fail(ended.open(), now, asks == null ? least : longer(asks, least));
      case Settled(PageOutcome outcome, _) ->
          queue.end(ended.open(), now, UNASKED.contains(outcome.kind()) ? Duration.ZERO : least);
      case Found _, Unchanged _ -> queue.end(ended.open(), now, least);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Puts a visit without an answer back into the queue; returns false if it is given up. */
  private boolean repeat(Open open, Later later, Instant now) {
    PageVisit next = open.visit.failed(due(open.visit, later, now), later.why());
    if (next.isOver(next.due())) {
      return false;
    }
    if (!isHour(open.visit, later)) {
      asked.remove(open.visit.page());
      pages.forget(open.visit.page());
      records.add(topic.forgotten(open.partition, open.visit.page()));
    }
    records.add(topic.open(open.partition, next));
    queue.again(open, next, next.due());
    return true;
  }

  private static Instant due(PageVisit visit, Later later, Instant now) {
    Duration pause = later.pause() == null ? Duration.ZERO : later.pause();
    Duration hours = FIRST_RETRY.multipliedBy(1L << Math.min(visit.failures(), 10));
    Duration retry = pause.isPositive() ? Duration.ZERO : SOON;
    return now.plus(longer(pause, isHour(visit, later) ? hours : retry));
  }

  /** True if an hour must pass before the page is asked for again. */
  private static boolean isHour(PageVisit visit, Later later) {
    return switch (later.again()) {
      case SOON -> false;
      // why: a server that says so again and again is not waiting for us.
      case AS_TOLD -> visit.failures() >= VisitQueue.PATIENCE;
      case HOUR -> true;
    };
  }

  private Revised revise(Open open, PageRevision revision, KnownArticles known, Instant at) {
    NextRevision next = known.revise(revision.article(), revision.text().length(), at);
    known.add(next.remembered());
    Article published = revision.published(next.revision(), at);
    boolean isFirst = open.visit.number() == 1;
    return new Revised(open.partition, published, next.remembered(), isFirst);
  }

  /** Returns the records that the next transaction must write, and forgets them. */
  public List<ProducerRecord<byte[], byte[]>> records() {
    List<ProducerRecord<byte[], byte[]>> taken = List.copyOf(records);
    records.clear();
    return taken;
  }

  /** Returns the time until a visit may begin, at most {@code most}. */
  public Duration untilNext(Duration most) {
    return queue.untilNext(now(), most);
  }

  /** Returns the name by which the visits and polls of one server are told from others. */
  public static String hostOf(URI url) {
    return VisitQueue.hostOf(url);
  }

  /** Returns the number of visits that are open. */
  public int size() {
    return queue.size();
  }

  /** Returns the number of visits that run or may begin within a time. */
  public int within(Duration time) {
    return queue.within(now().plus(time));
  }

  @Override
  public void close() {
    running.close();
  }
}
