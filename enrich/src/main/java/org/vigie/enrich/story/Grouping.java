package org.vigie.enrich.story;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * Finds, for one article, the recent articles with the same text and those about the same event.
 * Compares it with those articles of the last week that {@link FreshArticles} finds.
 *
 * <p>If two events share a story, one is hidden; if one event has two stories, it is reported
 * twice. In doubt, the rules make two stories.
 */
final class Grouping {
  /** Maximum time between two copies. An estimate: weekly papers reprint last week's texts. */
  private static final Duration COPY = Duration.ofDays(7);

  /** Maximum time from a story's first article to the others. Chosen on labelled test articles. */
  private static final Duration EVENT = Duration.ofDays(3);

  /** Minimum number of words that headlines of one event share. Chosen on labelled articles. */
  private static final int LEAST_SHARED_WORDS = 3;

  /** Minimum share of the shorter headline's words that the longer headline contains. */
  private static final double SHARED_OF_SHORTER = 0.6;

  private final Map<String, ComparedArticle> articles = new HashMap<>();

  /** Those of {@link #articles} that have words to compare, because they are not too old. */
  private final FreshArticles fresh = new FreshArticles();

  private final Map<String, Map<String, ComparedArticle>> stories = new HashMap<>();

  /** One object for each value that many articles share, to save memory. */
  private final Map<String, String> strings = new HashMap<>();

  private final Map<List<String>, List<String>> tags = new HashMap<>();

  Collection<ComparedArticle> all() {
    return articles.values();
  }

  /** Returns the articles of a story, sorted by id. */
  Collection<ComparedArticle> ofStory(String story) {
    return stories.getOrDefault(story, Map.of()).values();
  }

  void put(ComparedArticle added) {
    remove(added.id());
    ComparedArticle article = compact(added);
    articles.put(article.id(), article);
    if (!article.isFaded()) {
      fresh.put(article);
    }
    stories.computeIfAbsent(article.story(), _ -> new TreeMap<>()).put(article.id(), article);
  }

  /** Returns an equal article that shares its strings with stored articles. */
  private ComparedArticle compact(ComparedArticle a) {
    Map<String, ComparedArticle> members = stories.get(a.story());
    return new ComparedArticle(
        a.id(),
        members == null ? a.story() : members.values().iterator().next().story(),
        a.copyOf(),
        shared(a.language()),
        a.dated(),
        a.at(),
        tags.computeIfAbsent(a.tags(), same -> same),
        a.tier(),
        a.own(),
        a.kind(),
        shared(a.release()),
        a.headline(),
        a.wording(),
        strings.computeIfAbsent(a.timeZone(), same -> same));
  }

  private @Nullable String shared(@Nullable String value) {
    return value == null ? null : strings.computeIfAbsent(value, same -> same);
  }

  void remove(String id) {
    ComparedArticle article = articles.remove(id);
    fresh.remove(id);
    if (article != null) {
      Map<String, ComparedArticle> members = stories.getOrDefault(article.story(), Map.of());
      members.remove(id);
      if (members.isEmpty()) {
        stories.remove(article.story());
      }
    }
  }

  /**
   * Returns the other recent articles with this article's text, without the copies among them. The
   * first is the one that was published first.
   */
  List<ComparedArticle> originalsOf(ComparedArticle article) {
    return fresh.sharingText(article)
        .filter(other -> article.wording().repeats(other.wording()))
        .filter(other -> isComparable(article, other, COPY))
        .map(other -> articles.getOrDefault(other.root(), other))
        .distinct()
        .sorted(ComparedArticle.FIRST_PUBLISHED)
        .toList();
  }

  /** Returns the copies of the article with the id {@code root}, in order of arrival. */
  List<ComparedArticle> copiesOf(String root) {
    return articles.values().stream()
        .filter(article -> root.equals(article.copyOf()))
        .sorted(ComparedArticle.BY_ARRIVAL)
        .toList();
  }

  /** Returns the article about the same event with most shared headline words; null if none. */
  @Nullable ComparedArticle withEventOf(ComparedArticle article) {
    var order =
        Comparator.<ComparedArticle>comparingInt(
                other -> -article.headline().sharedWords(other.headline()))
            .thenComparing(ComparedArticle.BY_ARRIVAL);
    // why: in this order, because most articles fail the first condition, which is the cheapest.
    return fresh.sharingHeadlineOrRelease(article, LEAST_SHARED_WORDS)
        .filter(other -> isSameReprint(article, other) || isSameHeadline(article, other))
        .filter(other -> isComparable(article, firstOf(other), EVENT))
        .min(order)
        .orElse(null);
  }

  /** Returns the story's first article. More than {@link #EVENT} after it, only copies join. */
  private ComparedArticle firstOf(ComparedArticle article) {
    return ofStory(article.story()).stream().min(ComparedArticle.BY_DATE).orElse(article);
  }

  private static boolean isComparable(
      ComparedArticle article, ComparedArticle other, Duration within) {
    return !other.id().equals(article.id())
        && other.isRelevant()
        && (article.language() == null
            || other.language() == null
            || article.language().equals(other.language()))
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
    return words >= LEAST_SHARED_WORDS
        && words >= SHARED_OF_SHORTER * Math.min(one.size(), other.headline().size())
        && one.words().anyMatch(word -> fresh.isRare(word) && other.headline().has(word))
        && other.tags().stream().anyMatch(article.tags()::contains);
  }
}
