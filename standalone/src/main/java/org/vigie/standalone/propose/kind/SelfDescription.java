package org.vigie.standalone.propose.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;

/**
 * Reads what the standing text of a release says that we are, directly behind our name: {@code is a
 * charity}, {@code is a network of associations}. A name such as <i>Alliance for Air</i> needs no
 * “is a”: {@code brings together 86 associations}.
 */
final class SelfDescription {
  /** Maximum number of words after “is a” that say what we are. An estimate. */
  private static final int LONGEST = 6;

  /** Number of words after a network in which its members are named: of some 40 charities. */
  private static final int MEMBERS = 5;

  private final KindNouns nouns;
  private final Lexicon copulas;
  private final Lexicon articles;

  private final Set<String> groupingsInName;

  /** Takes our name in the configuration. */
  SelfDescription(String language, String name) {
    nouns = new KindNouns(language);
    copulas = Lexicon.of(language, "copulas");
    articles = Lexicon.of(language, "articles", "determiners");
    List<String> words = Tokens.of(name).words();
    groupingsInName =
        Kinds.all().stream()
            .filter(
                kind ->
                    KindNouns.folded(Kinds.groupings(language, kind)).stream()
                        .anyMatch(words::contains))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns, for each noun that says what we are, the kinds that it can mean. */
  List<Set<String>> kinds(List<NamedText> standing) {
    List<Set<String>> said = new ArrayList<>();
    standing.forEach(sentence -> read(sentence, said));
    return said;
  }

  private void read(NamedText sentence, List<Set<String>> said) {
    for (int i = 0; i < sentence.size(); i++) {
      int end = sentence.endOfName(i);
      if (end > i) {
        readDescription(sentence, end, said);
        addMembers(sentence, end, groupingsInName, said);
        i = end - 1;
      }
    }
  }

  private void readDescription(NamedText sentence, int start, List<Set<String>> said) {
    if (start + 1 >= sentence.size()
        || !copulas.contains(sentence.word(start))
        || !articles.contains(sentence.word(start + 1))) {
      return;
    }
    int end = Math.min(sentence.size(), start + 2 + LONGEST);
    for (int i = start + 2; i < end && sentence.isJoined(i); i++) {
      String word = sentence.word(i);
      if (nouns.isBound(word)) {
        return;
      }
      Set<String> group = nouns.groupings(word);
      if (!group.isEmpty()) {
        addMembers(sentence, i + 1, group, said);
        return;
      }
      Set<String> found = nouns.kinds(word);
      if (!found.isEmpty()) {
        said.add(found);
      }
    }
  }

  /** Adds the kinds of the members that a group names in the next words. */
  private void addMembers(
      NamedText sentence, int start, Set<String> group, List<Set<String>> said) {
    int end = Math.min(sentence.size(), start + MEMBERS);
    for (int i = start; i < end && sentence.isJoined(i); i++) {
      Set<String> found = new TreeSet<>(nouns.kindsOfForm(sentence.written(i, i + 1)));
      found.retainAll(group);
      if (!found.isEmpty()) {
        said.add(found);
        return;
      }
    }
  }
}
