package org.vigie.standalone.propose.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;

/** The nouns of a language that say what kind of organisation somebody is. */
final class KindNouns {
  /** Minimum letters of a noun that ends a compound. An estimate: shorter ones end other words. */
  private static final int LEAST_PART = 5;

  private final String language;
  private final Map<String, Set<String>> kinds = new HashMap<>();
  private final Map<String, Set<String>> kindsByStem = new HashMap<>();
  private final Map<String, Set<String>> groupings = new HashMap<>();

  KindNouns(String language) {
    this.language = language;
    for (String kind : Kinds.all()) {
      for (String noun : Kinds.words(language, kind)) {
        put(kinds, folded(List.of(noun)), kind);
        put(kindsByStem, Set.of(stem(noun)), kind);
      }
      put(groupings, folded(Kinds.groupings(language, kind)), kind);
    }
  }

  private static void put(Map<String, Set<String>> map, Set<String> words, String kind) {
    words.forEach(word -> map.computeIfAbsent(word, _ -> new TreeSet<>()).add(kind));
  }

  private String stem(String surface) {
    return Stems.of(language).stem(surface);
  }

  /** Returns the words of texts, in lower case and without accents. */
  static Set<String> folded(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Tokens.of(text).words().stream())
        .collect(Collectors.toSet());
  }

  /** Returns the kinds that a word, or the end of a compound, can mean. */
  Set<String> kinds(String word) {
    return kinds(word, kinds);
  }

  /** Returns the kinds that a word can mean, in any of its forms. */
  Set<String> kindsOfForm(String surface) {
    return kinds(stem(surface), kindsByStem);
  }

  /** Returns the kinds of organisations that form what this word means, such as a network. */
  Set<String> groupings(String word) {
    return groupings.getOrDefault(word, Set.of());
  }

  /** Returns the kinds that a word can mean, be it one organisation or several. */
  Set<String> kindsOrGroups(String word) {
    Set<String> all = new TreeSet<>(kinds(word));
    all.addAll(groupings(word));
    return all;
  }

  private Set<String> kinds(String word, Map<String, Set<String>> known) {
    if (!WordLists.hasCompounds(language)) {
      return known.getOrDefault(word, Set.of());
    }
    return known.entrySet().stream()
        .filter(
            each ->
                word.equals(each.getKey())
                    || (each.getKey().length() >= LEAST_PART && word.endsWith(each.getKey())))
        .flatMap(each -> each.getValue().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
