package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Token;

/**
 * Finds the nodes of the words and patterns that a word of an article matches. Thread-safe once all
 * words are added.
 */
final class SearchedWords {
  private static final int[] NONE = {};

  private final Nodes nodes;

  /** The number of each word's node, by its term, such as {@code Pcop}. */
  private final Map<String, Integer> words = new HashMap<>();

  private final Map<WordPattern, Integer> patterns = new HashMap<>();
  private final Map<String, List<WordPattern>> patternsByPrefix = new HashMap<>();
  private int longestPrefix;
  private boolean stems;

  SearchedWords(Nodes nodes) {
    this.nodes = nodes;
  }

  /** Returns the number of the node of a word, in the form in which this layer compares it. */
  int word(Layer layer, String form) {
    stems |= layer == Layer.STEM;
    return words.computeIfAbsent(layer.term(form), term -> nodes.word(term, form.length()));
  }

  int pattern(WordPattern pattern) {
    Integer known = patterns.get(pattern);
    if (known != null) {
      return known;
    }
    int number = nodes.word(pattern.term(), pattern.prefix().length());
    patterns.put(pattern, number);
    String prefix = Folding.fold(pattern.prefix());
    longestPrefix = Math.max(longestPrefix, prefix.length());
    patternsByPrefix.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(pattern);
    return number;
  }

  /**
   * Returns the language that makes a difference for articles in this one (ISO 639-1, or null if it
   * isn't known): empty if their words aren't stemmed.
   */
  String language(@Nullable String language) {
    return stems ? Stems.known(language) : "";
  }

  /**
   * Returns the numbers of the nodes that a word matches. Takes a language of {@link #language};
   * takes long, so {@link RecentWords} remembers it.
   */
  int[] numbers(Token token, String language) {
    List<Integer> numbers = new ArrayList<>();
    addWord(Layer.EXACT, token.exact(), numbers);
    addWord(Layer.PLAIN, token.plain(), numbers);
    if (stems) {
      addWord(Layer.STEM, Stems.of(language).stem(token), numbers);
    }
    int longest = Math.min(longestPrefix, token.plain().length());
    for (int length = 0; length <= longest; length++) {
      String prefix = token.plain().substring(0, length);
      for (WordPattern pattern : patternsByPrefix.getOrDefault(prefix, List.of())) {
        if (pattern.matches(token)) {
          numbers.add(pattern(pattern));
        }
      }
    }
    return numbers.isEmpty() ? NONE : numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private void addWord(Layer layer, String form, List<Integer> numbers) {
    Integer number = words.get(layer.term(form));
    if (number != null) {
      numbers.add(number);
    }
  }
}
