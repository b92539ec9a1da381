package org.vigie.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.story.Changes;
import org.vigie.enrich.story.Counts;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Member;
import org.vigie.enrich.story.StoryBook;
import org.vigie.events.Story;
import org.vigie.kafka.streams.PromptCommits;

/**
 * Adds each {@link Finding} (tags and pickup of an article) to the {@link StoryBook} of its watch,
 * and forwards the resulting mentions, pickups, stories and counts.
 */
final class Storyteller implements Processor<String, Finding, String, Object> {
  static final String MEMBERS = "members";
  static final String STORIES = "stories";
  static final String COUNTS = "counts";

  static final String TO_MENTIONS = "to-mentions";
  static final String TO_STORIES = "to-stories";
  static final String TO_PICKUPS = "to-pickups";
  static final String TO_COUNTS = "to-counts";

  /** Time between two deletions of old articles, which are stored for 30 days. An estimate. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final Map<String, StoryBook> books = new HashMap<>();
  private @Nullable StoryState state;
  private Instant swept = Instant.EPOCH;

  /** The objects for Kafka Streams that {@link #init} creates or receives. */
  private record StoryState(
      ProcessorContext<String, Object> context,
      KeyValueStore<String, Member> members,
      KeyValueStore<String, Story> stories,
      KeyValueStore<String, Counts.Totals> counts,
      PromptCommits commits) {}

  /** Reads the stored articles ({@link Member}) and stories of one watch. */
  private record WatchStore(StoryState state, String watch) implements StoryBook.StoryStore {
    @Override
    public @Nullable Member member(String article) {
      return state.members.get(key(watch, article));
    }

    @Override
    public @Nullable Story story(String id) {
      return state.stories.get(key(watch, id));
    }
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    var at =
        new StoryState(
            context,
            context.getStateStore(MEMBERS),
            context.getStateStore(STORIES),
            context.getStateStore(COUNTS),
            new PromptCommits(context));
    state = at;
    var kept = new HashMap<String, List<Member>>();
    try (KeyValueIterator<String, Member> all = at.members.all()) {
      while (all.hasNext()) {
        Member member = all.next().value;
        kept.computeIfAbsent(member.mention().watch(), _ -> new ArrayList<>()).add(member);
      }
    }
    kept.forEach(
        (watch, members) -> books.put(watch, new StoryBook(new WatchStore(at, watch), members)));
  }

  @Override
  public void process(Record<String, Finding> record) {
    StoryState at = Objects.requireNonNull(state);
    String watch = record.value().watch();
    Changes changes =
        books
            .computeIfAbsent(watch, _ -> new StoryBook(new WatchStore(at, watch), List.of()))
            .add(record.value(), Instant.ofEpochMilli(record.timestamp()));
    changes.members().forEach(member -> at.members.put(key(watch, member.id()), member));
    changes.stories().forEach(story -> at.stories.put(story.key(), story));
    changes.mentions().forEach(each -> forward(at, record, each.key(), each, TO_MENTIONS));
    changes.pickups().forEach(each -> forward(at, record, each.key(), each, TO_PICKUPS));
    changes.stories().forEach(each -> forward(at, record, each.key(), each, TO_STORIES));
    changes.counts().forEach((cell, more) -> count(at, record, cell, more));
    at.commits.request();
    sweep(at);
  }

  private static void forward(
      StoryState at, Record<String, Finding> record, String key, Object value, String to) {
    at.context.forward(record.withKey(key).withValue(value), to);
  }

  private static void count(
      StoryState at, Record<String, Finding> record, Counts.Cell cell, Counts.Totals more) {
    String watch = record.value().watch();
    String key = cell.key(watch);
    Counts.Totals before = at.counts.get(key);
    Counts.Totals now = before == null ? more : before.plus(more);
    at.counts.put(key, now);
    forward(at, record, key, cell.count(watch, now), TO_COUNTS);
  }

  /** Deletes old articles and stories by the records' time, so that a replay does the same. */
  private void sweep(StoryState at) {
    Instant now = Instant.ofEpochMilli(at.context.currentStreamTimeMs());
    if (now.isBefore(swept.plus(BETWEEN_SWEEPS))) {
      return;
    }
    swept = now;
    books.forEach(
        (watch, book) -> {
          StoryBook.Forgotten forgotten = book.forget(now);
          forgotten.articles().forEach(article -> at.members.delete(key(watch, article)));
          forgotten.stories().forEach(story -> at.stories.delete(key(watch, story)));
        });
  }

  private static String key(String watch, String id) {
    return watch + "/" + id;
  }
}
