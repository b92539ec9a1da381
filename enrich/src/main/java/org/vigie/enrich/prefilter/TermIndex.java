package org.vigie.enrich.prefilter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Token;

/**
 * Gives a number to each word, and each pattern such as {@code petrol*}, that queries search for.
 * Thread-safe once all queries are added.
 */
public final class TermIndex {
  /** Maximum number of cached words. An estimate: a newspaper uses fewer words in a month. */
  private static final int MOST_SPELLINGS = 20_000;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<WordPattern, Integer> patterns = new HashMap<>();
  private final Map<String, List<WordPattern>> patternsByPrefix = new HashMap<>();
  private int longestPrefix;

  /** A cache by word as written, because texts repeat words and comparing with patterns is slow. */
  private final Map<String, Spelling> spellings = new ConcurrentHashMap<>();

  /** The patterns that a word matches, and the numbers of the word and of these patterns. */
  private record Spelling(List<WordPattern> patterns, BitSet numbers) {}

  TermIndex() {}

  int number(String plain) {
    spellings.clear();
    return words.computeIfAbsent(plain, _ -> size());
  }

  int number(WordPattern pattern) {
    spellings.clear();
    return patterns.computeIfAbsent(pattern, this::add);
  }

  private int add(WordPattern pattern) {
    String prefix = Folding.fold(pattern.prefix());
    longestPrefix = Math.max(longestPrefix, prefix.length());
    patternsByPrefix.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(pattern);
    return size();
  }

  /** Adds to {@code present} the numbers of these words and of the patterns that they match. */
  void addNumbers(List<Token> tokens, BitSet present) {
    for (Token token : tokens) {
      BitSet numbers = spelling(token).numbers;
      // why: no query searches for most words, and adding nothing takes time, too.
      if (!numbers.isEmpty()) {
        present.or(numbers);
      }
    }
  }

  /** True if a query contains this word; case and accents don't matter. */
  public boolean contains(Token token) {
    return words.containsKey(token.plain());
  }

  /** Returns the patterns of queries, such as {@code petrol*}, that a word matches. */
  public List<WordPattern> patterns(Token token) {
    return spelling(token).patterns;
  }

  private Spelling spelling(Token token) {
    Spelling known = spellings.get(token.exact());
    if (known == null) {
      if (spellings.size() >= MOST_SPELLINGS) {
        spellings.clear();
      }
      known = compute(token);
      spellings.put(token.exact(), known);
    }
    return known;
  }

  private Spelling compute(Token token) {
    var numbers = new BitSet();
    Integer word = words.get(token.plain());
    if (word != null) {
      numbers.set(word);
    }
    List<WordPattern> matching = new ArrayList<>();
    int longest = Math.min(longestPrefix, token.plain().length());
    for (int length = 0; length <= longest; length++) {
      for (WordPattern pattern :
          patternsByPrefix.getOrDefault(token.plain().substring(0, length), List.of())) {
        if (pattern.matches(token)) {
          matching.add(pattern);
          numbers.set(Objects.requireNonNull(patterns.get(pattern)));
        }
      }
    }
    return new Spelling(List.copyOf(matching), numbers);
  }

  private int size() {
    return words.size() + patterns.size();
  }
}
