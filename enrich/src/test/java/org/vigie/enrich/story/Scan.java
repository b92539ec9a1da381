package org.vigie.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/** The rules of {@link Grouping} in their simplest form: compares with all articles, one by one. */
final class Scan {
  final Map<String, ComparedArticle> articles = new HashMap<>();

  void add(Changes changes) {
    changes.compared().forEach(article -> articles.put(article.id(), article));
  }

  void forget(Instant now) {
    articles.values().removeIf(article -> article.at().isBefore(now.minus(Duration.ofDays(30))));
    articles.replaceAll(
        (_, article) ->
            article.at().isBefore(now.minus(Duration.ofDays(7))) ? article.faded() : article);
  }

  /** Returns the articles with the same text, or those of which they are copies. */
  List<ComparedArticle> originalsOf(ComparedArticle article) {
    List<ComparedArticle> originals =
        recent()
            .filter(other -> article.wording().repeats(other.wording()))
            .filter(other -> isComparable(article, other, Duration.ofDays(7)))
            .map(other -> articles.getOrDefault(other.original(), other))
            .distinct()
            .sorted(ComparedArticle.FIRST_PUBLISHED)
            .toList();
    return Grouping.withTextOf(article, originals);
  }

  @Nullable ComparedArticle withEventOf(ComparedArticle article) {
    return recent()
        .filter(other -> isSameReprint(article, other) || isSameHeadline(article, other))
        .filter(other -> isSameLanguage(article, firstOf(other)))
        .filter(other -> isComparable(article, firstOf(other), Duration.ofDays(3)))
        .min(
            Comparator.<ComparedArticle>comparingInt(
                    other -> -article.headline().sharedWords(other.headline()))
                .thenComparing(ComparedArticle.BY_ARRIVAL))
        .orElse(null);
  }

  List<ComparedArticle> copiesOf(String original) {
    return articles.values().stream().filter(each -> original.equals(each.copyOf())).toList();
  }

  private Stream<ComparedArticle> recent() {
    return articles.values().stream().filter(article -> !article.isFaded());
  }

  private ComparedArticle firstOf(ComparedArticle article) {
    return articles.values().stream()
        .filter(other -> other.story().equals(article.story()) && other.isRelevant())
        .min(ComparedArticle.BY_DATE)
        .orElse(article);
  }

  private static boolean isComparable(
      ComparedArticle article, ComparedArticle other, Duration within) {
    return !other.id().equals(article.id())
        && other.isRelevant()
        && Duration.between(article.dated(), other.dated()).abs().compareTo(within) <= 0;
  }

  private static boolean isSameLanguage(ComparedArticle article, ComparedArticle other) {
    return article.language() == null
        || other.language() == null
        || article.language().equals(other.language());
  }

  private static boolean isSameReprint(ComparedArticle article, ComparedArticle other) {
    return article.kind() == Pickup.Kind.REPRINT
        && other.kind() == Pickup.Kind.REPRINT
        && article.release() != null
        && article.release().equals(other.release());
  }

  private boolean isSameHeadline(ComparedArticle article, ComparedArticle other) {
    int[] words = article.headline().encoded();
    int[] others = other.headline().encoded();
    List<Integer> shared =
        Arrays.stream(words).filter(word -> other.headline().has(word)).boxed().toList();
    return shared.size() >= 3
        && shared.size() >= 0.6 * Math.min(words.length, others.length)
        && shared.stream().anyMatch(this::isRare)
        && other.tags().stream().anyMatch(article.tags()::contains);
  }

  private boolean isRare(int word) {
    long stories = stories(each -> each.headline().size() > 0);
    return stories(each -> each.headline().has(word)) <= 2 + stories / 20;
  }

  private long stories(Predicate<ComparedArticle> condition) {
    return recent().filter(condition).map(ComparedArticle::story).distinct().count();
  }
}
