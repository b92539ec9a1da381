package org.vigie.standalone.propose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/** Finds the names of what an organisation makes, in its releases and their translations. */
public record Brands(ReleaseWords words) {
  private static final String WORD = "\\p{Lu}[\\p{L}\\d-]*";

  private static final String QUOTE = "[«»„“”\"‚‘’‹›]";

  /** What can stand behind a name, such as what is sold under it: {@code Verdanche (cheese)}. */
  private static final String ASIDE = "(?:\\h?" + QUOTE + ")?(?: \\([^()\\n]{1,60}\\))?";

  /**
   * Returns the names that a text calls brands, and those of one word that are in each title. All
   * texts must have the name, and at least one where it says who we are.
   */
  public List<String> find() {
    Set<String> found = new LinkedHashSet<>();
    words.texts().stream()
        .flatMap(Brands::named)
        .flatMap(name -> withoutCommon(name).stream())
        .filter(name -> words.isInEachText(name) && words.isInStandingText(name))
        .filter(name -> !Dateline.isTown(name, words.texts()))
        .forEach(found::add);
    words.names().keySet().stream()
        .filter(name -> Tokens.of(name).size() == 1)
        .filter(name -> words.texts().stream().allMatch(text -> isTold(name, text)))
        .forEach(found::add);
    return List.copyOf(found);
  }

  /** Returns the names that a text calls brands: the brands Verdanche (cheese) and Mauvin. */
  private static Stream<String> named(ReleaseText text) {
    String language = text.language();
    Lexicon places = Lexicon.of(language, "place-prepositions");
    String and =
        WordLists.entries(language, "joints").stream()
            .filter(word -> !places.contains(word))
            .collect(Collectors.joining("|"));
    // why: where nouns have capitals, too, those behind a name are no part of it.
    String between = WordLists.hasCapitalNouns(language) ? "['’]" : "[ '’]";
    String more = "(?:" + between + WORD + ")*";
    String name = "(?:" + QUOTE + "\\h?)?" + WORD + more;
    String names = name + "(?:" + ASIDE + "(?:,? (?:" + and + ")|,) " + name + ")*";
    return WordLists.entries(language, "brands").stream()
        .map(line -> "(?i:" + line.replace("*", ")(?<names>" + names + ")" + ASIDE + "(?i:") + ")")
        .map(line -> Pattern.compile("(?U)(?<![\\w-])" + line + "(?![\\w-])"))
        .flatMap(pattern -> pattern.matcher(text.text()).results())
        .map(found -> found.group("names").replaceAll("\\([^()]*\\)", ""))
        .flatMap(found -> Pattern.compile(WORD + more).matcher(found).results())
        .map(MatchResult::group);
  }

  /** Returns a name from its first rare word on: <i>The Verdanche</i>. Empty if there is none. */
  private Optional<String> withoutCommon(String name) {
    Tokens tokens = Tokens.of(name);
    return IntStream.range(0, tokens.size())
        .filter(word -> !words.isCommon(tokens.word(word)))
        .mapToObj(word -> name.substring(tokens.start(word)))
        .findFirst();
  }

  /**
   * True if a text has a word in its title and in its standing text, never as a place and not only
   * behind “of”.
   */
  private static boolean isTold(String name, ReleaseText text) {
    String standing = ReleaseWords.standing(text);
    String word = Tokens.of(name).word(0);
    return Tokens.of(text.title()).words().contains(word)
        && Tokens.of(standing).words().contains(word)
        && !isAlwaysOwner(name, text)
        && !isEverAPlace(word, text.title(), text.language())
        && !isEverAPlace(word, text.text(), text.language());
  }

  /**
   * True if a text has a name only behind “of”, or in that of a town: <i>les rives de la Loire</i>,
   * <i>Cosne-sur-Loire</i>. It is a river.
   */
  private static boolean isAlwaysOwner(String name, ReleaseText text) {
    String whole = text.title() + "\n" + text.text();
    return NameUses.uses(name, whole, text.language()).stream()
        .allMatch(use -> use.isPlace() || whole.startsWith("-", use.start() - 1));
  }

  /** True if a text has a word directly behind a preposition of place, other than “of”. */
  private static boolean isEverAPlace(String word, String text, String language) {
    Lexicon prepositions = Lexicon.of(language, "place-prepositions");
    Lexicon genitives = Lexicon.of(language, "genitives");
    List<String> all = Tokens.of(text).words();
    return IntStream.range(1, all.size())
        .filter(i -> all.get(i).equals(word))
        .mapToObj(i -> all.get(i - 1))
        .anyMatch(before -> prepositions.contains(before) && !genitives.contains(before));
  }
}
