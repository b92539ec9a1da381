package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words and word beginnings that queries ask for, numbered. Filled while rules are compiled,
 * only read after.
 */
final class Vocabulary {
  /** Shorter beginnings are in nearly every article; they are not worth looking for. */
  private static final int SHORTEST = 3;

  /** Marks of beginnings, to leave most words after one look. */
  private static final int MARKS = 1 << 13;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> prefixes = new HashMap<>();
  private final Map<String, List<String>> prefixesByStart = new HashMap<>();
  private final BitSet starts = new BitSet(MARKS);

  Need word(String plain) {
    return new Need.Entry(words.computeIfAbsent(plain, _ -> size()));
  }

  Need prefix(String plain) {
    if (plain.length() < SHORTEST) {
      return new Need.Nothing();
    }
    Integer known = prefixes.get(plain);
    if (known == null) {
      known = size();
      prefixes.put(plain, known);
      starts.set(mark(plain));
      prefixesByStart
          .computeIfAbsent(plain.substring(0, SHORTEST), _ -> new ArrayList<>())
          .add(plain);
    }
    return new Need.Entry(known);
  }

  /** The numbers of the entries that are among these words. */
  void note(List<Word> article, BitSet present) {
    for (Word word : article) {
      String plain = word.plain();
      Integer number = words.get(plain);
      if (number != null) {
        present.set(number);
      }
      if (plain.length() >= SHORTEST && starts.get(mark(plain))) {
        notePrefixes(plain, present);
      }
    }
  }

  private void notePrefixes(String plain, BitSet present) {
    for (String prefix : prefixesByStart.getOrDefault(plain.substring(0, SHORTEST), List.of())) {
      Integer number = prefixes.get(prefix);
      if (number != null && plain.startsWith(prefix)) {
        present.set(number);
      }
    }
  }

  private int size() {
    return words.size() + prefixes.size();
  }

  private static int mark(String plain) {
    return (plain.charAt(0) * 961 + plain.charAt(1) * 31 + plain.charAt(2)) & (MARKS - 1);
  }
}
