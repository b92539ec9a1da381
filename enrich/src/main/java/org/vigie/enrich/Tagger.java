package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Sightings;
import org.vigie.enrich.story.Sightings.Seen;
import org.vigie.enrich.story.Sightings.Sighting;
import org.vigie.enrich.watch.Analysis;
import org.vigie.enrich.watch.AnalysisCache;
import org.vigie.enrich.watch.Watches;
import org.vigie.events.Article;
import org.vigie.events.WatchItem;

/**
 * Reads articles for every watch and hands on what was found, by watch. Learns what to look for
 * from the same partition of {@code watches.v1}.
 */
final class Tagger implements Processor<String, Object, String, Finding> {
  static final String ITEMS = "watch-items";
  static final String SEEN = "seen";

  /** Sightings are kept by day, so that a look goes through few windows. */
  static final Duration SEEN_WINDOW = Duration.ofDays(1);

  static final Duration SEEN_KEPT = Duration.ofDays(8);

  private final MeterRegistry metrics;
  private final Watches watches;
  private @Nullable Task task;

  Tagger(MeterRegistry metrics, AnalysisCache analyses) {
    this.metrics = metrics;
    this.watches = new Watches(analyses);
  }

  /** What the task gives. */
  private record Task(
      ProcessorContext<String, Finding> context,
      KeyValueStore<String, WatchItem> items,
      SeenShelf seen,
      Sightings sightings,
      PromptCommits commits) {}

  @Override
  public void init(ProcessorContext<String, Finding> context) {
    KeyValueStore<String, WatchItem> items = context.getStateStore(ITEMS);
    try (KeyValueIterator<String, WatchItem> all = items.all()) {
      all.forEachRemaining(item -> watches.put(item.value));
    }
    var seen = new SeenShelf(context.getStateStore(SEEN));
    task = new Task(context, items, seen, new Sightings(seen), new PromptCommits(context));
  }

  @Override
  public void process(Record<String, Object> record) {
    Task at = Objects.requireNonNull(task);
    switch (record.value()) {
      case Article article -> read(at, record.withValue(article));
      case WatchItem item -> learn(at, record.key(), item);
      case null -> learn(at, record.key(), null);
      default -> throw new IllegalArgumentException("neither an article nor a watch's item");
    }
  }

  @Override
  public void close() {
    watches.close();
  }

  private void learn(Task at, String key, @Nullable WatchItem item) {
    WatchItem before = at.items.get(key);
    if (item != null) {
      at.items.put(key, item);
      watches.put(item);
    } else if (before != null) {
      at.items.delete(key);
      watches.remove(before);
    }
  }

  private void read(Task at, Record<String, Article> record) {
    Article article = record.value();
    at.seen.now = record.timestamp();
    Sightings.Look look = at.sightings.look(article);
    Sighting sighting = look.sighting();
    if (!(sighting instanceof Sighting.Duplicate duplicate) || duplicate.saysMore()) {
      find(at, record, sighting);
    }
    // why: only now, so that an article that could not be handled can be sent again.
    look.remember();
    count(sighting);
  }

  /** One watch that fails must not keep the article from the others. */
  private void find(Task at, Record<String, Article> record, Sighting sighting) {
    RuntimeException failure = null;
    for (Analysis analysis : watches.at(Instant.ofEpochMilli(record.timestamp()))) {
      try {
        Finding finding = analysis.read(record.value());
        // why: a revision may take back what the watch was told before.
        if (!finding.isEmpty() || sighting instanceof Sighting.Revision) {
          at.context.forward(
              record
                  .withKey(finding.watch())
                  .withValue(finding.asDuplicateOf(other(sighting, record.value()))));
          at.commits.request();
        }
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable String other(Sighting sighting, Article article) {
    return sighting instanceof Sighting.Duplicate(String first, boolean _)
            && !first.equals(article.id())
        ? first
        : null;
  }

  private void count(Sighting sighting) {
    String outcome =
        switch (sighting) {
          case Sighting.First _ -> "article";
          case Sighting.Revision _ -> "revision";
          case Sighting.Duplicate _ -> "duplicate";
        };
    metrics.counter("vigie.enrich.articles", "outcome", outcome).increment();
  }

  /** Sightings of the last week, by day. */
  private static final class SeenShelf implements Sightings.Shelf {
    private final WindowStore<String, Seen> store;

    /** The record's time, milliseconds. */
    private long now;

    SeenShelf(WindowStore<String, Seen> store) {
      this.store = store;
    }

    @Override
    public @Nullable Seen seen(String key) {
      long since = Math.max(0, now - SEEN_KEPT.toMillis());
      try (WindowStoreIterator<Seen> days =
          store.backwardFetch(key, since, now + SEEN_WINDOW.toMillis())) {
        KeyValue<Long, Seen> last = days.hasNext() ? days.next() : null;
        return last == null ? null : last.value;
      }
    }

    @Override
    public void put(String key, Seen seen) {
      store.put(key, seen, now - now % SEEN_WINDOW.toMillis());
    }
  }
}
