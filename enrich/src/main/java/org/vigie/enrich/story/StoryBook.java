package org.vigie.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * The stories of one watch. Takes one finding after the other and says what changes; the same
 * findings in the same order give the same changes.
 *
 * <p>A story has the id of its first article, for ever. Articles with one text (copies) are in one
 * story; others join it by the rules of {@link Grouping}. A revision keeps its story. A duplicate
 * is in no story, but when it says more than what was seen before, the first sighting is told anew
 * with what the duplicate says.
 *
 * <p>Holds in memory what comparing needs, and reads the rest from its shelf; the caller puts there
 * what {@link #add} returns before the next call.
 */
public final class StoryBook {
  /** As long as articles are kept: after that no revision of one can come. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Copies and reports of an event come within days. */
  private static final Duration FRESH = Duration.ofDays(7);

  private final Shelf shelf;
  private final Grouping grouping = new Grouping();

  /** Where members and stories are kept. */
  public interface Shelf {
    @Nullable Member member(String article);

    @Nullable Story story(String id);
  }

  /** Ids of what is no longer needed. */
  public record Forgotten(List<String> articles, Set<String> stories) {}

  /**
   * @param kept all members on the shelf, in any order
   */
  public StoryBook(Shelf shelf, Iterable<Member> kept) {
    this.shelf = shelf;
    kept.forEach(member -> grouping.put(ComparedArticle.of(member)));
  }

  /**
   * @param at the record's time; it orders arrivals and decides what is forgotten
   */
  public Changes add(Finding finding, Instant at) {
    String first = finding.duplicateOf();
    Member before = shelf.member(first == null ? finding.article().id() : first);
    Member now = before;
    var draft = new Draft();
    if (before == null && !finding.isEmpty()) {
      now = draft.welcome(first == null ? finding : finding.with(renamed(finding, first)), at);
    } else if (before != null && saysMore(before, finding)) {
      now = draft.revise(before, first == null ? finding : finding.with(merged(before, finding)));
    }
    if (first != null && now != null && !finding.isEmpty()) {
      draft.mentions.add(duplicate(finding, now));
    }
    return draft.finished();
  }

  /** Drops what is older than any revision or copy that may still come. */
  public Forgotten forget(Instant now) {
    var articles = new ArrayList<String>();
    var stories = new LinkedHashSet<String>();
    for (ComparedArticle entry : List.copyOf(grouping.all())) {
      if (entry.at().isBefore(now.minus(KEPT))) {
        grouping.remove(entry.id());
        articles.add(entry.id());
        if (grouping.ofStory(entry.story()).isEmpty()) {
          stories.add(entry.story());
        }
      } else if (entry.at().isBefore(now.minus(FRESH)) && entry.wording() != Wording.NONE) {
        grouping.put(entry.faded());
      }
    }
    articles.sort(null);
    return new Forgotten(articles, stories);
  }

  private static boolean saysMore(Member before, Finding finding) {
    boolean longer = finding.length() > before.length() && !finding.isEmpty();
    return finding.duplicateOf() == null
        ? finding.article().revision() > before.mention().article().revision()
            || (finding.article().revision() == before.mention().article().revision() && longer)
        : longer;
  }

  private static Mention duplicate(Finding finding, Member first) {
    return new Mention(
        finding.watch(),
        finding.article(),
        finding.tags(),
        finding.pickup(),
        first.mention().story(),
        null,
        first.id(),
        finding.own());
  }

  /** A duplicate's words under the first sighting's name, which itself said nothing of note. */
  private static Article renamed(Finding finding, String first) {
    return told(finding.article(), first, finding.article());
  }

  private static Article merged(Member before, Finding finding) {
    return told(finding.article(), before.id(), before.mention().article());
  }

  /** What one sighting says, known and dated as another. */
  private static Article told(Article words, String id, Article sighting) {
    return new Article(
        id,
        words.url(),
        words.link(),
        words.title(),
        words.summary(),
        words.text(),
        words.authors(),
        words.categories(),
        words.outlet(),
        words.language(),
        sighting.published() == null ? words.published() : sighting.published(),
        sighting.published() == null ? words.publishedRaw() : sighting.publishedRaw(),
        sighting.seen(),
        sighting.feed(),
        sighting.guid(),
        sighting.revision(),
        sighting.changes());
  }

  /** The changes of one finding, as they come together. */
  private final class Draft {
    private final List<Member> members = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final List<ReleasePickup> pickups = new ArrayList<>();
    private Map<Counts.Cell, Counts.Totals> counts = Map.of();

    Member welcome(Finding finding, Instant at) {
      String alone = "st-" + finding.article().id();
      Member member = Member.of(finding, alone, null, at);
      ComparedArticle entry = ComparedArticle.of(member);
      if (entry.isTold()) {
        ComparedArticle original = oneText(entry);
        ComparedArticle event = original == null ? grouping.withEventOf(entry) : original;
        String story = event == null ? alone : event.story();
        member = Member.of(finding, story, original == null ? null : original.id(), at);
      }
      tell(null, member);
      return member;
    }

    Member revise(Member before, Finding finding) {
      Mention was = before.mention();
      Member now = Member.of(finding, was.story(), was.copyOf(), before.at());
      ComparedArticle entry = ComparedArticle.of(now);
      if (entry.isTold() && !entry.isCopy() && grouping.copiesOf(now.id()).isEmpty()) {
        ComparedArticle original = oneText(entry);
        now = original == null ? now : now.copyOf(original.id());
      }
      tell(before, now);
      return now;
    }

    /**
     * Finds the original of an article's text. One that repeats two articles shows that these are
     * one text too; then the later original becomes a copy of the earlier one, in its own story.
     */
    private @Nullable ComparedArticle oneText(ComparedArticle entry) {
      List<ComparedArticle> originals =
          grouping.withTextOf(entry).stream().map(this::original).distinct().toList();
      if (originals.isEmpty()) {
        return null;
      }
      ComparedArticle original = originals.stream().min(ComparedArticle.BY_ARRIVAL).orElseThrow();
      for (ComparedArticle other : originals) {
        if (!other.id().equals(original.id())) {
          becomesCopy(other, original);
          grouping.copiesOf(other.id()).forEach(copy -> becomesCopy(copy, original));
        }
      }
      return original;
    }

    private ComparedArticle original(ComparedArticle entry) {
      ComparedArticle original = grouping.get(entry.root());
      return original == null ? entry : original;
    }

    private void becomesCopy(ComparedArticle entry, ComparedArticle original) {
      Member before = shelf.member(entry.id());
      if (before != null) {
        tell(before, before.copyOf(original.id()));
      }
    }

    private void tell(@Nullable Member before, Member now) {
      ComparedArticle was = before == null ? null : ComparedArticle.of(before);
      ComparedArticle entry = ComparedArticle.of(now);
      members.add(now);
      mentions.add(now.mention());
      Pickup pickup = now.mention().pickup();
      if (pickup != null
          && pickup.release() != null
          && (before == null || !pickup.equals(before.mention().pickup()))) {
        pickups.add(pickupOf(now.mention(), pickup, pickup.release()));
      }
      if (entry.isTold() || (was != null && was.isTold())) {
        Story story = stories.get(entry.story());
        story = story == null ? shelf.story(entry.story()) : story;
        stories.put(entry.story(), Stories.with(story, was, now));
      }
      recount(was, entry);
    }

    private ReleasePickup pickupOf(Mention mention, Pickup pickup, String release) {
      return new ReleasePickup(
          mention.watch(), release, mention.article(), mention.story(), pickup);
    }

    /** Only the article the finding is about can move a count; that text was copied moves none. */
    private void recount(@Nullable ComparedArticle was, ComparedArticle now) {
      if (was != null && was.counted().equals(now.counted())) {
        return;
      }
      List<Counts.Counted> before =
          grouping.ofStory(now.story()).stream().map(ComparedArticle::counted).toList();
      var after = new ArrayList<>(before);
      after.removeIf(counted -> counted.article().equals(now.id()));
      after.add(now.counted());
      counts = Counts.changes(before, after);
    }

    Changes finished() {
      members.forEach(member -> grouping.put(ComparedArticle.of(member)));
      stories.entrySet().removeIf(entry -> entry.getValue().equals(shelf.story(entry.getKey())));
      return new Changes(members, mentions, List.copyOf(stories.values()), pickups, counts);
    }
  }
}
