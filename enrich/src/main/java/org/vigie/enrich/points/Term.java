package org.vigie.enrich.points;

import java.math.BigDecimal;
import org.vigie.enrich.numbers.Numbers.Numeral;

/**
 * A word or number of a text, in the form in which it is compared.
 *
 * @param key the stem of a word, or {@code #} and the value of a number, or {@code #~} and the
 *     value of a rounded one; {@code %} follows the value of a percentage
 * @param first index of its first word in the text
 * @param end index after its last word
 */
record Term(String key, int first, int end) {
  /** Sign before the value of a number. No stem begins with it. */
  static final String NUMBER = "#";

  private static final String ROUNDED = "#~";
  private static final String PERCENT = "%";

  /**
   * Largest number that tells little: hours, months, ages of children. Chosen on labelled articles.
   */
  private static final BigDecimal SMALL = BigDecimal.valueOf(24);

  /** Numbers from this one on, up to {@link #FUTURE}, are mostly years. An estimate. */
  private static final BigDecimal PAST = BigDecimal.valueOf(1900);

  private static final BigDecimal FUTURE = BigDecimal.valueOf(2100);

  /** Numbers from this one on are sums of money or populations; few are equal. An estimate. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(100_000);

  private static final double FOR_LARGE = 0.4;
  private static final double OF_SMALL = 0.3;
  private static final double OF_YEAR = 0.5;

  /** Part that a rounded number counts: it is equal to many. An estimate. */
  static final double OF_ROUNDED = 0.7;

  /** Weight by the number of digits without the zeros at the end. Chosen on labelled articles. */
  private static final double[] BY_DIGITS = {0, 0.7, 1.4, 1.8, 2};

  static Term of(Numeral number) {
    String sign = number.rounded() ? ROUNDED : NUMBER;
    String unit = number.percent() ? PERCENT : "";
    return new Term(sign + number.value().toPlainString() + unit, number.first(), number.end());
  }

  boolean isNumber() {
    return key.startsWith(NUMBER);
  }

  static boolean isRounded(String key) {
    return key.startsWith(ROUNDED);
  }

  static boolean isPercent(String key) {
    return key.endsWith(PERCENT);
  }

  /** Returns the value of a number's key. */
  static BigDecimal value(String key) {
    int end = key.length() - (isPercent(key) ? PERCENT.length() : 0);
    return new BigDecimal(key.substring((isRounded(key) ? ROUNDED : NUMBER).length(), end));
  }

  /**
   * Returns how much a number tells: more, the more digits it has, because texts are full of small
   * numbers. The term must be a number.
   */
  double weightOfNumber() {
    double weight = weightOfExact(value(key).stripTrailingZeros());
    return isRounded(key) ? weight * OF_ROUNDED : weight;
  }

  private static double weightOfExact(BigDecimal value) {
    boolean whole = value.scale() <= 0;
    if (whole && value.compareTo(SMALL) <= 0) {
      return OF_SMALL;
    }
    if (whole && value.compareTo(PAST) >= 0 && value.compareTo(FUTURE) < 0) {
      return OF_YEAR;
    }
    double byDigits = BY_DIGITS[Math.min(value.precision(), BY_DIGITS.length - 1)];
    return value.compareTo(LARGE) < 0 ? byDigits : byDigits + FOR_LARGE;
  }

  /** True if this is a number, and a text with another number says something else. */
  boolean isTellingNumber() {
    return isNumber() && !isRounded(key) && weightOfNumber() >= BY_DIGITS[1];
  }
}
