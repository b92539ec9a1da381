package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An index of all sequences of {@value #LENGTH} words in a list of rows. Chosen: with five words a
 * sentence is still found if every sixth word was changed, and an unrelated article about the same
 * subject shares only a few sequences.
 */
final class Grams {
  static final int LENGTH = 5;

  /** A sequence in more places is a common phrase and is left out. Chosen: bounds the work. */
  private static final int MOST_PLACES = 24;

  private final Map<List<String>, List<Place>> places = new HashMap<>();

  /**
   * The first word of a sequence.
   *
   * @param text position of its row in the list
   * @param word index in the row
   */
  record Place(int text, int word) {}

  Grams(List<WordRow> rows) {
    for (int text = 0; text < rows.size(); text++) {
      WordRow row = rows.get(text);
      for (int word = 0; word + LENGTH <= row.size(); word++) {
        List<String> gram = List.copyOf(row.words(word, word + LENGTH));
        places.computeIfAbsent(gram, _ -> new ArrayList<>()).addFirst(new Place(text, word));
      }
    }
    places.values().removeIf(all -> all.size() > MOST_PLACES);
  }

  /** The places of the sequence that begins at a word of an article, last ones first. */
  List<Place> of(WordRow article, int word) {
    return places.getOrDefault(article.words(word, word + LENGTH), List.of());
  }
}
