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

/**
 * Puts what was found among what was found before, one {@link StoryBook} per watch, and tells what
 * changes: mentions, pickups, stories and counts.
 */
final class Storyteller implements Processor<String, Finding, String, Object> {
  static final String MEMBERS = "members";
  static final String STORIES = "stories";
  static final String COUNTS = "counts";

  /** Names of the sinks, one per topic. */
  static final String TO_MENTIONS = "to-mentions";

  static final String TO_STORIES = "to-stories";
  static final String TO_PICKUPS = "to-pickups";
  static final String TO_COUNTS = "to-counts";

  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final Map<String, StoryBook> books = new HashMap<>();
  private @Nullable Task task;
  private Instant swept = Instant.EPOCH;

  /** What the task gives. */
  private record Task(
      ProcessorContext<String, Object> context,
      KeyValueStore<String, Member> members,
      KeyValueStore<String, Story> stories,
      KeyValueStore<String, Counts.Totals> counts,
      PromptCommits commits) {}

  @Override
  public void init(ProcessorContext<String, Object> context) {
    task =
        new Task(
            context,
            context.getStateStore(MEMBERS),
            context.getStateStore(STORIES),
            context.getStateStore(COUNTS),
            new PromptCommits(context));
    var kept = new HashMap<String, List<Member>>();
    try (KeyValueIterator<String, Member> all = task.members.all()) {
      all.forEachRemaining(
          member ->
              kept.computeIfAbsent(member.value.mention().watch(), _ -> new ArrayList<>())
                  .add(member.value));
    }
    kept.forEach((watch, members) -> books.put(watch, book(watch, members)));
  }

  @Override
  public void process(Record<String, Finding> record) {
    Task at = Objects.requireNonNull(task);
    Finding finding = record.value();
    String watch = finding.watch();
    Changes changes =
        books
            .computeIfAbsent(watch, _ -> book(watch, List.of()))
            .add(finding, Instant.ofEpochMilli(record.timestamp()));
    changes.members().forEach(member -> at.members.put(key(watch, member.id()), member));
    changes.stories().forEach(story -> at.stories.put(story.key(), story));
    tell(at, record, changes);
    changes
        .counts()
        .forEach(
            (cell, more) -> {
              String key = cell.key(watch);
              Counts.Totals before = at.counts.get(key);
              Counts.Totals now = before == null ? more : before.plus(more);
              at.counts.put(key, now);
              at.context.forward(record.withKey(key).withValue(now.at(watch, cell)), TO_COUNTS);
            });
    at.commits.request();
    sweep(at);
  }

  private static void tell(Task at, Record<String, Finding> record, Changes changes) {
    changes
        .mentions()
        .forEach(
            mention ->
                at.context.forward(record.withKey(mention.key()).withValue(mention), TO_MENTIONS));
    changes
        .pickups()
        .forEach(
            pickup ->
                at.context.forward(record.withKey(pickup.key()).withValue(pickup), TO_PICKUPS));
    changes
        .stories()
        .forEach(
            story -> at.context.forward(record.withKey(story.key()).withValue(story), TO_STORIES));
  }

  /** Forgets by the records' time, not the clock's, so that a replay forgets the same. */
  private void sweep(Task at) {
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

  private StoryBook book(String watch, List<Member> kept) {
    Task at = Objects.requireNonNull(task);
    var shelf =
        new StoryBook.Shelf() {
          @Override
          public @Nullable Member member(String article) {
            return at.members.get(key(watch, article));
          }

          @Override
          public @Nullable Story story(String id) {
            return at.stories.get(key(watch, id));
          }
        };
    return new StoryBook(shelf, kept);
  }

  private static String key(String watch, String id) {
    return watch + "/" + id;
  }
}
