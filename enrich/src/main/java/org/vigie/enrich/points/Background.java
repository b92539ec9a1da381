package org.vigie.enrich.points;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Stems;

/**
 * How much a word tells in one language, from 0 for “the” to 1 for a rare word. Taken from the list
 * {@code frequent}, which has the frequencies of stems in texts of all kinds.
 */
public final class Background {
  /** Negative binary logarithm of the frequency at which a word tells nothing. An estimate. */
  private static final double TELLS_NOTHING = 7;

  /** Negative binary logarithm of the frequency from which on a word is rare: 1 of 33,000 words. */
  private static final double RARE = 15;

  /** How much a word tells in a language without lists. An estimate: one word of four is rare. */
  private static final double OF_UNKNOWN = 0.25;

  private static final Map<String, Background> KNOWN = new ConcurrentHashMap<>();

  private final boolean isKnown;
  private final Map<String, Double> weights = new HashMap<>();

  private Background(String language) {
    isKnown = WordLists.know(language);
    Stems stems = Stems.of(language);
    Map<String, Double> frequencies = new HashMap<>();
    WordLists.entries(language, "frequent").stream()
        .map(line -> line.split(":", 2))
        .forEach(
            line -> {
              double frequency = Math.scalb(1.0, -Integer.parseInt(line[0]));
              for (String word : line[1].strip().split(" ")) {
                frequencies.merge(stems.stem(word), frequency, Double::sum);
              }
            });
    frequencies.forEach((stem, frequency) -> weights.put(stem, weight(frequency)));
    WordLists.words(language, "stop-words", "auxiliaries", "speech", "pledges")
        .forEach(word -> weights.put(stems.stem(word), 0.0));
  }

  /**
   * @param language ISO 639-1 code
   */
  public static Background of(String language) {
    return KNOWN.computeIfAbsent(language, Background::new);
  }

  /** Returns how much a word tells. The stem must be one of {@link org.vigie.enrich.text.Stems}. */
  public double weight(String stem) {
    return weights.getOrDefault(stem, isKnown ? 1 : OF_UNKNOWN);
  }

  /**
   * Returns how much a word of a release tells. In a language without lists, which has stop words
   * that nobody knows, only names tell something.
   */
  double weight(String stem, boolean name) {
    return isKnown ? weight(stem) : name ? 1 : 0;
  }

  private static double weight(double frequency) {
    double rarity = -Math.log(frequency) / Math.log(2);
    return Math.clamp((rarity - TELLS_NOTHING) / (RARE - TELLS_NOTHING), 0, 1);
  }
}
