package org.vigie.enrich;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.story.Changes;
import org.vigie.enrich.story.Counts;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.StoryBook;
import org.vigie.events.Article;
import org.vigie.kafka.streams.PromptCommits;

/**
 * Adds each {@link Finding} (tags and pickup of an article) to the {@link StoryBook} of its watch,
 * and forwards the resulting mentions, pickups, stories and counts.
 */
final class Storyteller implements Processor<String, Finding, String, Object> {
  private static final Logger LOGGER = LoggerFactory.getLogger(Storyteller.class);

  static final String TO_MENTIONS = "to-mentions";
  static final String TO_STORIES = "to-stories";
  static final String TO_PICKUPS = "to-pickups";
  static final String TO_COUNTS = "to-counts";

  private final Map<String, StoryBook> books = new HashMap<>();
  private @Nullable StoryState state;

  private final MeterRegistry metrics;

  /** The full hour at which old articles were last deleted; EPOCH before the first record. */
  private Instant swept = Instant.EPOCH;

  Storyteller(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** The objects for Kafka Streams that {@link #init} creates or receives. */
  private record StoryState(
      ProcessorContext<String, Object> context, StoryStores stores, PromptCommits commits) {}

  @Override
  public void init(ProcessorContext<String, Object> context) {
    var stores = new StoryStores(context);
    state = new StoryState(context, stores, new PromptCommits(context));
    stores
        .load()
        .forEach((watch, articles) -> books.put(watch, new StoryBook(stores.of(watch), articles)));
  }

  @Override
  public void process(Record<String, Finding> record) {
    StoryState at = Objects.requireNonNull(state);
    if (swept.equals(Instant.EPOCH)) {
      at.stores.listOldArticles();
    }
    String watch = record.value().watch();
    StoryBook book =
        books.computeIfAbsent(watch, _ -> new StoryBook(at.stores.of(watch), List.of()));
    // why: before the article is added, so that one that is too old is not revised.
    sweep(at);
    Changes changes = book.add(record.value(), Instant.ofEpochMilli(record.timestamp()));
    at.stores.keep(watch, changes);
    if (changes.mentions().isEmpty()) {
      ignored(record.value(), book);
    }
    faded(watch, changes.faded().size());
    changes.mentions().forEach(each -> forward(at, record, each.key(), each, TO_MENTIONS));
    changes.pickups().forEach(each -> forward(at, record, each.key(), each, TO_PICKUPS));
    changes.stories().forEach(each -> forward(at, record, each.key(), each, TO_STORIES));
    changes.counts().forEach((cell, more) -> count(at, record, cell, more));
    at.commits.request();
  }

  /**
   * Reports a finding that changes nothing: the article was removed, or its stored content says
   * more. An article that never said anything is not reported.
   */
  private void ignored(Finding finding, StoryBook book) {
    Article article = finding.article();
    if (!finding.isEmpty() || book.isKnown(article.id())) {
      metrics.counter("vigie.enrich.findings.ignored", "watch", finding.watch()).increment();
      LOGGER
          .atInfo()
          .addKeyValue("watch", finding.watch())
          .addKeyValue("article", article.id())
          .addKeyValue("revision", article.revision())
          .log("a finding changes nothing: the article was removed, or what is stored says more");
    }
  }

  private static void forward(
      StoryState at, Record<String, Finding> record, String key, Object value, String to) {
    at.context.forward(record.withKey(key).withValue(value), to);
  }

  private static void count(
      StoryState at, Record<String, Finding> record, Counts.Cell cell, Counts.Totals more) {
    String watch = record.value().watch();
    Counts.Totals now = at.stores.add(cell.key(watch), more);
    forward(at, record, cell.key(watch), cell.count(watch, now), TO_COUNTS);
  }

  /**
   * Deletes old articles and stories once in each full hour of the records' time, so that a replay
   * and a restarted task do the same.
   */
  private void sweep(StoryState at) {
    Instant hour =
        Instant.ofEpochMilli(at.context.currentStreamTimeMs()).truncatedTo(ChronoUnit.HOURS);
    if (hour.isAfter(swept)) {
      swept = hour;
      books.forEach((watch, book) -> forget(at, watch, book));
    }
  }

  private void forget(StoryState at, String watch, StoryBook book) {
    StoryBook.Forgotten forgotten;
    do {
      forgotten = book.forget(swept);
      at.stores.remove(watch, forgotten);
    } while (!forgotten.articles().isEmpty());
  }

  /** Reports that articles of the last week are no longer compared, because there are too many. */
  private void faded(String watch, int articles) {
    if (articles > 0) {
      Counter faded = metrics.counter("vigie.enrich.compared.excess", "watch", watch);
      if (faded.count() == 0) {
        LOGGER
            .atWarn()
            .addKeyValue("watch", watch)
            .log("so many articles match that those of the last days only are compared");
      }
      faded.increment(articles);
    }
  }
}
