package org.vigie.enrich.text;

import java.util.Set;

/** Short words that lose their vowel before the next word: {@code l’IA}, {@code dell’arte}. */
public final class Elision {
  /** In French, Italian and Catalan, folded; also t and s, before which a vowel is lost. */
  private static final Set<String> ELIDED =
      Set.of(
          "l", "d", "m", "t", "s", "n", "c", "j", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
          "quelqu", "all", "dell", "nell", "sull", "dall", "un");

  /** Straight, curly, full-width, modifier letters, primes and accents written in their place. */
  private static final String APOSTROPHES = "'’‘‛ʼʹ′´`＇";

  private Elision() {}

  public static boolean isApostrophe(int c) {
    return c == '\'' || (c >= '`' && APOSTROPHES.indexOf(c) >= 0);
  }

  /** Takes what stands before the apostrophe, folded or not. */
  static boolean isElided(String word) {
    return ELIDED.contains(Folding.fold(word));
  }
}
