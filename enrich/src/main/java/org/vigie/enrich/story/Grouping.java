package org.vigie.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * Finds, for one article, the recent articles with the same text and those about the same event.
 * Compares it with those articles of the last week that {@link FreshArticles} finds. Older articles
 * are not in memory; the few that are needed are read from the store.
 *
 * <p>If two events share a story, one is hidden; if one event has two stories, it is reported
 * twice. In doubt, the rules make two stories.
 */
final class Grouping {
  /** Maximum time between two copies. An estimate: weekly papers reprint last week's texts. */
  private static final Duration COPY = Duration.ofDays(7);

  /** Maximum time from a story's first article to the others. Chosen on labelled test articles. */
  private static final Duration EVENT = Duration.ofDays(3);

  /** Stories in {@link #firsts}: 8 MB at most. Others are read from the store when needed. */
  private static final int STORIES = 20_000;

  private final StoryBook.StoryStore store;
  private final FreshArticles fresh;

  /** {@link Counts#firsts} of the stories that were used last, the least recently used first. */
  private final SequencedMap<String, List<ComparedArticle>> firsts =
      new LinkedHashMap<>(16, 0.75f, true);

  Grouping(StoryBook.StoryStore store, FreshArticles fresh) {
    this.store = store;
    this.fresh = fresh;
  }

  /**
   * Returns all articles of a story, from the store, with those past ones by which it is counted:
   * use {@link #firstsOf} if they are enough.
   */
  List<ComparedArticle> ofStory(String story) {
    return store.ofStory(story).stream()
        .map(id -> article(id).or(() -> Optional.ofNullable(store.past(id))))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the articles by which the first article of a story is found, of each tag as well. */
  List<ComparedArticle> firstsOf(String story) {
    List<ComparedArticle> known = firsts.get(story);
    return known == null ? keep(story, Counts.firsts(ofStory(story))) : known;
  }

  private List<ComparedArticle> keep(String story, List<ComparedArticle> known) {
    firsts.put(story, known);
    if (firsts.size() > STORIES) {
      firsts.pollFirstEntry();
    }
    return known;
  }

  /** Adds an article, or replaces the one with the same id. */
  void put(ComparedArticle article) {
    if (article.isFaded()) {
      fresh.remove(article.id());
    } else {
      fresh.put(article);
    }
    List<ComparedArticle> known = firsts.get(article.story());
    if (known != null) {
      boolean isChanged =
          known.stream().anyMatch(each -> each.is(article) && !isFirstAs(each, article));
      if (isChanged) {
        firsts.remove(article.story());
      } else {
        var now = new ArrayList<>(known);
        now.removeIf(each -> each.is(article));
        now.add(article);
        keep(article.story(), Counts.firsts(now));
      }
    }
  }

  /** True if an article that changes stays the first one where it was. */
  private static boolean isFirstAs(ComparedArticle before, ComparedArticle now) {
    return before.isCountedAs(now) && before.isRelevant() == now.isRelevant();
  }

  /** Forgets an article that is no longer in the store. */
  void remove(Member member) {
    fresh.remove(member.id());
    firsts.remove(member.mention().story());
  }

  /** Stops comparing the articles that arrived before {@code time}, and returns their ids. */
  List<String> fadeBefore(Instant time) {
    return fade(fresh.before(time));
  }

  /** Stops comparing the oldest articles if there are too many, and returns their ids. */
  List<String> fadeExcess() {
    return fade(fresh.excess());
  }

  private List<String> fade(List<ComparedArticle> articles) {
    articles.forEach(article -> put(article.faded()));
    return articles.stream().map(ComparedArticle::id).toList();
  }

  /**
   * Returns the other recent articles with this article's text, without the copies among them. The
   * first is the one that was published first. A copy leads to its original only if that has the
   * text, too: a press review is a copy of one of the texts that it contains. An original that is
   * no longer compared is believed to have it. Only if none has the text, those with a part of it
   * are returned: the article is a copy of a copy.
   */
  List<ComparedArticle> originalsOf(ComparedArticle article) {
    var originalsById = new HashMap<String, Optional<ComparedArticle>>();
    List<ComparedArticle> originals =
        fresh.sharingText(article).stream()
            .filter(other -> isComparable(article, other, COPY))
            .filter(other -> article.wording().repeats(other.wording()))
            .map(
                other ->
                    originalsById.computeIfAbsent(other.original(), this::article).orElse(other))
            .distinct()
            .sorted(ComparedArticle.FIRST_PUBLISHED)
            .toList();
    return withTextOf(article, originals);
  }

  static List<ComparedArticle> withTextOf(
      ComparedArticle article, List<ComparedArticle> originals) {
    Wording wording = article.wording();
    List<ComparedArticle> whole =
        originals.stream()
            .filter(each -> each.isFaded() || wording.repeats(each.wording()))
            .toList();
    return whole.isEmpty()
        ? originals.stream().filter(each -> wording.sharesPartOf(each.wording())).toList()
        : whole;
  }

  /** Returns the copies of the article with this id, in order of arrival. */
  List<ComparedArticle> copiesOf(String original) {
    return articles(store.copiesOf(original)).stream().sorted(ComparedArticle.BY_ARRIVAL).toList();
  }

  private List<ComparedArticle> articles(List<String> ids) {
    return ids.stream().map(this::article).flatMap(Optional::stream).toList();
  }

  private Optional<ComparedArticle> article(String id) {
    ComparedArticle known = fresh.get(id);
    return known == null
        ? Optional.ofNullable(store.member(id)).map(ComparedArticle::faded)
        : Optional.of(known);
  }

  /** Returns the article about the same event with most shared headline words; null if none. */
  @Nullable ComparedArticle withEventOf(ComparedArticle article) {
    var order =
        Comparator.<ComparedArticle>comparingInt(
                other -> -article.headline().sharedWords(other.headline()))
            .thenComparing(ComparedArticle.BY_ARRIVAL);
    // why: in this order, because most articles fail the first condition, which is the cheapest.
    return Stream.concat(
            fresh.sharingHeadline(article).stream().filter(other -> isSameHeadline(article, other)),
            fresh.sharingReprint(article).stream().filter(other -> isSameReprint(article, other)))
        .filter(other -> isInTime(article, firstOf(other)))
        .min(order)
        .orElse(null);
  }

  /**
   * Returns the story's first relevant article. More than {@link #EVENT} after it, only copies
   * join.
   */
  private ComparedArticle firstOf(ComparedArticle article) {
    return firstsOf(article.story()).stream()
        .filter(ComparedArticle::isRelevant)
        .min(ComparedArticle.BY_DATE)
        .orElse(article);
  }

  /** True if the article is early enough for a story with this first article, in its language. */
  private static boolean isInTime(ComparedArticle article, ComparedArticle first) {
    return (article.language() == null
            || first.language() == null
            || article.language().equals(first.language()))
        && isComparable(article, first, EVENT);
  }

  // why: copies may differ in language: some feeds declare a wrong one, but equal words are proof.
  private static boolean isComparable(
      ComparedArticle article, ComparedArticle other, Duration within) {
    return !other.id().equals(article.id())
        && other.isRelevant()
        && Duration.between(article.dated(), other.dated()).abs().compareTo(within) <= 0;
  }

  /** True if both articles are reprints of the same release. */
  private static boolean isSameReprint(ComparedArticle article, ComparedArticle other) {
    return article.kind() == Pickup.Kind.REPRINT
        && other.kind() == Pickup.Kind.REPRINT
        && article.release() != null
        && article.release().equals(other.release());
  }

  /** True if the headlines share most words, one of them rare, and the articles share a tag. */
  private boolean isSameHeadline(ComparedArticle article, ComparedArticle other) {
    Headline one = article.headline();
    int words = one.sharedWords(other.headline());
    return one.isEnough(words, other.headline().size())
        && one.words().anyMatch(word -> fresh.isRare(word) && other.headline().has(word))
        && other.tags().stream().anyMatch(article.tags()::contains);
  }
}
