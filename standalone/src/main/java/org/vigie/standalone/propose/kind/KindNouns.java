package org.vigie.standalone.propose.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/** The nouns of a language that say what kind of organisation somebody is. */
final class KindNouns {
  /** Minimum letters of a noun that ends a compound. An estimate: shorter ones end other words. */
  static final int LEAST_PART = 5;

  /** The same in all languages: <i>Firma</i> ends the Spanish <i>confirma</i>. An estimate. */
  private static final int LEAST_PART_ANYWHERE = 6;

  private static final Lexicon SMALL = Lexicon.of(null, "articles", "determiners", "genitives");

  private final String language;
  private final Map<String, Set<String>> byWord = new HashMap<>();
  private final Map<String, Set<String>> byStem = new HashMap<>();
  private final Map<String, Set<String>> byGrouping = new HashMap<>();

  /** Words between noun phrases: what follows one says for whom, where or by whom. */
  private final Lexicon bounds;

  KindNouns(String language) {
    this.language = language;
    bounds =
        Lexicon.of(
            language,
            "articles",
            "determiners",
            "genitives",
            "place-prepositions",
            "relatives",
            "subordinators",
            "agent");
    for (String kind : Kinds.all()) {
      List<String> nouns = Kinds.tellingWords(language, kind);
      put(byWord, folded(nouns), kind);
      nouns.forEach(
          noun -> put(byStem, new TreeSet<>(List.of(stem(noun), foldedStem(noun))), kind));
      put(byGrouping, folded(Kinds.groupings(language, kind)), kind);
    }
  }

  private static void put(Map<String, Set<String>> map, Set<String> words, String kind) {
    words.forEach(word -> map.computeIfAbsent(word, _ -> new TreeSet<>()).add(kind));
  }

  private String stem(String surface) {
    return Stems.of(language).stem(surface);
  }

  private String foldedStem(String noun) {
    return stem(Folding.fold(noun));
  }

  /** Returns the words of texts, in lower case and without accents. */
  static Set<String> folded(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Tokens.of(text).words().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Returns the index of the first noun for a kind in a name, which can begin with a plural:
   * Cliniques. Returns the number of words if there is none.
   */
  static int indexIn(Tokens words, String kind, List<ReleaseText> texts) {
    Set<String> nouns = folded(Kinds.tellingWords(null, kind));
    List<KindNouns> ofTexts = texts.stream().map(text -> new KindNouns(text.language())).toList();
    boolean isPlural =
        words.size() > 0
            && ofTexts.stream().anyMatch(each -> each.kindsOfForm(words.word(0)).contains(kind));
    return IntStream.range(0, words.size())
        .filter(
            i ->
                nouns.contains(words.word(i))
                    || ofTexts.stream().anyMatch(each -> each.kinds(words.word(i)).contains(kind)))
        .findFirst()
        .orElse(isPlural ? 0 : words.size());
  }

  /** Returns the nouns for a kind that can end a compound in an article in any language. */
  static Stream<String> endsOfCompounds(String language, String kind) {
    return folded(Kinds.tellingWords(language, kind)).stream()
        .filter(noun -> noun.length() >= LEAST_PART_ANYWHERE);
  }

  /** Returns the kinds that a word says, or the end of a compound; empty if it says none. */
  Set<String> kinds(String word) {
    return kinds(word, byWord);
  }

  /** Returns the kinds that a word says in any of its forms. */
  Set<String> kindsOfForm(String surface) {
    return kinds(stem(surface), byStem);
  }

  /** Returns the kinds of organisations that form what this word means, such as a network. */
  Set<String> groupings(String word) {
    return byGrouping.getOrDefault(word, Set.of());
  }

  /** True if a word, such as an article or “of”, stands between noun phrases. */
  boolean isBound(String word) {
    return bounds.contains(word);
  }

  /** True if a word is a noun for a kind and no compound. */
  boolean isPlain(String word) {
    return byWord.containsKey(word);
  }

  private Set<String> kinds(String word, Map<String, Set<String>> known) {
    Set<String> own = known.getOrDefault(word, Set.of());
    if (!own.isEmpty() || !WordLists.hasCompounds(language)) {
      return own;
    }
    return known.entrySet().stream()
        .filter(each -> each.getKey().length() >= LEAST_PART && word.endsWith(each.getKey()))
        .flatMap(each -> each.getValue().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** True for an article, a determiner or an “of” of any language. */
  static boolean isSmall(String word) {
    return SMALL.contains(word);
  }

  /** Returns the index of the last word before this one that meets a condition; -1 without one. */
  static int lastBefore(int word, IntPredicate condition) {
    return IntStream.range(0, word).filter(condition).max().orElse(-1);
  }
}
