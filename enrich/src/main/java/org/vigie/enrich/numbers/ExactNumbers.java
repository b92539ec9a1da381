package org.vigie.enrich.numbers;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.numbers.NumberSpellings.InWords;
import org.vigie.enrich.numbers.Numbers.Numeral;
import org.vigie.enrich.text.Tokens;

/**
 * Reads exact numbers in all spellings: {@code 46 000}, {@code 46.000}, {@code 46,000}, {@code
 * 46k}, {@code 4,6 millions}, {@code forty-six thousand}.
 */
final class ExactNumbers {
  /** Maximum number of digits of a number. Longer ones are codes, such as those of telephones. */
  private static final int MOST_DIGITS = 15;

  /** Number of digits between two separators of thousands. */
  private static final int GROUP = 3;

  private static final Map<String, Map<String, BigDecimal>> MULTIPLIERS = new ConcurrentHashMap<>();

  private final String text;
  private final Tokens words;
  private final NumberSpellings spellings;
  private final Map<String, BigDecimal> multipliers;

  ExactNumbers(String text, Tokens words, @Nullable String language, NumberSpellings spellings) {
    this.text = text;
    this.words = words;
    this.spellings = spellings;
    this.multipliers =
        MULTIPLIERS.computeIfAbsent(WordLists.known(language), ExactNumbers::readMultipliers);
  }

  /** Returns the number that begins at this word; null if none does. */
  @Nullable Numeral at(int index) {
    Numeral digits = isDigits(index) ? digits(index) : inWords(index);
    return digits == null ? withSuffix(index) : multiplied(digits);
  }

  /** Returns the number of one run of digits, or in words, without what may follow it. */
  @Nullable Numeral single(int index) {
    return isDigits(index)
        ? new Numeral(value(words.word(index)), index, index + 1)
        : inWords(index);
  }

  /** True if only blanks are between a word and the one before it. */
  boolean isAdjacent(int index) {
    return isBlank(gap(index));
  }

  private @Nullable Numeral inWords(int index) {
    InWords number = spellings.at(words, index);
    return number == null
        ? null
        : new Numeral(BigDecimal.valueOf(number.value()), index, number.end());
  }

  /** Reads groups of thousands, then a decimal part: {@code 1 234,5}. */
  private Numeral digits(int index) {
    var digits = new StringBuilder(words.word(index));
    int end = index + 1;
    String separator = null;
    while (end < words.size()
        && digits.length() <= (separator == null ? GROUP : MOST_DIGITS)
        && isGroup(end, separator)) {
      separator = gap(end);
      digits.append(words.word(end++));
    }
    return withDecimals(new Numeral(value(digits.toString()), index, end), separator);
  }

  /** Reads the decimals of {@code 3,5} and {@code 2.3bn}. */
  private Numeral withDecimals(Numeral whole, @Nullable String separator) {
    int at = whole.end();
    if (at == words.size() || !isPoint(gap(at), separator)) {
      return whole;
    }
    String word = words.word(at);
    int digits = leadingDigits(word);
    BigDecimal multiplier =
        digits == word.length() ? BigDecimal.ONE : multipliers.get(word.substring(digits));
    boolean group = digits == GROUP && digits == word.length();
    if (digits == 0 || digits > MOST_DIGITS || group || multiplier == null) {
      return whole;
    }
    BigDecimal value =
        new BigDecimal(whole.value().toPlainString() + "." + word.substring(0, digits))
            .multiply(multiplier);
    return new Numeral(value, whole.first(), at + 1);
  }

  private static boolean isPoint(String gap, @Nullable String separator) {
    return (gap.equals(",") || gap.equals(".")) && !gap.equals(separator);
  }

  private static int leadingDigits(String word) {
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  private boolean isGroup(int index, @Nullable String separator) {
    String gap = gap(index);
    boolean parts =
        gap.length() == 1
            && (Character.isSpaceChar(gap.charAt(0)) || ".,'’".indexOf(gap.charAt(0)) >= 0);
    return parts
        && words.word(index).length() == GROUP
        && isDigits(index)
        && (separator == null || separator.equals(gap));
  }

  /** Reads {@code 46k} and {@code 4M}: digits and a multiplier in one word. */
  private @Nullable Numeral withSuffix(int index) {
    String word = words.word(index);
    int digits = leadingDigits(word);
    BigDecimal multiplier = digits == 0 ? null : multipliers.get(word.substring(digits));
    return multiplier == null || digits > MOST_DIGITS
        ? null
        : new Numeral(
            value(word.substring(0, digits)).multiply(multiplier).stripTrailingZeros(),
            index,
            index + 1);
  }

  private Numeral multiplied(Numeral number) {
    int at = number.end();
    BigDecimal multiplier =
        at < words.size() && isAdjacent(at) ? multipliers.get(words.word(at)) : null;
    return multiplier == null
        ? number
        : new Numeral(number.value().multiply(multiplier), number.first(), at + 1);
  }

  private boolean isDigits(int index) {
    String word = words.word(index);
    return word.length() <= MOST_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns what is between a word and the one before it, or after the last word. */
  String gapBefore(int index) {
    return index < words.size() ? gap(index) : text.substring(words.end(index - 1));
  }

  private String gap(int index) {
    return text.substring(words.end(index - 1), words.start(index));
  }

  private static boolean isBlank(String gap) {
    return gap.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static BigDecimal value(String digits) {
    return new BigDecimal(digits).stripTrailingZeros();
  }

  /** Reads lines such as {@code 6: million millions m}: the power of ten, then its words. */
  private static Map<String, BigDecimal> readMultipliers(String language) {
    Map<String, BigDecimal> byWord = new HashMap<>();
    for (String line : WordLists.entries(language, "multipliers")) {
      String[] parts = line.split(":", 2);
      BigDecimal multiplier = BigDecimal.TEN.pow(Integer.parseInt(parts[0]));
      Tokens.of(parts[1]).words().forEach(word -> byWord.put(word, multiplier));
    }
    return byWord;
  }
}
