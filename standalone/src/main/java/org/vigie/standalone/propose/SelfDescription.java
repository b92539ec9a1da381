package org.vigie.standalone.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Reads what the standing text of a release says that we are, directly behind our name: {@code is a
 * charity}, {@code is a network of associations}. A name such as <i>Alliance for Air</i> needs no
 * verb: {@code brings together 86 associations}.
 */
final class SelfDescription {
  /** Maximum number of words after “is a” that say what we are. An estimate. */
  private static final int LONGEST = 6;

  /** Number of words in which a network's members are named. An estimate: of some 40 charities. */
  private static final int MEMBERS = 5;

  /** Minimum letters of a noun that ends a compound. An estimate: shorter ones end other words. */
  private static final int LEAST_PART = 5;

  private final String language;
  private final List<String> names;
  private final Lexicon copulas;
  private final Lexicon articles;

  /** Words that end what we are: the rest says for whom, where or by whom. */
  private final Lexicon ends;

  private final Map<String, Set<String>> kinds = new HashMap<>();
  private final Map<String, Set<String>> kindsByStem = new HashMap<>();
  private final Map<String, Set<String>> groupings = new HashMap<>();

  /** Takes our names; the first one is the name in the configuration. */
  SelfDescription(String language, List<String> names) {
    this.language = language;
    this.names = names;
    copulas = Lexicon.of(language, "copulas");
    articles = Lexicon.of(language, "articles", "determiners");
    ends =
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
      for (String noun : Kinds.words(language, kind)) {
        put(kinds, OwnKind.folded(List.of(noun)), kind);
        put(kindsByStem, Set.of(stem(noun)), kind);
      }
      put(groupings, OwnKind.folded(Kinds.groupings(language, kind)), kind);
    }
  }

  private static void put(Map<String, Set<String>> map, Set<String> words, String kind) {
    words.forEach(word -> map.computeIfAbsent(word, _ -> new TreeSet<>()).add(kind));
  }

  private String stem(String surface) {
    return Stems.of(language).stem(surface);
  }

  /** Returns, for each noun that says what we are, the kinds that it can mean. */
  List<Set<String>> kinds(ReleaseText text) {
    List<Set<String>> said = new ArrayList<>();
    for (Sentence part : StandingText.of(text)) {
      String standing = text.text().substring(part.start(), part.end());
      for (Sentence sentence : Sentences.of(standing, language)) {
        read(standing.substring(sentence.start(), sentence.end()), said);
      }
    }
    return said;
  }

  private void read(String sentence, List<Set<String>> said) {
    Tokens tokens = Tokens.of(sentence);
    for (int i = 0; i < tokens.size(); i++) {
      int end = endOfName(tokens, i);
      if (end > i) {
        readDescription(sentence, tokens, end, said);
        addMembers(sentence, tokens, end, groupingsInName(), said);
        i = end - 1;
      }
    }
  }

  /** Returns the index after the longest of our names at this word; -1 if none is there. */
  private int endOfName(Tokens tokens, int start) {
    return names.stream()
        .map(name -> Tokens.of(name).words())
        .filter(name -> start + name.size() <= tokens.size())
        .filter(name -> tokens.words().subList(start, start + name.size()).equals(name))
        .mapToInt(name -> start + name.size())
        .max()
        .orElse(-1);
  }

  private void readDescription(String sentence, Tokens tokens, int start, List<Set<String>> said) {
    if (start + 1 >= tokens.size()
        || !copulas.contains(tokens.word(start))
        || !articles.contains(tokens.word(start + 1))) {
      return;
    }
    int end = Math.min(tokens.size(), start + 2 + LONGEST);
    for (int i = start + 2; i < end && isJoined(sentence, tokens, i); i++) {
      String word = tokens.word(i);
      if (ends.contains(word)) {
        return;
      }
      if (groupings.containsKey(word)) {
        addMembers(sentence, tokens, i + 1, groupings.get(word), said);
        return;
      }
      Set<String> found = kinds(word, kinds);
      if (!found.isEmpty()) {
        said.add(found);
      }
    }
  }

  /** Adds the kinds of the members that a group names in the next words. */
  private void addMembers(
      String sentence, Tokens tokens, int start, Set<String> group, List<Set<String>> said) {
    int end = Math.min(tokens.size(), start + MEMBERS);
    for (int i = start; i < end && isJoined(sentence, tokens, i); i++) {
      String surface = sentence.substring(tokens.start(i), tokens.end(i));
      Set<String> found = new TreeSet<>(kinds(stem(surface), kindsByStem));
      found.retainAll(group);
      if (!found.isEmpty()) {
        said.add(found);
        return;
      }
    }
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

  private static boolean isJoined(String sentence, Tokens tokens, int i) {
    return sentence
        .substring(i == 0 ? 0 : tokens.end(i - 1), tokens.start(i))
        .matches("[\\s'’-]{1,2}");
  }

  private Set<String> groupingsInName() {
    List<String> name = Tokens.of(names.getFirst()).words();
    return Kinds.all().stream()
        .filter(
            kind -> OwnKind.folded(Kinds.groupings(null, kind)).stream().anyMatch(name::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
