package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Tells how a text uses a name, or a word of it: as a place, after a word such as “in” or “of”
 * ({@code in Lisbon}, <i>della Sarvena</i>), as a common word, or as the beginning of another's
 * name.
 */
public final class NameUses {
  /** Matches what is between two words of one phrase: no signs, and no blank line. */
  private static final Pattern SAME_CLAUSE = Pattern.compile("[\\p{L}\\h'’]*\\R?[\\p{L}\\h'’]*");

  /** Matches a word with one capital letter behind a name; no acronym, such as <i>AG</i>. */
  private static final Pattern CAPITAL =
      Pattern.compile("[\\h-](\\p{Lu}\\p{M}*\\p{Ll}[\\p{L}\\p{M}]*)");

  /** Part of words with a capital letter above which a text is a headline that writes all so. */
  private static final double HEADLINE = 0.5;

  /** Words of any language that can stand before a name and are no part of it. */
  private static final Lexicon SMALL = Lexicon.of(null, "articles", "determiners", "genitives");

  private NameUses() {}

  /**
   * A place in a text where a name stands.
   *
   * @param start index of its first UTF-16 code unit
   * @param isPlace true if a preposition of place or “of” stands before it, or before its article;
   *     false for {@code the director of Oriel}
   */
  public record Use(int start, boolean isPlace) {}

  /**
   * Returns each use of a name, whatever its case and accents.
   *
   * @param language ISO 639-1 code of the text's language
   */
  public static List<Use> uses(String name, String text, String language) {
    List<String> wanted = Tokens.of(name).words();
    Tokens tokens = Tokens.of(text);
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i + wanted.size() <= tokens.size(); i++) {
      if (tokens.words().subList(i, i + wanted.size()).equals(wanted)) {
        uses.add(new Use(tokens.start(i), isBehindPreposition(text, tokens, i, language)));
      }
    }
    return uses;
  }

  /**
   * True if the texts use this word of our name outside the name and the dateline, too, and always
   * as a place. <i>Cordata Sarvena</i> guides <i>nelle montagne della Sarvena</i>: Sarvena is a
   * region.
   */
  public static boolean isPlaceInName(String word, String ourName, Collection<ReleaseText> texts) {
    // why: a text may write the beginning of our name in another form: des Bundes Hafel Alpen.
    String endOfName = withWordBefore(word, ourName);
    List<Use> outside =
        texts.stream()
            .flatMap(
                text ->
                    uses(
                        word,
                        Addresses.removed(text.title() + "\n" + Dateline.removed(text))
                            .replace(ourName, " ")
                            .replace(endOfName, " "),
                        text.language())
                        .stream())
            .toList();
    return !outside.isEmpty() && outside.stream().allMatch(Use::isPlace);
  }

  /**
   * Returns a word of a name with the one before it, as written. Returns the name if the word is
   * the first, or if a small word is before it: “the Oriel” is said outside the name, too.
   */
  public static String withWordBefore(String word, String name) {
    int at = Math.max(0, name.indexOf(word));
    Tokens before = Tokens.of(name.substring(0, at));
    int last = before.size() - 1;
    return last < 0 || SMALL.contains(before.word(last))
        ? name
        : name.substring(before.start(last), at) + word;
  }

  /**
   * True if one of the texts has this word of our name in small letters, too, in any form: <i>Haies
   * Vives</i> replants <i>haies</i>. Texts about others begin with such a word.
   */
  public static boolean isCommonWord(String word, Collection<ReleaseText> texts) {
    return texts.stream().anyMatch(text -> isInSmallLetters(word, text));
  }

  private static boolean isInSmallLetters(String word, ReleaseText release) {
    Stems stems = Stems.of(release.language());
    String stem = stems.stem(word);
    String text = Addresses.removed(release.title() + "\n" + release.text());
    Tokens words = Tokens.of(text);
    return IntStream.range(0, words.size())
        .filter(i -> Character.isLowerCase(text.codePointAt(words.start(i))))
        .anyMatch(i -> stems.stem(words.word(i)).equals(stem));
  }

  /**
   * True if the name that ends at this index is the beginning of a longer one: a word with a
   * capital letter is right behind it. False for an office and a kind of organisation (<i>Olmarén
   * Director</i>), in languages that write all nouns so, and in headlines that write most words so.
   *
   * @param language ISO 639-1 code of the text's language
   * @param known words with which the name may go on, in lower case and without accents
   */
  public static boolean goesOn(String text, int end, @Nullable String language, Set<String> known) {
    Matcher behind = CAPITAL.matcher(text).region(end, text.length());
    if (WordLists.hasCapitalNouns(WordLists.known(language)) || !behind.lookingAt()) {
      return false;
    }
    String word = String.join("", Tokens.of(behind.group(1)).words());
    return !known.contains(word)
        && !Offices.isOffice(word)
        && !Nouns.OF_KINDS.contains(word)
        && !isHeadline(text);
  }

  private static boolean isHeadline(String text) {
    Tokens words = Tokens.of(text);
    long capitals =
        IntStream.range(0, words.size())
            .filter(i -> Character.isUpperCase(text.codePointAt(words.start(i))))
            .count();
    return capitals > HEADLINE * words.size();
  }

  /**
   * Returns the words of our name, and those that stand right behind one of them in releases, in
   * lower case and without accents.
   */
  public static Set<String> behindWordsOf(String ourName, Collection<ReleaseText> texts) {
    return texts.stream()
        .map(text -> String.join("\n", ourName, ourName, text.title(), text.text()))
        .flatMap(text -> behind(Tokens.of(ourName).words(), Tokens.of(text).words()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> behind(List<String> some, List<String> words) {
    return IntStream.range(1, words.size())
        .filter(i -> some.contains(words.get(i - 1)))
        .mapToObj(words::get);
  }

  private static boolean isBehindPreposition(
      String text, Tokens tokens, int word, String language) {
    Lexicon prepositions = Lexicon.of(language, "place-prepositions", "genitives");
    Lexicon articles = Lexicon.of(language, "articles");
    int before = word - 1;
    if (before > 0
        && articles.contains(tokens.word(before))
        && !prepositions.contains(tokens.word(before))) {
      before--;
    }
    return before >= 0
        && prepositions.contains(tokens.word(before))
        // why: “der Nordring” and “a Olmarena” are subjects, too, but not in “Wiese der Alpen”.
        && (!articles.contains(tokens.word(before)) || isBehindNoun(text, tokens, before, language))
        && !(before > 0 && Offices.isOffice(tokens.word(before - 1)))
        && SAME_CLAUSE.matcher(text.substring(tokens.end(before), tokens.start(word))).matches();
  }

  /**
   * True if a word follows a noun in the same clause, as far as the language shows its nouns. The
   * first word of a sentence has a capital letter, too.
   */
  private static boolean isBehindNoun(String text, Tokens tokens, int word, String language) {
    return word > 1
        && WordLists.hasCapitalNouns(language)
        && Character.isUpperCase(text.codePointAt(tokens.start(word - 1)))
        && text.substring(tokens.end(word - 1), tokens.start(word)).isBlank()
        && SAME_CLAUSE
            .matcher(text.substring(tokens.end(word - 2), tokens.start(word - 1)))
            .matches();
  }

  /** The nouns for kinds of organisations in all languages; read when first used. */
  private static final class Nouns {
    static final Set<String> OF_KINDS =
        Kinds.words(null).stream()
            .flatMap(noun -> Tokens.of(noun).words().stream())
            .collect(Collectors.toUnmodifiableSet());
  }
}
