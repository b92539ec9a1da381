package org.vigie.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;

/**
 * The stories of one watch. Takes findings (tags and pickup of an article) one by one and returns
 * the changes. The same findings in the same order cause the same changes.
 *
 * <p>A story keeps its id, which is made from the id of its first article. A copy joins the story
 * of its original. Other articles join a story by the rules of {@link Grouping}. A revision stays
 * in its story. A duplicate (the same article in another feed) is in no story; if it is longer, the
 * article seen first is published again with the duplicate's content.
 *
 * <p>Keeps in memory what is compared, and reads the rest from its store. The caller must store the
 * result of {@link #add} before the next call.
 */
public final class StoryBook {
  /** Time for which articles are kept, as in their Kafka topic. Older ones are not revised. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Time after which an article is not compared with new articles; see {@link Grouping}. */
  private static final Duration FRESH = Duration.ofDays(7);

  private final StoryStore store;
  private final Grouping grouping = new Grouping();

  /** Reads stored articles and stories of the watch by id. Returns null for an unknown id. */
  public interface StoryStore {
    @Nullable Member member(String article);

    @Nullable Story story(String id);
  }

  /** The ids of articles and stories that the caller must remove from the store. */
  public record Forgotten(List<String> articles, Set<String> stories) {}

  /** Takes all stored articles of the watch, in any order. */
  public StoryBook(StoryStore store, Iterable<Member> kept) {
    this.store = store;
    kept.forEach(member -> grouping.put(ComparedArticle.of(member)));
  }

  /** Adds a finding and returns the changes it causes. {@code at} is its record's timestamp. */
  public Changes add(Finding finding, Instant at) {
    String first = finding.duplicateOf();
    Article article = finding.article();
    Member before = store.member(first == null ? article.id() : first);
    Article known = before == null ? article : before.mention().article();
    Finding content = first == null ? finding : finding.with(merged(article, first, known));
    var changes = new ChangeList();
    Member now = before;
    if (before == null && !finding.isEmpty()) {
      now = changes.add(content, at);
    } else if (before != null && saysMore(before, finding)) {
      now = changes.revise(before, content);
    }
    if (first != null && now != null && !finding.isEmpty()) {
      changes.mentions.add(Member.mention(finding, now.mention().story(), null, now.id()));
    }
    return changes.finished();
  }

  /** Removes articles older than {@link #KEPT}; stops comparing those older than {@link #FRESH}. */
  public Forgotten forget(Instant now) {
    var articles = new ArrayList<String>();
    var stories = new LinkedHashSet<String>();
    for (ComparedArticle article : List.copyOf(grouping.all())) {
      if (article.at().isBefore(now.minus(KEPT))) {
        grouping.remove(article.id());
        articles.add(article.id());
        if (grouping.ofStory(article.story()).isEmpty()) {
          stories.add(article.story());
        }
      } else if (article.at().isBefore(now.minus(FRESH)) && article.wording() != Wording.NONE) {
        Member member = store.member(article.id());
        if (member != null) {
          grouping.put(ComparedArticle.faded(member));
        }
      }
    }
    articles.sort(null);
    return new Forgotten(articles, stories);
  }

  private static boolean saysMore(Member before, Finding finding) {
    boolean longer = finding.length() > before.length() && !finding.isEmpty();
    int newer =
        Integer.compare(finding.article().revision(), before.mention().article().revision());
    return finding.duplicateOf() == null ? newer > 0 || (newer == 0 && longer) : longer;
  }

  /** Returns a duplicate's {@code content} with the id and times of the article seen first. */
  private static Article merged(Article content, String id, Article sighting) {
    boolean undated = sighting.published() == null;
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
        undated ? content.published() : sighting.published(),
        undated ? content.publishedRaw() : sighting.publishedRaw(),
        sighting.seen(),
        sighting.feed(),
        sighting.guid(),
        sighting.revision(),
        sighting.changes());
  }

  /** Collects the changes that one finding causes. */
  private final class ChangeList {
    private final List<Member> members = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final List<ReleasePickup> pickups = new ArrayList<>();
    private Map<Counts.Cell, Counts.Totals> counts = Map.of();

    Member add(Finding finding, Instant at) {
      String alone = "st-" + finding.article().id();
      Member member = Member.of(finding, alone, null, at);
      ComparedArticle article = ComparedArticle.of(member);
      if (article.isRelevant()) {
        ComparedArticle original = original(article);
        ComparedArticle event = original == null ? grouping.withEventOf(article) : original;
        String story = event == null ? alone : event.story();
        member = Member.of(finding, story, original == null ? null : original.id(), at);
      }
      put(null, member);
      return member;
    }

    Member revise(Member before, Finding finding) {
      Mention was = before.mention();
      Member now = Member.of(finding, was.story(), was.copyOf(), before.at());
      ComparedArticle article = ComparedArticle.of(now);
      boolean single = article.copyOf() == null && grouping.copiesOf(now.id()).isEmpty();
      if (article.isRelevant() && single) {
        ComparedArticle original = original(article);
        now = original == null ? now : now.copyOf(original.id());
      }
      put(before, now);
      return now;
    }

    /**
     * Returns the first article with this article's text; null if there is none. If this shows that
     * two stored articles are copies, the later one becomes a copy but stays in its story.
     */
    private @Nullable ComparedArticle original(ComparedArticle article) {
      List<ComparedArticle> originals =
          grouping.withTextOf(article).stream().map(grouping::originalOf).distinct().toList();
      if (originals.isEmpty()) {
        return null;
      }
      ComparedArticle original = Collections.min(originals, ComparedArticle.BY_ARRIVAL);
      for (ComparedArticle other : originals) {
        if (!other.equals(original)) {
          makeCopy(other.id(), original.id());
          grouping.copiesOf(other.id()).forEach(copy -> makeCopy(copy.id(), original.id()));
        }
      }
      return original;
    }

    private void makeCopy(String article, String original) {
      Member before = store.member(article);
      if (before != null) {
        put(before, before.copyOf(original));
      }
    }

    private void put(@Nullable Member before, Member now) {
      ComparedArticle was = before == null ? null : ComparedArticle.of(before);
      ComparedArticle article = ComparedArticle.of(now);
      Mention mention = now.mention();
      members.add(now);
      mentions.add(mention);
      Pickup pickup = mention.pickup();
      if (pickup != null
          && pickup.release() != null
          && (before == null || !pickup.equals(before.mention().pickup()))) {
        pickups.add(
            new ReleasePickup(
                mention.watch(), pickup.release(), mention.article(), mention.story(), pickup));
      }
      if (article.isRelevant() || (was != null && was.isRelevant())) {
        Story story = stories.get(article.story());
        story = story == null ? store.story(article.story()) : story;
        stories.put(
            article.story(),
            Stories.with(story == null ? Stories.empty(mention) : story, was, now));
      }
      recount(article);
    }

    /**
     * Computes the changes in counts for an article that is added or changed. Replaces the results
     * of earlier calls: they are for stored articles that became copies, which changes no counts.
     */
    private void recount(ComparedArticle now) {
      var before = grouping.ofStory(now.story());
      var after = new ArrayList<>(before);
      after.removeIf(article -> article.id().equals(now.id()));
      after.add(now);
      counts = Counts.changes(before, after);
    }

    Changes finished() {
      members.forEach(member -> grouping.put(ComparedArticle.of(member)));
      stories.entrySet().removeIf(entry -> entry.getValue().equals(store.story(entry.getKey())));
      return new Changes(members, mentions, List.copyOf(stories.values()), pickups, counts);
    }
  }
}
