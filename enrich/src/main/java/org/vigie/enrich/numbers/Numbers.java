package org.vigie.enrich.numbers;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.numbers.RoundWords.Quantity;
import org.vigie.enrich.text.Tokens;

/**
 * Reads the numbers of a text: exact ones in all spellings, rounded ones such as {@code almost 4
 * million} and {@code dozens}, and parts such as {@code two thirds} and {@code one in four}.
 */
public final class Numbers {
  /** Largest number of which parts are named: {@code one in a thousand}. An estimate. */
  private static final BigDecimal MOST_PARTS = BigDecimal.valueOf(1_000);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Tokens words;
  private final NumberSpellings spellings;
  private final ExactNumbers exact;
  private final RoundWords round;

  /**
   * A number in a text.
   *
   * @param value without trailing zeros, so that equal numbers are equal
   * @param first index of its first word
   * @param end index after its last word
   * @param rounded true if the text says so: {@code almost 4 million}, {@code a quarter}
   * @param percent true for {@code 25 %}, {@code a quarter} and {@code one in four}
   */
  public record Numeral(BigDecimal value, int first, int end, boolean rounded, boolean percent) {
    public Numeral {
      value = value.stripTrailingZeros();
    }

    Numeral(BigDecimal value, int first, int end) {
      this(value, first, end, false, false);
    }

    Numeral asRounded() {
      return new Numeral(value, first, end, true, percent);
    }
  }

  public Numbers(String text, Tokens words, @Nullable String language, NumberSpellings spellings) {
    this.words = words;
    this.spellings = spellings;
    this.exact = new ExactNumbers(text, words, language, spellings);
    this.round = RoundWords.of(language);
  }

  /** True for words with a number, or with “per cent” or “million”: <i>Millionen Euro</i>. */
  public static boolean isQuantity(String phrase, String language) {
    // why: “million” and “per cent” are only known behind a number.
    String counted = "2 " + phrase;
    Tokens words = Tokens.of(counted);
    var numbers = new Numbers(counted, words, language, NumberSpellings.of(language));
    return requireNonNull(numbers.at(0)).end() > 1
        || IntStream.range(1, words.size()).anyMatch(i -> numbers.at(i) != null);
  }

  /** Returns the number that begins at this word; null if none does. */
  public @Nullable Numeral at(int index) {
    Numeral number = exact.at(index);
    if (number == null) {
      Quantity noun = round.values().get(words.word(index));
      return noun == null ? null : noun.times(BigDecimal.ONE, index, index + 1);
    }
    Quantity unit = number.end < words.size() ? round.values().get(words.word(number.end)) : null;
    if (unit != null
        && number.value.compareTo(BigDecimal.TEN) < 0
        && exact.isAdjacent(number.end)) {
      return unit.times(number.value, index, number.end + 1);
    }
    Numeral part = percent(part(number));
    return round.isRounded(words, index) ? part.asRounded() : part;
  }

  /** Reads {@code %} or {@code per cent} after a number. */
  private Numeral percent(Numeral number) {
    int next = number.end;
    int end = next;
    boolean percent = number.percent || exact.gapBefore(next).strip().startsWith("%");
    if (!percent && next < words.size() && exact.isAdjacent(next)) {
      end += round.percent().at(words, next);
    }
    return new Numeral(
        number.value, number.first, end, number.rounded, percent || end > number.end);
  }

  /** Reads the four of {@code one in four} and {@code un patient sur quatre} as 25 (per cent). */
  private Numeral part(Numeral whole) {
    int before = whole.first - 1;
    while (before >= 0 && round.outOf().contains(words.word(before))) {
      before--;
    }
    boolean outOf = before >= 0 && before < whole.first - 1;
    if (!outOf || whole.value.compareTo(MOST_PARTS) > 0) {
      return whole;
    }
    for (int i = before; i >= Math.max(0, before - 1); i--) {
      BigDecimal parts = spellings.isOne(words.word(i)) ? BigDecimal.ONE : small(i);
      if (parts != null && parts.compareTo(whole.value) < 0) {
        BigDecimal percent = parts.multiply(HUNDRED).divide(whole.value, 1, RoundingMode.HALF_UP);
        return new Numeral(percent, whole.first, whole.end, true, true);
      }
    }
    return whole;
  }

  private @Nullable BigDecimal small(int index) {
    Numeral number = exact.single(index);
    return number == null ? null : number.value;
  }
}
