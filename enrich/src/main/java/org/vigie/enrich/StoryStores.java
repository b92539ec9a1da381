package org.vigie.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
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
import org.vigie.events.Mention;
import org.vigie.events.Story;
import org.vigie.kafka.streams.RecentStore;
import org.vigie.kafka.streams.StoreSweep;

/** The stores of the articles, stories and counts of all watches. A key begins with the watch. */
final class StoryStores {
  /** Articles with tags or a pickup, for 30 days. */
  static final String MEMBERS = "members";

  /**
   * The parts of the articles that are compared, in memory as well, and the articles that are
   * {@link StoryBook.StoryStore#past}. A start reads all of them.
   */
  static final String COMPARED = "compared";

  /**
   * The {@link Member#lists}, as keys alone: watch, list, article. In the list {@code first} are
   * the duplicates and the removed articles, with a day and {@link StoryBook.StoryStore#firstId}.
   */
  static final String LISTS = "lists";

  /** Time for which the list {@code first} keeps an article. Chosen: later revisions are rare. */
  private static final Period FIRST_IDS = Period.ofYears(1);

  static final String STORIES = "stories";
  static final String COUNTS = "counts";

  /** Time between two searches for old counts and lists, as records count it. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  /** Old articles that are deleted at once. Chosen: 3 MB in memory, some 100 ms. */
  private static final int OLD_ARTICLES = 1_000;

  /** Counts that one search reads, in some 5 ms. 24,000 a day; ten tags make about 300 a day. */
  private static final int PORTION = 1_000;

  /** Entries of lists that one search reads, in some 20 ms: 120,000 a day, more than are added. */
  private static final int LIST_PORTION = 5_000;

  /** Number of members of the stories in memory. Chosen: some 10 MB. */
  private static final int RECENT_MEMBERS = 15_000;

  /** Number of counts in memory. Chosen: 2 MB; those of a day are a few hundred for each watch. */
  private static final int RECENT_COUNTS = 10_000;

  private final ProcessorContext<?, ?> context;
  private final KeyValueStore<String, Member> members;
  private final KeyValueStore<String, ComparedArticle> compared;
  private final KeyValueStore<String, String> lists;
  private final RecentStore<Story> stories;
  private final RecentStore<Counts.Totals> counts;

  StoryStores(ProcessorContext<?, ?> context) {
    this.context = context;
    members = context.getStateStore(MEMBERS);
    compared = context.getStateStore(COMPARED);
    lists = context.getStateStore(LISTS);
    stories =
        new RecentStore<>(
            context.getStateStore(STORIES), story -> 1 + story.members().size(), RECENT_MEMBERS);
    counts = new RecentStore<>(context.getStateStore(COUNTS), _ -> 1, RECENT_COUNTS);
    StoreSweep<Counts.Totals> old = counts.sweep(PORTION);
    context.schedule(
        BETWEEN_SWEEPS,
        PunctuationType.STREAM_TIME,
        now -> old.run((key, _) -> Counts.isFinal(key, Instant.ofEpochMilli(now))));
    StoreSweep<String> oldFirstIds = new StoreSweep<>(lists, LIST_PORTION);
    context.schedule(
        BETWEEN_SWEEPS,
        PunctuationType.STREAM_TIME,
        now -> {
          String last = day(now).minus(FIRST_IDS).toString();
          oldFirstIds.run((_, noted) -> !noted.isEmpty() && noted.compareTo(last) < 0);
        });
  }

  private static LocalDate day(long now) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
  }

  /** Returns the articles to compare by watch, of all watches with stored articles. */
  Map<String, List<ComparedArticle>> load() {
    var byWatch = new HashMap<String, List<ComparedArticle>>();
    watches().forEach(watch -> byWatch.put(watch, new ArrayList<>()));
    try (var all = compared.all()) {
      all.forEachRemaining(
          each -> byWatch.computeIfAbsent(watch(each.key), _ -> new ArrayList<>()).add(each.value));
    }
    return byWatch;
  }

  private List<String> watches() {
    var watches = new ArrayList<String>();
    for (String next = ""; next != null; ) {
      try (var rest = members.range(next, null)) {
        String watch = rest.hasNext() ? watch(rest.peekNextKey()) : null;
        next = watch == null ? null : after(watch + "/");
        if (watch != null) {
          watches.add(watch);
        }
      }
    }
    return watches;
  }

  /** Lists the articles that an older version stored, which had no store {@link #LISTS}. */
  void listOldArticles() {
    try (var first = lists.range("", null);
        var all = members.all()) {
      if (!first.hasNext()) {
        all.forEachRemaining(each -> list(watch(each.key), each.value));
      }
    }
  }

  /** Returns the store of one watch. */
  StoryBook.StoryStore of(String watch) {
    return new WatchStore(watch);
  }

  private List<String> listed(String watch, String list) {
    String prefix = key(watch, list) + "/";
    return articles(prefix, after(prefix), Integer.MAX_VALUE);
  }

  /** Returns the articles of at most {@code most} keys from {@code first}, before {@code end}. */
  private List<String> articles(String first, String end, int most) {
    var articles = new ArrayList<String>();
    try (var keys = lists.range(first, end)) {
      while (keys.hasNext() && articles.size() < most) {
        String key = keys.next().key;
        articles.add(key.substring(key.lastIndexOf('/') + 1));
      }
    }
    return articles;
  }

  /** Stores the changes, but not the counts. */
  void keep(String watch, Changes changes) {
    for (Member member : changes.members()) {
      Member before = members.get(key(watch, member.id()));
      if (before != null) {
        unlist(watch, before);
      }
      list(watch, member);
      members.put(key(watch, member.id()), member);
    }
    changes.compared().forEach(article -> compared.put(key(watch, article.id()), article));
    changes.faded().forEach(article -> compared.delete(key(watch, article)));
    changes.stories().forEach(story -> stories.put(story.key(), story));
    for (Mention mention : changes.mentions()) {
      String first = mention.duplicateOf();
      if (first != null) {
        note(watch, mention.article().id(), first);
      }
    }
  }

  void remove(String watch, StoryBook.Forgotten forgotten) {
    forgotten.faded().forEach(article -> compared.delete(key(watch, article)));
    for (Member member : forgotten.articles()) {
      unlist(watch, member);
      members.delete(key(watch, member.id()));
      compared.delete(key(watch, member.id()));
      note(watch, member.id(), member.id());
    }
    for (ComparedArticle article : forgotten.past()) {
      lists.put(entry(watch, Member.listOfStory(article.story()), article.id()), "");
      compared.put(key(watch, article.id()), article);
    }
    for (String story : forgotten.stories()) {
      stories.delete(key(watch, story));
      String list = Member.listOfStory(story);
      for (String past : listed(watch, list)) {
        lists.delete(entry(watch, list, past));
        compared.delete(key(watch, past));
      }
    }
  }

  private void list(String watch, Member member) {
    member.lists().forEach(list -> lists.put(entry(watch, list, member.id()), ""));
  }

  private void unlist(String watch, Member member) {
    member.lists().forEach(list -> lists.delete(entry(watch, list, member.id())));
  }

  private static String entry(String watch, String list, String article) {
    return key(watch, list) + "/" + article;
  }

  /** Adds to the numbers of a count, and returns the sum. */
  Counts.Totals add(String count, Counts.Totals more) {
    Counts.Totals before = counts.get(count);
    Counts.Totals now = before == null ? more : before.plus(more);
    counts.put(count, now);
    return now;
  }

  private void note(String watch, String article, String first) {
    lists.put(firstIdKey(watch, article), day(context.currentStreamTimeMs()) + "/" + first);
  }

  private static String firstIdKey(String watch, String article) {
    return key(watch, "first/" + article);
  }

  private static String key(String watch, String id) {
    return watch + "/" + id;
  }

  private static String watch(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** Returns the first key after all keys that begin with {@code prefix}, which ends in a slash. */
  private static String after(String prefix) {
    return prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
  }

  private final class WatchStore implements StoryBook.StoryStore {
    private final String watch;

    WatchStore(String watch) {
      this.watch = watch;
    }

    @Override
    public @Nullable Member member(String article) {
      return members.get(key(watch, article));
    }

    @Override
    public @Nullable ComparedArticle past(String article) {
      String key = key(watch, article);
      ComparedArticle stored = compared.get(key);
      return stored == null || members.get(key) != null ? null : stored;
    }

    @Override
    public @Nullable String firstId(String article) {
      String noted = lists.get(firstIdKey(watch, article));
      return noted == null ? null : noted.substring(noted.indexOf('/') + 1);
    }

    @Override
    public @Nullable Story story(String id) {
      return stories.get(key(watch, id));
    }

    @Override
    public List<String> ofStory(String story) {
      return listed(watch, Member.listOfStory(story));
    }

    @Override
    public List<String> copiesOf(String original) {
      return listed(watch, Member.listOfCopies(original));
    }

    @Override
    public List<String> arrivedBefore(Instant hour) {
      String first = key(watch, Member.listOfHour(Instant.EPOCH));
      return articles(first, key(watch, Member.listOfHour(hour)), OLD_ARTICLES);
    }
  }
}
