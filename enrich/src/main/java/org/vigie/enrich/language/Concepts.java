package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Stems;

/**
 * Words that mean about the same, in one language or in several: {@code ship}, {@code vessel} and
 * <i>navire</i>. The resource file {@code concepts.txt} has one concept a line.
 */
public final class Concepts {
  private static final Concepts KNOWN = new Concepts(WordLists.entries("concepts.txt"));

  /** For each language, the concepts of each stem. */
  private final Map<String, Map<String, List<Concept>>> byStem = new HashMap<>();

  /** The stems of a concept in each language, in the order of {@link WordLists#LANGUAGES}. */
  private record Concept(List<Set<String>> stems) {}

  private Concepts(List<String> lines) {
    for (String line : lines) {
      List<Set<String>> stems = new ArrayList<>();
      String[] columns = line.split("\\|", -1);
      for (int i = 0; i < columns.length; i++) {
        stems.add(stems(columns[i].strip(), WordLists.LANGUAGES.get(i)));
      }
      var concept = new Concept(stems);
      for (int i = 0; i < columns.length; i++) {
        Map<String, List<Concept>> known =
            byStem.computeIfAbsent(WordLists.LANGUAGES.get(i), _ -> new HashMap<>());
        stems
            .get(i)
            .forEach(stem -> known.computeIfAbsent(stem, _ -> new ArrayList<>()).add(concept));
      }
    }
  }

  private static Set<String> stems(String words, String language) {
    Set<String> stems = new HashSet<>();
    for (String word : words.split(" ")) {
      if (!word.isEmpty()) {
        stems.add(Stems.of(language).stem(word));
      }
    }
    return stems;
  }

  /**
   * Returns the stems that mean about the same as a stem.
   *
   * @param from ISO 639-1 code of the stem's language; null and a language without lists have none
   * @param to the language of the stems to return
   */
  public static Set<String> alike(@Nullable String from, String stem, String to) {
    Map<String, List<Concept>> known = from == null ? null : KNOWN.byStem.get(from);
    if (known == null || !WordLists.know(to)) {
      return Set.of();
    }
    Set<String> alike = new HashSet<>();
    int language = WordLists.LANGUAGES.indexOf(to);
    known
        .getOrDefault(stem, List.of())
        .forEach(concept -> alike.addAll(concept.stems.get(language)));
    return alike;
  }
}
