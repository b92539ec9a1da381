package org.vigie.standalone.propose.name;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.Slug;

/** Spells names that are given in capitals as newspapers print them. */
final class Capitals {
  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?<elided>['’](?=\\p{L}))?");

  private Capitals() {}

  /** Matches the accents that Greek capitals don't have; a diaeresis stays. */
  private static final Pattern GREEK_ACCENTS =
      Pattern.compile("(?<=\\p{IsGreek}\\u0308?)[\\u0300\\u0301\\u0313\\u0314\\u0342]+");

  /** Returns a name in capitals as papers print them. */
  static String of(String name) {
    String all = Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD);
    return Normalizer.normalize(GREEK_ACCENTS.matcher(all).replaceAll(""), Normalizer.Form.NFC);
  }

  /** True if all letters of a name are capitals, and it has letters. */
  static boolean isAll(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns a name with one capital for each word in capitals that has a meaning of its own:
   * <i>Amis des Dunes</i> for <i>AMIS DES DUNES</i>, <i>Pro Bahn Hafel</i> for <i>PRO BAHN
   * Hafel</i>. Returns another name itself.
   */
  static String asPrinted(String name) {
    boolean isAll = isAll(name);
    return WORD.matcher(name)
        .replaceAll(word -> isAll || isInCapitals(word.group()) ? asPrinted(word) : word.group());
  }

  /** True for a word of two letters or more; a single one can begin any name: D'Orneval. */
  private static boolean isInCapitals(String word) {
    return isAll(word) && Tokens.of(word).word(0).length() > 1;
  }

  private static String asPrinted(MatchResult word) {
    String small = word.group().toLowerCase(Locale.ROOT);
    boolean isSmall =
        word.start() > 0
            && (word.group("elided") != null || Slug.isFunctionWord(Folding.fold(small)));
    return isSmall ? small : withCapital(small);
  }

  /** Returns a name with a small first letter; an acronym, such as <i>EDF</i>, keeps its own. */
  static String withSmallFirst(String name) {
    boolean isAcronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return isAcronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns a word or a name with a capital first letter. */
  static String withCapital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
