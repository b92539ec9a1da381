package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;

/**
 * Words that mean about the same, in one language or in several: {@code ship}, {@code vessel} and
 * <i>navire</i>. The resource file {@code concepts.txt} has one concept a line.
 */
public final class Concepts {
  /** The words of each concept, by language, in the order of {@link WordLists#LANGUAGES}. */
  private static final List<String[]> WORDS =
      WordLists.lines("concepts.txt").stream().map(line -> line.split("\\|", -1)).toList();

  /** The columns that were needed so far: to stem the words of a language takes time. */
  private static final Map<String, Column> COLUMNS = new ConcurrentHashMap<>();

  private Concepts() {}

  /**
   * The concepts in one language.
   *
   * @param stems the stems of each concept
   * @param concepts for each stem, the indexes of its concepts in {@code stems}
   */
  private record Column(List<Set<String>> stems, Map<String, List<Integer>> concepts) {
    static Column of(String language) {
      int at = WordLists.LANGUAGES.indexOf(language);
      List<Set<String>> stems = new ArrayList<>();
      Map<String, List<Integer>> concepts = new HashMap<>();
      for (String[] words : WORDS) {
        Set<String> known = stems(words[at].strip(), Stems.of(language));
        known.forEach(
            stem -> concepts.computeIfAbsent(stem, _ -> new ArrayList<>()).add(stems.size()));
        stems.add(known);
      }
      return new Column(stems, concepts);
    }

    private static Set<String> stems(String words, Stems stems) {
      Set<String> known = new HashSet<>();
      for (String word : words.split(" ")) {
        if (!word.isEmpty()) {
          known.add(stems.stem(word));
        }
      }
      return known;
    }
  }

  /**
   * Returns the stems that mean about the same as a stem.
   *
   * @param from ISO 639-1 code of the stem's language; null and a language without lists have none
   * @param to the language of the stems to return
   */
  public static Set<String> alike(@Nullable String from, String stem, String to) {
    if (from == null || !WordLists.know(from) || !WordLists.know(to)) {
      return Set.of();
    }
    Set<String> alike = new HashSet<>();
    Column known = column(to);
    column(from)
        .concepts
        .getOrDefault(stem, List.of())
        .forEach(concept -> alike.addAll(known.stems.get(concept)));
    return alike;
  }

  /**
   * Returns the stems that mean about the same as a word of any of these languages, by the language
   * of the stems.
   */
  public static Map<String, Set<String>> alike(Collection<String> from, String word) {
    return WordLists.LANGUAGES.stream()
        .collect(
            Collectors.toMap(
                to -> to,
                to ->
                    from.stream()
                        .flatMap(each -> alike(each, Stems.of(each).stem(word), to).stream())
                        .collect(Collectors.toSet())));
  }

  /** True if a concept has this word, in lower case and without accents, in this form. */
  public static boolean haveWord(String language, String word) {
    int at = WordLists.LANGUAGES.indexOf(language);
    return at >= 0 && WORDS.stream().anyMatch(each -> Tokens.of(each[at]).words().contains(word));
  }

  /** Returns the stems of all words of a language. */
  static Set<String> stems(String language) {
    return column(language).concepts.keySet();
  }

  private static Column column(String language) {
    return COLUMNS.computeIfAbsent(language, Column::of);
  }
}
