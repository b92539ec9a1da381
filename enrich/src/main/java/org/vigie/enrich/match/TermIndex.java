package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Folding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words and patterns that queries ask for, numbered. Filled while rules are compiled, only read
 * after.
 */
final class TermIndex {
  /** Spellings whose patterns are remembered: more than a newspaper uses in a month. */
  private static final int SPELLINGS = 20_000;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<WordPattern, Integer> patterns = new HashMap<>();
  private final Beginning beginnings = new Beginning();

  /** Text repeats its words, and comparing them with every pattern is what costs. */
  private final Map<String, Spelling> seen = new ConcurrentHashMap<>();

  /**
   * What is known of words that are written in one way.
   *
   * @param entries numbers of the word's own entry and of its patterns'
   */
  private record Spelling(List<WordPattern> patterns, BitSet entries) {}

  /** Patterns by the letters they begin with: a tree, one letter a step. */
  private static final class Beginning {
    private static final int LETTERS = 128;

    private final @Nullable Beginning[] longer = new @Nullable Beginning[LETTERS];
    private final List<WordPattern> patterns = new ArrayList<>();

    /**
     * A letter that has no place in the tree ends the way there; the pattern itself tells the rest.
     */
    void add(WordPattern pattern) {
      String start = Folding.fold(pattern.start());
      Beginning at = this;
      for (int i = 0; i < start.length() && start.charAt(i) < LETTERS; i++) {
        Beginning next = at.longer[start.charAt(i)];
        if (next == null) {
          next = new Beginning();
          at.longer[start.charAt(i)] = next;
        }
        at = next;
      }
      at.patterns.add(pattern);
    }

    List<WordPattern> find(Token word) {
      List<WordPattern> found = new ArrayList<>();
      String plain = word.plain();
      Beginning at = this;
      int i = 0;
      while (at != null) {
        for (WordPattern pattern : at.patterns) {
          if (pattern.matches(word)) {
            found.add(pattern);
          }
        }
        at = i < plain.length() && plain.charAt(i) < LETTERS ? at.longer[plain.charAt(i)] : null;
        i++;
      }
      return List.copyOf(found);
    }
  }

  Need word(String plain) {
    int number = words.computeIfAbsent(plain, _ -> size());
    seen.clear();
    return entry(number, plain.length());
  }

  Need pattern(WordPattern pattern) {
    Integer known = patterns.get(pattern);
    if (known == null) {
      known = size();
      patterns.put(pattern, known);
      beginnings.add(pattern);
      seen.clear();
    }
    return entry(known, pattern.start().length());
  }

  /** Short words are frequent, long ones rare. */
  private static Need entry(int number, int letters) {
    return new Need.Entry(number, Math.pow(0.5, letters));
  }

  /** Sets the numbers of the entries that are among these words. */
  void note(List<Token> article, BitSet present) {
    for (Token word : article) {
      present.or(spelling(word).entries);
    }
  }

  /** Whether a query asks for a word that is spelled like this but for accents and capitals. */
  boolean knows(Token word) {
    return words.containsKey(word.plain());
  }

  /** The patterns that a word matches. */
  List<WordPattern> patternsOf(Token word) {
    return spelling(word).patterns;
  }

  private Spelling spelling(Token word) {
    Spelling known = seen.get(word.exact());
    if (known == null) {
      if (seen.size() >= SPELLINGS) {
        seen.clear();
      }
      known = spelling(word.plain(), beginnings.find(word));
      seen.put(word.exact(), known);
    }
    return known;
  }

  private Spelling spelling(String plain, List<WordPattern> matching) {
    var entries = new BitSet();
    Integer own = words.get(plain);
    if (own != null) {
      entries.set(own);
    }
    matching.forEach(pattern -> entries.set(Objects.requireNonNull(patterns.get(pattern))));
    return new Spelling(matching, entries);
  }

  private int size() {
    return words.size() + patterns.size();
  }
}
