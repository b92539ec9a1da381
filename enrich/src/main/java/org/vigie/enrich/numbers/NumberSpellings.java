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
  private static final long MOST = 999_999;

  private static final Map<String, NumberSpellings> KNOWN = new ConcurrentHashMap<>();
  private static final NumberSpellings NONE = new NumberSpellings();

  private final Map<String, List<Spelling>> byFirstWord = new HashMap<>();
  private final Set<String> ones = new HashSet<>();

  /** The words of a number: 22 is {@code [vingt, deux]}. */
  record Spelling(List<String> words, long value) {}

  private NumberSpellings() {}

  /** Returns the spellings of the numbers up to 100; none in a language without word lists. */
  public static NumberSpellings of(@Nullable String language) {
    return language == null || !WordLists.know(language)
        ? NONE
        : KNOWN.computeIfAbsent(language, each -> with(each, Set.of()));
  }

  /** As {@link #of}, and with these numbers, whatever their size. */
  public static NumberSpellings with(String language, Set<Long> values) {
    var spellings = new NumberSpellings();
    if (!WordLists.know(language)) {
      return spellings;
    }
    var rules = new RuleBasedNumberFormat(new ULocale(language), RuleBasedNumberFormat.SPELLOUT);
    for (long value = 2; value <= ALL_UP_TO; value++) {
      spellings.add(rules, value);
    }
    values.stream()
        .filter(value -> value > ALL_UP_TO && value <= MOST)
        .forEach(value -> spellings.add(rules, value));
    return spellings;
  }

  /** Returns the longest spelling that begins at this word; null if none does. */
  @Nullable Spelling at(Tokens words, int index) {
    Spelling longest = null;
    for (Spelling spelling : byFirstWord.getOrDefault(words.word(index), List.of())) {
      int end = index + spelling.words.size();
      if ((longest == null || spelling.words.size() > longest.words.size())
          && end <= words.size()
          && words.words().subList(index, end).equals(spelling.words)) {
        longest = spelling;
      }
    }
    return longest;
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
