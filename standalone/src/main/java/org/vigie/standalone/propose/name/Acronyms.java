package org.vigie.standalone.propose.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds acronyms of a name that a release explains, as {@code Musée de la Voile (MDV)}, or repeats.
 */
record Acronyms(List<ReleaseText> texts) {
  /** Maximum number of letters of an acronym. An estimate: longer words are names. */
  private static final int LONGEST = 12;

  /** A word in capitals that can be an acronym. */
  private static final Pattern ACRONYM =
      Pattern.compile("(?<![\\p{L}\\d-])\\p{Lu}{3,10}(?![\\p{L}\\d-])");

  /** Returns the acronyms, those first that the first text has. */
  List<String> of(String name) {
    Set<String> found = new LinkedHashSet<>();
    for (ReleaseText text : texts) {
      String whole = inOneSpelling(text.title() + "\n" + text.text());
      Matcher explained =
          Pattern.compile(Pattern.quote(inOneSpelling(name)) + " \\((\\p{L}{2,10})\\)")
              .matcher(whole);
      while (explained.find()) {
        found.add(explained.group(1));
      }
      ACRONYM
          .matcher(whole)
          .results()
          .map(MatchResult::group)
          .filter(each -> areInitials(each, name))
          .collect(Collectors.groupingBy(each -> each, Collectors.counting()))
          .entrySet()
          .stream()
          .filter(each -> each.getValue() > 1)
          .forEach(each -> found.add(each.getKey()));
    }
    found.removeIf(each -> !isAcronym(each));
    return List.copyOf(found);
  }

  /** True for one word with two capitals or more: {@code CeSIA}. */
  static boolean isAcronym(String name) {
    return Tokens.of(name).size() == 1
        && name.codePoints().filter(Character::isUpperCase).count() > 1;
  }

  /** True if each letter begins a word of the name, in their order; other words are left out. */
  static boolean areInitials(String acronym, String name) {
    String letters = acronym.toLowerCase(Locale.ROOT);
    int matched = 0;
    for (String word : Tokens.of(name).words()) {
      if (matched < letters.length() && word.charAt(0) == letters.charAt(matched)) {
        matched++;
      }
    }
    return matched == letters.length();
  }

  /**
   * True if the acronym consists of the beginnings of several words of the name, in their order:
   * {@code BeNeLux}, <i>CeSIA</i> for <i>Centre pour la Sécurité de l'IA</i>.
   *
   * @param least minimum number of these words
   */
  static boolean areBeginnings(String acronym, String name, int least) {
    return acronym.length() <= LONGEST
        && areBeginnings(Folding.fold(acronym), Tokens.of(name).words(), least);
  }

  private static boolean areBeginnings(String letters, List<String> words, int least) {
    if (letters.isEmpty()) {
      return least <= 0;
    }
    for (int i = 0; i < words.size(); i++) {
      List<String> rest = words.subList(i + 1, words.size());
      int longest = shared(letters, words.get(i));
      if (IntStream.rangeClosed(1, longest)
          .anyMatch(length -> areBeginnings(letters.substring(length), rest, least - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number of letters with which both words begin. */
  static int shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  /** Returns a text with one kind of apostrophe, and with single spaces. */
  static String inOneSpelling(String text) {
    return text.replace('’', '\'').replaceAll("\\h+", " ");
  }
}
