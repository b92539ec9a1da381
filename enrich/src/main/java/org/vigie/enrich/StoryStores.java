package org.vigie.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.story.Changes;
import org.vigie.enrich.story.ComparedArticle;
import org.vigie.enrich.story.Counts;
import org.vigie.enrich.story.Member;
import org.vigie.enrich.story.StoryBook;
import org.vigie.events.Story;
import org.vigie.kafka.streams.StoreSweep;

/** The stores of the articles, stories and counts of all watches. A key begins with the watch. */
final class StoryStores {
  /** Articles with tags or a pickup, for 30 days. */
  static final String MEMBERS = "members";

  /** The parts of the articles that are also in memory. A start reads all of them. */
  static final String COMPARED = "compared";

  static final String STORIES = "stories";
  static final String COUNTS = "counts";

  /** Time between two searches for old counts, as records count it. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  /** Counts that one search reads, in some 5 ms. 24,000 a day; ten tags make about 300 a day. */
  private static final int PORTION = 1_000;

  private final KeyValueStore<String, Member> members;
  private final KeyValueStore<String, ComparedArticle> compared;
  private final KeyValueStore<String, Story> stories;
  private final KeyValueStore<String, Counts.Totals> counts;

  /** Articles stored by an older version, which had no store {@link #COMPARED}. */
  private final Map<String, ComparedArticle> missing = new HashMap<>();

  StoryStores(ProcessorContext<?, ?> context) {
    members = context.getStateStore(MEMBERS);
    compared = context.getStateStore(COMPARED);
    stories = context.getStateStore(STORIES);
    counts = context.getStateStore(COUNTS);
    var old = new StoreSweep<>(counts, PORTION);
    context.schedule(
        BETWEEN_SWEEPS,
        PunctuationType.STREAM_TIME,
        now -> old.run((key, _) -> Counts.isFinal(key, Instant.ofEpochMilli(now))));
  }

  /** Returns the stored articles by watch. */
  Map<String, List<ComparedArticle>> load() {
    var articles = new HashMap<String, ComparedArticle>();
    try (var all = compared.all()) {
      all.forEachRemaining(each -> articles.put(each.key, each.value));
    }
    if (articles.isEmpty()) {
      try (var all = members.all()) {
        all.forEachRemaining(each -> missing.put(each.key, ComparedArticle.of(each.value)));
      }
      articles.putAll(missing);
    }
    var byWatch = new HashMap<String, List<ComparedArticle>>();
    articles.forEach(
        (key, article) ->
            byWatch
                .computeIfAbsent(key.substring(0, key.indexOf('/')), _ -> new ArrayList<>())
                .add(article));
    return byWatch;
  }

  /** Returns the store of one watch. */
  StoryBook.StoryStore of(String watch) {
    return new StoryBook.StoryStore() {
      @Override
      public @Nullable Member member(String article) {
        return members.get(key(watch, article));
      }

      @Override
      public @Nullable Story story(String id) {
        return stories.get(key(watch, id));
      }
    };
  }

  /** Stores the changes, but not the counts. */
  void keep(String watch, Changes changes) {
    missing.forEach(compared::put);
    missing.clear();
    changes.members().forEach(member -> members.put(key(watch, member.id()), member));
    changes.compared().forEach(article -> compared.put(key(watch, article.id()), article));
    changes.stories().forEach(story -> stories.put(story.key(), story));
  }

  void remove(String watch, StoryBook.Forgotten forgotten) {
    forgotten.faded().forEach(article -> compared.put(key(watch, article.id()), article));
    for (String article : forgotten.articles()) {
      members.delete(key(watch, article));
      compared.delete(key(watch, article));
    }
    forgotten.stories().forEach(story -> stories.delete(key(watch, story)));
  }

  /** Adds to the numbers of a count, and returns the sum. */
  Counts.Totals add(String count, Counts.Totals more) {
    Counts.Totals before = counts.get(count);
    Counts.Totals now = before == null ? more : before.plus(more);
    counts.put(count, now);
    return now;
  }

  private static String key(String watch, String id) {
    return watch + "/" + id;
  }
}
