package org.vigie.enrich.numbers;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;

/**
 * The numbers that texts of one language write in words, from ICU's spelling rules: those up to
 * 100, and given larger ones.
 */
public final class NumberSpellings {
  /** Largest number of which every text is searched for the words. An estimate. */
  private static final int ALL_UP_TO = 100;

  /** Largest number that authors write in words. An estimate. */
  private static final long MOST = 999_999_999;

  private static final Map<String, NumberSpellings> KNOWN = new ConcurrentHashMap<>();
  private static final NumberSpellings NONE = new NumberSpellings(Lexicon.of(null));

  private final Map<String, List<Spelling>> byFirstWord = new HashMap<>();
  private final Set<String> ones = new HashSet<>();
  private final Lexicon joints;

  /** The words of a number: 22 is {@code [vingt, deux]}. */
  private record Spelling(List<String> words, long value) {}

  /**
   * A number in a text.
   *
   * @param end index after its last word
   */
  record InWords(long value, int end) {}

  private NumberSpellings(Lexicon joints) {
    this.joints = joints;
  }

  /** Returns the spellings of the numbers up to 100; none in a language without word lists. */
  public static NumberSpellings of(@Nullable String language) {
    return language == null || !WordLists.know(language)
        ? NONE
        : KNOWN.computeIfAbsent(language, each -> with(each, Set.of()));
  }

  /** As {@link #of}, and with these numbers, whatever their size. */
  public static NumberSpellings with(String language, Set<Long> values) {
    if (!WordLists.know(language)) {
      return NONE;
    }
    var spellings = new NumberSpellings(Lexicon.of(language, "joints"));
    var rules = new RuleBasedNumberFormat(new ULocale(language), RuleBasedNumberFormat.SPELLOUT);
    for (long value = 2; value <= ALL_UP_TO; value++) {
      spellings.add(rules, value);
    }
    values.stream()
        .filter(value -> value > ALL_UP_TO && value <= MOST)
        .forEach(value -> spellings.add(rules, value));
    return spellings;
  }

  /** Returns the longest number that begins at this word; null if none does. */
  @Nullable InWords at(Tokens words, int index) {
    InWords longest = null;
    for (Spelling spelling : byFirstWord.getOrDefault(words.word(index), List.of())) {
      int end = end(spelling, words, index);
      if (end > (longest == null ? index : longest.end)) {
        longest = new InWords(spelling.value, end);
      }
    }
    return longest;
  }

  /** Returns the index after a spelling that begins at this word; the index itself if none does. */
  private int end(Spelling spelling, Tokens words, int index) {
    int end = index;
    for (String word : spelling.words) {
      // why: ICU has no “and” where people may say one, as in “un milione e trecentomila”.
      if (spelling.value > ALL_UP_TO
          && end > index
          && end < words.size()
          && !words.word(end).equals(word)
          && joints.contains(words.word(end))) {
        end++;
      }
      if (end == words.size() || !words.word(end).equals(word)) {
        return index;
      }
      end++;
    }
    return end;
  }

  /** True for the word of 1 in all its forms; {@link #at} leaves it out, as it is an article. */
  boolean isOne(String word) {
    return ones.contains(word);
  }

  private void add(RuleBasedNumberFormat rules, long value) {
    for (String form : rules.getRuleSetNames()) {
      if (form.startsWith("%spellout-cardinal")) {
        List<String> words = Tokens.of(rules.format(value, form)).words();
        add(words, value);
        // why: “a hundred and twenty” and “hundertzwanzig” leave out the one.
        List<String> one = Tokens.of(rules.format(1, form)).words();
        ones.addAll(one);
        if (words.size() > one.size() && words.subList(0, one.size()).equals(one)) {
          add(words.subList(one.size(), words.size()), value);
        }
      }
    }
  }

  private void add(List<String> words, long value) {
    List<Spelling> known = byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
    var spelling = new Spelling(List.copyOf(words), value);
    if (!known.contains(spelling)) {
      known.add(spelling);
    }
  }
}
