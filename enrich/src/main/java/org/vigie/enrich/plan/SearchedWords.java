package org.vigie.enrich.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Stemmer;
import org.vigie.enrich.text.Token;

/**
 * Finds the nodes of the words and patterns that a word of an article matches. Thread-safe once all
 * words are added.
 */
final class SearchedWords {
  /** Maximum number of cached words. An estimate: a newspaper uses fewer words in a month. */
  private static final int MOST_SPELLINGS = 20_000;

  private static final int[] NONE = {};

  private final Nodes nodes;

  /** The number of each word's node, by its term, such as {@code Pcop}. */
  private final Map<String, Integer> words = new HashMap<>();

  private final Map<WordPattern, Integer> patterns = new HashMap<>();
  private final Map<String, List<WordPattern>> patternsByPrefix = new HashMap<>();
  private int longestPrefix;
  private boolean stems;

  /**
   * Caches by language and by word as written, because texts repeat words and comparing with
   * patterns is slow. The language is empty if it makes no difference.
   */
  private final Map<String, Map<String, int[]>> spellings = new HashMap<>();

  SearchedWords(Nodes nodes) {
    this.nodes = nodes;
    spellings.put("", new ConcurrentHashMap<>());
    Stemmer.LANGUAGES.forEach(language -> spellings.put(language, new ConcurrentHashMap<>()));
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

  /** The numbers of the nodes that the words of an article match. */
  interface Lookup {
    int[] numbers(Token token);
  }

  /** Returns the lookup for articles in a language (ISO 639-1, or null if it isn't known). */
  Lookup in(@Nullable String language) {
    String stemmed = stems && language != null && spellings.containsKey(language) ? language : "";
    Map<String, int[]> cache = spellings.getOrDefault(stemmed, Map.of());
    return token -> {
      int[] known = cache.get(token.exact());
      return known == null ? cached(cache, token, stemmed) : known;
    };
  }

  private int[] cached(Map<String, int[]> cache, Token token, String language) {
    if (cache.size() >= MOST_SPELLINGS) {
      cache.clear();
    }
    int[] numbers = numbers(token, language);
    cache.put(token.exact(), numbers);
    return numbers;
  }

  private int[] numbers(Token token, String language) {
    List<Integer> numbers = new ArrayList<>();
    addWord(Layer.EXACT, token.exact(), numbers);
    addWord(Layer.PLAIN, token.plain(), numbers);
    if (stems) {
      addWord(Layer.STEM, new Stemmer(language).stem(token), numbers);
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
