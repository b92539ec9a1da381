package org.vigie.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Story;

/**
 * The stories of one watch. Takes findings (tags and pickup of an article) one by one and returns
 * the changes. The same findings in the same order cause the same changes.
 *
 * <p>A story keeps its id, which is made from the id of the article that arrived first. A copy
 * joins the story of its original: of several articles with one text, the original is the one that
 * was published first. If it arrives later than its copies, they are published again as copies.
 * Other articles join a story by the rules of {@link Grouping}. A revision stays in its story. A
 * duplicate (the same article in another feed) is in no story; if it says more, the article seen
 * first is published again with the duplicate's content. From then on, only the duplicate's
 * revisions, and texts that say still more, replace it: see {@link Member#isReplacedBy}.
 *
 * <p>Keeps in memory the articles that are compared: those of the last week, or fewer if there are
 * too many. The caller must store the result of each call before the next one.
 */
public final class StoryBook {
  /** Time for which articles are kept, as in their Kafka topic. Then they are not revised. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Time after which an article is not compared with new articles; see {@link Grouping}. */
  private static final Duration FRESH = Duration.ofDays(7);

  private final StoryStore store;
  private final Grouping grouping;

  /** Reads stored articles and stories of the watch by id. Returns null for an unknown id. */
  public interface StoryStore {
    @Nullable Member member(String article);

    /**
     * Returns the id under which a duplicate was seen first, and for an article that was removed
     * its own id. Returns null for other articles, and a year later.
     */
    @Nullable String firstId(String article);

    @Nullable Story story(String id);

    /** Returns the ids of the articles in a story, also of those that are {@link #past}. */
    List<String> ofStory(String story);

    /** Returns an article that was removed, but by which its story is counted; otherwise null. */
    @Nullable ComparedArticle past(String article);

    /** Returns the ids of the copies of an article. */
    List<String> copiesOf(String original);

    /** Returns the ids of some articles that arrived before this full hour; empty if none did. */
    List<String> arrivedBefore(Instant hour);
  }

  /**
   * What the caller must change in the store.
   *
   * @param faded ids of the articles that are no longer compared
   * @param articles articles to remove
   * @param stories ids of the stories to remove
   * @param past those removed articles to keep as {@link StoryStore#past} until their story ends
   */
  public record Forgotten(
      List<String> faded, List<Member> articles, Set<String> stories, List<ComparedArticle> past) {}

  /** Takes all articles of the watch that are still compared, in any order. */
  public StoryBook(StoryStore store, Iterable<ComparedArticle> compared) {
    this(store, compared, FreshArticles.MOST);
  }

  StoryBook(StoryStore store, Iterable<ComparedArticle> compared, int most) {
    this.store = store;
    this.grouping = new Grouping(store, new FreshArticles(most));
    compared.forEach(grouping::put);
  }

  /** Adds a finding and returns the changes it causes. {@code at} is its record's timestamp. */
  public Changes add(Finding finding, Instant at) {
    Article article = finding.article();
    String seenAs = seenAs(finding);
    String noted = store.firstId(seenAs);
    String first = noted == null ? seenAs : noted;
    boolean duplicate = !first.equals(article.id());
    Member before = store.member(first);
    Article known = before == null ? article : before.mention().article();
    Finding content = duplicate ? finding.with(merged(article, first, known)) : finding;
    var changes = new ChangeList(store, grouping, article.id());
    Member now = before;
    if (before == null && noted == null && !finding.isEmpty()) {
      now = changes.add(content, at);
    } else if (before != null && before.isReplacedBy(finding, duplicate)) {
      now = changes.revise(before, content);
    }
    if (duplicate && now != null && !(finding.isEmpty() && now.equals(before))) {
      changes.addDuplicate(Member.mention(finding, now.mention().story(), null, first));
    }
    return changes.finished();
  }

  /**
   * Returns the id under which the finding's article was seen first. An article that was counted
   * under its own id is no duplicate, even if another article has its title now.
   */
  private String seenAs(Finding finding) {
    String article = finding.article().id();
    boolean isOwn = store.member(article) != null || article.equals(store.firstId(article));
    return isOwn || finding.duplicateOf() == null ? article : finding.duplicateOf();
  }

  /** True if an article is stored, or if it is a duplicate or was removed. */
  public boolean isKnown(String article) {
    return store.member(article) != null || store.firstId(article) != null;
  }

  /**
   * Stops comparing articles older than {@link #FRESH} at this full hour, and removes some of those
   * older than {@link #KEPT}. The caller must remove them from the store, and repeat the call until
   * it returns none.
   */
  public Forgotten forget(Instant hour) {
    List<String> faded = grouping.fadeBefore(hour.minus(FRESH));
    var articles = new LinkedHashMap<String, Member>();
    for (String id : store.arrivedBefore(hour.minus(KEPT))) {
      articles.put(id, Objects.requireNonNull(store.member(id), id));
    }
    articles.values().forEach(grouping::remove);
    var stories = new LinkedHashSet<String>();
    articles.values().forEach(member -> stories.add(member.mention().story()));
    var past = new ArrayList<ComparedArticle>();
    for (String story : List.copyOf(stories)) {
      List<String> all = store.ofStory(story);
      List<ComparedArticle> gone =
          all.stream().flatMap(id -> Stream.ofNullable(gone(id, articles.get(id)))).toList();
      if (gone.size() < all.size()) {
        stories.remove(story);
        past.addAll(Counts.past(gone));
      }
    }
    return new Forgotten(faded, List.copyOf(articles.values()), stories, past);
  }

  private @Nullable ComparedArticle gone(String article, @Nullable Member removed) {
    return removed == null ? store.past(article) : ComparedArticle.faded(removed);
  }

  /** Returns a duplicate's {@code content} with the id and times of the article seen first. */
  private static Article merged(Article content, String id, Article seenFirst) {
    boolean undated = seenFirst.published() == null;
    return new Article(
        id,
        content.url(),
        content.link(),
        content.title(),
        content.summary(),
        content.text(),
        content.authors(),
        content.categories(),
        content.outlet(),
        content.language(),
        undated ? content.published() : seenFirst.published(),
        undated ? content.publishedRaw() : seenFirst.publishedRaw(),
        seenFirst.seen(),
        seenFirst.feed(),
        seenFirst.guid(),
        seenFirst.revision(),
        seenFirst.changes(),
        content.page());
  }
}
