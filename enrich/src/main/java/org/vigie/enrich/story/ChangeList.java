package org.vigie.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;

/** Collects the changes that one {@link Finding} causes in the stories of a watch. */
final class ChangeList {
  private final StoryBook.StoryStore store;
  private final Grouping grouping;
  private final String source;
  private final List<Member> members = new ArrayList<>();
  private final List<ComparedArticle> compared = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final List<ReleasePickup> pickups = new ArrayList<>();
  private Map<Counts.Cell, Counts.Totals> counts = Map.of();

  /**
   * @param source id under which the finding's content was found; see {@link Member#source}
   */
  ChangeList(StoryBook.StoryStore store, Grouping grouping, String source) {
    this.store = store;
    this.grouping = grouping;
    this.source = source;
  }

  Member add(Finding finding, Instant at) {
    Member member =
        Member.of(finding, source, ComparedArticle.STORY + finding.article().id(), null, at);
    ComparedArticle article = ComparedArticle.of(member, finding.wording());
    if (article.isRelevant()) {
      List<ComparedArticle> originals = grouping.originalsOf(article);
      ComparedArticle event =
          originals.isEmpty() ? grouping.withEventOf(article) : originals.getFirst();
      String story = event == null ? article.story() : event.story();
      member = Member.of(finding, source, story, firstOf(article, originals), at);
    }
    put(null, member, finding.wording());
    return member;
  }

  Member revise(Member before, Finding finding) {
    Mention was = before.mention();
    Member now = Member.of(finding, source, was.story(), was.copyOf(), before.at());
    ComparedArticle article = ComparedArticle.of(now, finding.wording());
    boolean single = article.copyOf() == null && grouping.copiesOf(now.id()).isEmpty();
    if (article.isRelevant() && single) {
      now = now.asCopyOf(firstOf(article, grouping.originalsOf(article)));
    }
    put(before, now, finding.wording());
    return now;
  }

  void addDuplicate(Mention mention) {
    mentions.add(mention);
  }

  /**
   * Finds the article that was published first among those with the same text. Those of the others
   * that repeat it themselves become its copies but stay in their stories. The others don't: a
   * press review repeats texts that have nothing in common, and the copy of a copy can have little
   * of the original. An original that is no longer compared is believed to repeat it.
   *
   * @param originals stored articles with the text of {@code article}, or a part of it; none of
   *     them a copy, the one that was published first at the beginning
   * @return the first article's id; null if it is {@code article} itself
   */
  private @Nullable String firstOf(ComparedArticle article, List<ComparedArticle> originals) {
    if (originals.isEmpty()) {
      return null;
    }
    ComparedArticle stored = originals.getFirst();
    boolean isFirst = ComparedArticle.FIRST_PUBLISHED.compare(article, stored) < 0;
    ComparedArticle first = isFirst ? article : stored;
    for (ComparedArticle other : originals) {
      boolean believed = isFirst && other.isFaded();
      if (!other.is(first) && (believed || other.wording().repeats(first.wording()))) {
        makeCopy(other, first.id());
        grouping.copiesOf(other.id()).forEach(copy -> makeCopy(copy, first.id()));
      }
    }
    return isFirst ? null : first.id();
  }

  private void makeCopy(ComparedArticle article, String original) {
    Member before = store.member(article.id());
    if (before != null) {
      put(before, before.asCopyOf(original), article.wording());
    }
  }

  private void put(@Nullable Member before, Member now, Wording wording) {
    ComparedArticle was = before == null ? null : ComparedArticle.of(before, Wording.NONE);
    ComparedArticle article = ComparedArticle.of(now, wording);
    Mention mention = now.mention();
    members.add(now);
    compared.add(article);
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
      Story last = story == null ? Stories.empty(mention) : story;
      stories.put(article.story(), Stories.with(last, was, article, now));
    }
    recount(was, article);
  }

  /**
   * Computes the changes in counts for an article that is added or changed. Stored articles that
   * become copies change no counts.
   */
  private void recount(@Nullable ComparedArticle was, ComparedArticle now) {
    if (was == null || !was.isCountedAs(now)) {
      // why: a revision can take a tag from the first article with it; who is next, all must say.
      var before = was == null ? grouping.firstsOf(now.story()) : grouping.ofStory(now.story());
      var after = new ArrayList<>(before);
      after.removeIf(article -> article.is(now));
      after.add(now);
      Map<Counts.Cell, Counts.Totals> changes = Counts.changes(before, after);
      counts = isWhole(now) ? changes : Counts.withoutStories(changes);
    }
  }

  /**
   * True if all articles of a story are known by which it is counted. An older version removed some
   * without a trace; a story that lost its first article then stays counted where it was.
   */
  private boolean isWhole(ComparedArticle article) {
    String first = article.story().substring(ComparedArticle.STORY.length());
    return article.beganStory() || store.member(first) != null || store.past(first) != null;
  }

  /** Returns the changes, and compares later findings with the articles that they contain. */
  Changes finished() {
    compared.forEach(grouping::put);
    stories.entrySet().removeIf(entry -> entry.getValue().equals(store.story(entry.getKey())));
    return new Changes(
        members,
        compared,
        grouping.fadeExcess(),
        mentions,
        List.copyOf(stories.values()),
        pickups,
        counts);
  }
}
