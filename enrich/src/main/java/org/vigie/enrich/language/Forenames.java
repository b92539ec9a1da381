package org.vigie.enrich.language;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Tokens;

/** Tells a forename from other words with a capital letter, in any language. */
public final class Forenames {
  /** Matches a word with a capital letter at the end of a region: {@code Mrs. } */
  private static final Pattern CAPITAL =
      Pattern.compile("(?<![\\p{L}\\p{M}])(\\p{Lu}[\\p{L}\\p{M}]*)\\.?\\h$");

  /** Matches a word at the end of a region, but no relative pronoun: {@code , die } */
  private static final Pattern WORD =
      Pattern.compile("(?<!,\\h)(?<![\\p{L}\\p{M}])(\\p{L}\\p{Ll}+)\\h$");

  /** Maximum code units of a forename. An estimate. */
  private static final int LONGEST = 30;

  private static final Lexicon ADDRESS = Lexicon.of(null, "address");

  private static final Lexicon PARTICLES =
      Lexicon.of(null, "articles", "genitives", "particles", "joints", "place-prepositions");

  /** Articles of the languages that write nouns with a capital letter. */
  private static final List<Lexicon> ARTICLES =
      WordLists.LANGUAGES.stream()
          .filter(WordLists::hasCapitalNouns)
          .map(each -> Lexicon.of(each, "determiners"))
          .toList();

  private static final EverydayWords EVERYDAY = EverydayWords.of(null);

  private Forenames() {}

  /**
   * True if the surname at this position of a text has a forename, as <i>Léa Karpov</i> has; false
   * for <i>Mrs Karpov</i>, <i>Director Karpov</i>, <i>Says Karpov</i> and <i>des Hirten Karpov</i>.
   */
  public static boolean isBefore(String text, int surname) {
    Matcher before = CAPITAL.matcher(text).region(Math.max(0, surname - LONGEST), surname);
    if (!before.find()) {
      return false;
    }
    String word = String.join("", Tokens.of(before.group(1)).words());
    return !isNoun(text, before.start(1))
        && !ADDRESS.contains(word)
        && !Offices.endsInOffice(word)
        && !EVERYDAY.contains(word);
  }

  /**
   * Returns a person's whole name without titles before it, since most texts leave them out: Ann
   * Lee for {@code Prof. Dr. Ann Lee} and for <i>la docteure Ann Lee</i>. A title before a single
   * name stays: <i>Lady Karpov</i>.
   */
  public static String withoutTitles(String name) {
    Tokens words = Tokens.of(name);
    boolean hasCapitals = !name.equals(name.toLowerCase(Locale.ROOT));
    int first = 0;
    for (int i = 0; i + 2 < words.size(); i++) {
      boolean isSmall = hasCapitals && Character.isLowerCase(name.codePointAt(words.start(i)));
      // why: a name can begin with a particle, such as von der, but not with another small word.
      if (ADDRESS.contains(words.word(i)) || (isSmall && !PARTICLES.contains(words.word(i)))) {
        first = i + 1;
      } else if (!isSmall) {
        break;
      }
    }
    return first == 0 ? name : name.substring(words.start(first));
  }

  private static boolean isNoun(String text, int word) {
    Matcher article =
        WORD.matcher(text).region(Math.max(0, word - LONGEST), word).useTransparentBounds(true);
    return article.find()
        && ARTICLES.stream().anyMatch(each -> each.contains(Folding.fold(article.group(1))));
  }
}
