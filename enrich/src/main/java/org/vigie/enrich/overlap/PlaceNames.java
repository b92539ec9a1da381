package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Tells where a name in a text stands after a word such as “in” or “of”, as that of a place does:
 * {@code in Lisbon}, <i>della Sarvena</i>.
 */
public final class PlaceNames {
  /** Matches what is between two words of one phrase: no signs, and no blank line. */
  private static final Pattern SAME_CLAUSE = Pattern.compile("[\\p{L}\\h'’]*\\R?[\\p{L}\\h'’]*");

  private PlaceNames() {}

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
   * True if the texts use this word of our name outside the name, too, and always as a place.
   * <i>Cordata Sarvena</i> guides <i>nelle montagne della Sarvena</i>: Sarvena is a region.
   */
  public static boolean isPlaceInName(String word, String ourName, Collection<ReleaseText> texts) {
    List<Use> outside =
        texts.stream()
            .flatMap(
                text ->
                    uses(
                        word,
                        Addresses.removed(text.title() + "\n" + text.text()).replace(ourName, " "),
                        text.language())
                        .stream())
            .toList();
    return !outside.isEmpty() && outside.stream().allMatch(Use::isPlace);
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
        // why: “der Nordring” and “a Olmarena” are subjects, too.
        && !articles.contains(tokens.word(before))
        && !(before > 0 && Offices.isOffice(tokens.word(before - 1)))
        && SAME_CLAUSE.matcher(text.substring(tokens.end(before), tokens.start(word))).matches();
  }
}
