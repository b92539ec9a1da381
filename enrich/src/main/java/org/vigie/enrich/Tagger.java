package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Sightings;
import org.vigie.enrich.story.Sightings.Sighting;
import org.vigie.enrich.watch.Analysis;
import org.vigie.enrich.watch.AnalysisCache;
import org.vigie.enrich.watch.Watches;
import org.vigie.events.Article;
import org.vigie.events.WatchItem;
import org.vigie.kafka.streams.Alarm;
import org.vigie.kafka.streams.PromptCommits;

/**
 * Analyses each article for every watch, and forwards each {@link Finding} (tags and pickup) with
 * the watch's id as key. Reads the watches from the partition of {@code watches.v1} that has the
 * same number as the articles' partition.
 */
final class Tagger implements Processor<String, Object, String, Finding> {
  static final String ITEMS = "watch-items";

  /** Time without a change after which watches are compiled: items of a watch come together. */
  private static final Duration SETTLED = Duration.ofMillis(100);

  private final MeterRegistry metrics;
  private final Watches watches;
  private final ReadAhead readAhead;
  private final DraftCounter drafts;
  private @Nullable TaggerState state;

  Tagger(MeterRegistry metrics, AnalysisCache analyses, ReadAhead readAhead) {
    this.metrics = metrics;
    this.readAhead = readAhead;
    this.drafts = new DraftCounter(metrics);
    this.watches = new Watches(analyses);
  }

  /** The objects for Kafka Streams that {@link #init} creates or receives. */
  private record TaggerState(
      ProcessorContext<String, Finding> context,
      KeyValueStore<String, WatchItem> items,
      StoredSightings seen,
      PromptCommits commits,
      Alarm changed) {}

  @Override
  public void init(ProcessorContext<String, Finding> context) {
    KeyValueStore<String, WatchItem> items = context.getStateStore(ITEMS);
    try (KeyValueIterator<String, WatchItem> all = items.all()) {
      all.forEachRemaining(item -> watches.put(item.value));
    }
    var changed = new Alarm(context, this::compile);
    var seen = new StoredSightings(context);
    state = new TaggerState(context, items, seen, new PromptCommits(context), changed);
    compile();
  }

  /** Compiles the watches before an article needs them: that takes some 0.3 s. */
  private void compile() {
    try {
      readAhead.use(watches.newest());
    } catch (RuntimeException e) {
      // why: the article that needs them compiles them again, and there the error is handled.
    }
  }

  @Override
  public void process(Record<String, Object> record) {
    TaggerState at = Objects.requireNonNull(state);
    switch (record.value()) {
      case ReadArticle read -> read(at, record.withValue(read));
      case Article article -> read(at, record.withValue(new ReadArticle(article, Map.of())));
      case WatchItem item -> update(at, record.key(), item);
      case null -> update(at, record.key(), null);
      default -> throw new IllegalArgumentException("neither an article nor a watch's item");
    }
  }

  private void update(TaggerState at, String key, @Nullable WatchItem item) {
    at.changed.stop();
    at.changed.within(SETTLED);
    WatchItem before = at.items.get(key);
    if (item != null) {
      at.items.put(key, item);
      watches.put(item);
    } else if (before != null) {
      at.items.delete(key);
      watches.remove(before);
    }
  }

  private void read(TaggerState at, Record<String, ReadArticle> record) {
    Article article = record.value().article();
    var sightings = new Sightings(at.seen, article);
    Sighting sighting = sightings.compare();
    if (!(sighting instanceof Sighting.Duplicate duplicate)
        || duplicate.saysMore()
        || article.wasPublishedBefore()) {
      find(at, record, sighting);
    }
    // why: only after success. An article that failed and is sent again must not be a duplicate.
    sightings.remember(sighting);
    metrics.counter("vigie.enrich.articles", "outcome", outcome(sighting)).increment();
  }

  /** Analyses an article for each watch, even if one watch fails. Then throws the first error. */
  private void find(TaggerState at, Record<String, ReadArticle> record, Sighting sighting) {
    String original = original(sighting, record.value().article());
    RuntimeException failure = null;
    for (Analysis analysis : analyses(record)) {
      try {
        Finding found = record.value().finding(analysis);
        if (original == null) {
          drafts.count(found);
        }
        Finding finding = analysis.rejections().inDuplicate(found, original);
        // why: without tags, a new revision, or one that is sent again, corrects the mention of the
        // old one, also that of a duplicate.
        Article article = finding.article();
        if (!finding.isEmpty() || article.revision() > 1 || article.wasPublishedBefore()) {
          at.context.forward(record.withKey(finding.watch()).withValue(finding));
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

  /** Returns the watches; only one if the article is sent again for that watch. */
  private List<Analysis> analyses(Record<String, ReadArticle> record) {
    List<Analysis> all = watches.at(Instant.ofEpochMilli(record.timestamp()));
    readAhead.use(all);
    Header only = record.headers().lastHeader(Article.SENT_FOR);
    if (only == null || only.value() == null) {
      return all;
    }
    String watch = new String(only.value(), StandardCharsets.UTF_8);
    return all.stream().filter(each -> each.watch().equals(watch)).toList();
  }

  /** Returns the id of the article of which this article is a duplicate; null if it is none. */
  private static @Nullable String original(Sighting sighting, Article article) {
    return sighting instanceof Sighting.Duplicate(String first, boolean _)
            && !first.equals(article.id())
        ? first
        : null;
  }

  private static String outcome(Sighting sighting) {
    return switch (sighting) {
      case Sighting.First _ -> "article";
      case Sighting.Revision _ -> "revision";
      case Sighting.Duplicate _ -> "duplicate";
    };
  }
}
