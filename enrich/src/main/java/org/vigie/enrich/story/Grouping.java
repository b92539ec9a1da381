package org.vigie.enrich.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * Finds, among the articles of the last days, those with the same text and those about the same
 * event. Every article is compared with each: with a few thousand that takes a millisecond, and
 * needs no index to keep.
 *
 * <p>Merging two events hides one of them, splitting one tells it twice: when in doubt, split.
 */
final class Grouping {
  /**
   * Between the publication of a text and of its copies: a weekly reprints last week's dispatch.
   */
  private static final Duration COPY = Duration.ofDays(7);

  /** Between the first report of an event and the others. */
  private static final Duration EVENT = Duration.ofDays(3);

  private static final int LEAST_SHARED_WORDS = 3;
  private static final double SHARED_OF_SHORTER = 0.6;

  /** A word in more than one title of twenty names the subject, not the event. */
  private static final int RARE = 20;

  private final Map<String, ComparedArticle> entries = new HashMap<>();
  private final Map<String, Map<String, ComparedArticle>> stories = new HashMap<>();
  private final Map<String, Integer> titlesWith = new HashMap<>();
  private int titles;

  @Nullable ComparedArticle get(String article) {
    return entries.get(article);
  }

  Collection<ComparedArticle> all() {
    return entries.values();
  }

  /** The articles of a story, by id. */
  Collection<ComparedArticle> ofStory(String story) {
    return stories.getOrDefault(story, Map.of()).values();
  }

  void put(ComparedArticle entry) {
    remove(entry.id());
    entries.put(entry.id(), entry);
    stories.computeIfAbsent(entry.story(), _ -> new TreeMap<>()).put(entry.id(), entry);
    entry.headline().forEach(word -> titlesWith.merge(word, 1, Integer::sum));
    titles += entry.headline().isEmpty() ? 0 : 1;
  }

  void remove(String article) {
    ComparedArticle entry = entries.remove(article);
    if (entry == null) {
      return;
    }
    stories.computeIfPresent(
        entry.story(),
        (_, members) -> {
          members.remove(article);
          return members.isEmpty() ? null : members;
        });
    entry
        .headline()
        .forEach(word -> titlesWith.computeIfPresent(word, (_, n) -> n == 1 ? null : n - 1));
    titles -= entry.headline().isEmpty() ? 0 : 1;
  }

  /** Articles with the same text, in order of arrival. */
  List<ComparedArticle> withTextOf(ComparedArticle entry) {
    return entries.values().stream()
        .filter(other -> isComparable(entry, other, COPY))
        .filter(other -> entry.wording().repeats(other.wording()))
        .sorted(ComparedArticle.BY_ARRIVAL)
        .toList();
  }

  /** All articles that repeat the text of this one. */
  List<ComparedArticle> copiesOf(String root) {
    return entries.values().stream()
        .filter(entry -> root.equals(entry.copyOf()))
        .sorted(ComparedArticle.BY_ARRIVAL)
        .toList();
  }

  /** The article that reports the same event most surely; null when none does. */
  @Nullable ComparedArticle withEventOf(ComparedArticle entry) {
    var order =
        Comparator.<ComparedArticle>comparingInt(other -> -shared(entry, other).size())
            .thenComparing(ComparedArticle.BY_ARRIVAL);
    return entries.values().stream()
        .filter(other -> isComparable(entry, firstOf(other), EVENT))
        .filter(other -> isSameEvent(entry, other))
        .min(order)
        .orElse(null);
  }

  /** Events last from their first report, so that a chain of reports can't go on for ever. */
  private ComparedArticle firstOf(ComparedArticle entry) {
    return ofStory(entry.story()).stream()
        .min(Comparator.comparing(ComparedArticle::dated).thenComparing(ComparedArticle::id))
        .orElse(entry);
  }

  private static boolean isComparable(
      ComparedArticle entry, ComparedArticle other, Duration within) {
    return !other.id().equals(entry.id())
        && other.isTold()
        && (entry.language() == null
            || other.language() == null
            || entry.language().equals(other.language()))
        && Duration.between(entry.dated(), other.dated()).abs().compareTo(within) <= 0;
  }

  private boolean isSameEvent(ComparedArticle entry, ComparedArticle other) {
    return isSameReprint(entry, other) || isSameHeadline(entry, other);
  }

  /** A reprint reports nothing but our own release. */
  private static boolean isSameReprint(ComparedArticle entry, ComparedArticle other) {
    return entry.kind() == Pickup.Kind.REPRINT
        && other.kind() == Pickup.Kind.REPRINT
        && entry.release() != null
        && entry.release().equals(other.release());
  }

  /** Titles that say nearly the same, with a word that few others have. */
  private boolean isSameHeadline(ComparedArticle entry, ComparedArticle other) {
    List<String> shared = shared(entry, other);
    int shorter = Math.min(entry.headline().size(), other.headline().size());
    return shared.size() >= LEAST_SHARED_WORDS
        && shared.size() >= SHARED_OF_SHORTER * shorter
        && shared.stream().anyMatch(this::isRare)
        && other.tags().stream().anyMatch(entry.tags()::contains);
  }

  private boolean isRare(String word) {
    return titlesWith.getOrDefault(word, 0) <= 2 + titles / RARE;
  }

  private static List<String> shared(ComparedArticle entry, ComparedArticle other) {
    var shared = new ArrayList<String>(entry.headline());
    shared.retainAll(other.headline());
    return shared;
  }
}
