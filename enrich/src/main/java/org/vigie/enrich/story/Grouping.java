package org.vigie.enrich.story;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * Finds the recent articles with the same text, and those about the same event. Compares an article
 * with every other article: a few thousand comparisons take a millisecond and need no index.
 *
 * <p>Merging two events hides one of them; splitting one event reports it twice. In doubt, the
 * rules split.
 */
final class Grouping {
  /** Maximum time between two copies. An estimate: weeklies reprint texts of the week before. */
  private static final Duration COPY = Duration.ofDays(7);

  /** Maximum time from an event's first report to another. Chosen on labelled articles. */
  private static final Duration EVENT = Duration.ofDays(3);

  /** Minimum number of words that headlines of one event share. Chosen on labelled articles. */
  private static final int LEAST_SHARED_WORDS = 3;

  /** Minimum share of the shorter headline's words that the longer headline contains. */
  private static final double SHARED_OF_SHORTER = 0.6;

  /** A rare word is in at most two headlines plus one of every 20 headlines. An estimate. */
  private static final int RARE = 20;

  private final Map<String, ComparedArticle> articles = new HashMap<>();
  private final Map<String, Map<String, ComparedArticle>> stories = new HashMap<>();
  private final Map<String, Integer> titlesWith = new HashMap<>();
  private int titles;

  /** Returns the stored first article with the same text; {@code article} if there is none. */
  ComparedArticle originalOf(ComparedArticle article) {
    return articles.getOrDefault(article.root(), article);
  }

  Collection<ComparedArticle> all() {
    return articles.values();
  }

  /** Returns the articles of a story, sorted by id. */
  Collection<ComparedArticle> ofStory(String story) {
    return stories.getOrDefault(story, Map.of()).values();
  }

  void put(ComparedArticle article) {
    remove(article.id());
    articles.put(article.id(), article);
    stories.computeIfAbsent(article.story(), _ -> new TreeMap<>()).put(article.id(), article);
    countTitle(article, 1);
  }

  void remove(String id) {
    ComparedArticle article = articles.remove(id);
    if (article != null) {
      Map<String, ComparedArticle> members = stories.getOrDefault(article.story(), Map.of());
      members.remove(id);
      if (members.isEmpty()) {
        stories.remove(article.story());
      }
      countTitle(article, -1);
    }
  }

  private void countTitle(ComparedArticle article, int more) {
    for (String word : article.headline()) {
      titlesWith.merge(word, more, (n, m) -> n + m == 0 ? null : n + m);
    }
    titles += article.headline().isEmpty() ? 0 : more;
  }

  /** Returns the other articles with this article's text, in order of arrival. */
  List<ComparedArticle> withTextOf(ComparedArticle article) {
    return articles.values().stream()
        .filter(other -> isComparable(article, other, COPY))
        .filter(other -> article.wording().repeats(other.wording()))
        .sorted(ComparedArticle.BY_ARRIVAL)
        .toList();
  }

  /** Returns the articles that repeat the text of the article with the id {@code root}. */
  List<ComparedArticle> copiesOf(String root) {
    return articles.values().stream()
        .filter(article -> root.equals(article.copyOf()))
        .sorted(ComparedArticle.BY_ARRIVAL)
        .toList();
  }

  /** Returns the article on the same event that shares most headline words; null if none. */
  @Nullable ComparedArticle withEventOf(ComparedArticle article) {
    var order =
        Comparator.<ComparedArticle>comparingInt(other -> -shared(article, other).size())
            .thenComparing(ComparedArticle.BY_ARRIVAL);
    return articles.values().stream()
        .filter(other -> isComparable(article, firstOf(other), EVENT))
        .filter(other -> isSameReprint(article, other) || isSameHeadline(article, other))
        .min(order)
        .orElse(null);
  }

  /** Returns the first report of an event, so that a chain of reports comes to an end. */
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

  /** True for two reprints of one release, which both report the release. */
  private static boolean isSameReprint(ComparedArticle article, ComparedArticle other) {
    return article.kind() == Pickup.Kind.REPRINT
        && other.kind() == Pickup.Kind.REPRINT
        && article.release() != null
        && article.release().equals(other.release());
  }

  /** True if the headlines share most words and a rare word, and the articles share a tag. */
  private boolean isSameHeadline(ComparedArticle article, ComparedArticle other) {
    Set<String> shared = shared(article, other);
    int shorter = Math.min(article.headline().size(), other.headline().size());
    return shared.size() >= LEAST_SHARED_WORDS
        && shared.size() >= SHARED_OF_SHORTER * shorter
        && shared.stream().anyMatch(this::isRare)
        && other.tags().stream().anyMatch(article.tags()::contains);
  }

  private boolean isRare(String word) {
    return titlesWith.getOrDefault(word, 0) <= 2 + titles / RARE;
  }

  private static Set<String> shared(ComparedArticle article, ComparedArticle other) {
    var shared = new LinkedHashSet<>(article.headline());
    shared.retainAll(other.headline());
    return shared;
  }
}
