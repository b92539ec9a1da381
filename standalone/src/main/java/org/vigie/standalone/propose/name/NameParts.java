package org.vigie.standalone.propose.name;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.language.Forenames;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.kind.OwnKind;

/**
 * Tells what the words of an organisation's name show: whether others can have it, too, and what
 * people make of it.
 */
final class NameParts {
  /** Maximum length of an acronym that others can have, too. An estimate: AP, BBC. */
  static final int SHORT = 3;

  /** A name of more words is no accident, even if each is common. An estimate. */
  static final int LONG_NAME = 4;

  /** Matches what stands between the words of a name: not a hyphen, as in {@code Lyon-Sud}. */
  private static final String BETWEEN_WORDS = "[\\s'’]+";

  /** Matches what stands between the parts of a name: also a hyphen. */
  private static final String BETWEEN_PARTS = "[\\s'’-]+";

  private final ReleaseWords words;

  /** Articles of the releases' language: the Dutch <i>de</i> is a preposition in French. */
  private final Lexicon articles;

  NameParts(ReleaseWords words) {
    this.words = words;
    String language = words.texts().stream().findFirst().map(text -> text.language()).orElse(null);
    this.articles = Lexicon.of(language, "articles", "determiners");
  }

  /** True if others can have this name, or if it also means something. */
  boolean isShared(String name) {
    List<String> tokens = Tokens.of(name).words();
    boolean common = IntStream.range(0, tokens.size()).allMatch(i -> isCommon(tokens, i));
    boolean isAcronym = name.equals(name.toUpperCase(Locale.ROOT)) && tokens.size() == 1;
    return isAcronym ? common || name.length() <= SHORT : common && tokens.size() < LONG_NAME;
  }

  /** True for a common word, and for a word after an article, which is a noun: des Gréements. */
  private boolean isCommon(List<String> name, int word) {
    return words.isCommon(name.get(word)) || (word > 0 && articles.contains(name.get(word - 1)));
  }

  /** True for an article of the releases' language, in lower case and without accents. */
  boolean isArticle(String word) {
    return articles.contains(word);
  }

  /** Returns a name of several words without the article at its beginning. */
  String withoutArticle(String name) {
    Tokens tokens = Tokens.of(name);
    boolean article = tokens.size() > 2 && articles.contains(tokens.word(0));
    return article ? name.substring(tokens.start(1)) : name;
  }

  /**
   * Returns what people make of our name: as one word, without a forename, a half of it, with “and”
   * for &amp;.
   */
  List<String> otherForms(String name) {
    List<String> forms = new ArrayList<>(joined(name));
    forms.addAll(spelledOut(name));
    withoutForename(name).ifPresent(forms::add);
    forms.addAll(halves(name));
    return forms;
  }

  /** Returns the name with “and” for &amp; in each language of the releases: Hals und Rose. */
  private List<String> spelledOut(String name) {
    String[] parts = name.split("\\h*&\\h*");
    return parts.length == 2
        ? words.texts().stream()
            .map(text -> ListFormatter.getInstance(new ULocale(text.language())))
            .map(and -> and.format(parts[0], parts[1]))
            .distinct()
            .toList()
        : List.of();
  }

  /** Returns the name as one word if our language joins nouns: Salzachbahn. */
  private List<String> joined(String name) {
    String[] parts = name.split(" ");
    boolean joins =
        words.texts().stream().limit(1).anyMatch(text -> WordLists.hasCompounds(text.language()));
    return joins
            && parts.length == 2
            && name.indexOf('-') < 0
            && !articles.contains(Tokens.of(name).word(0))
        ? List.of(parts[0] + parts[1].toLowerCase(Locale.ROOT))
        : List.of();
  }

  /**
   * Returns the halves of a name in two languages that a release uses alone: Huis Calvaigne for
   * <i>Maison Calvaigne – Huis Calvaigne</i>.
   */
  private List<String> halves(String name) {
    return Stream.of(name.split("\\h[–—/-]\\h"))
        .filter(half -> !half.equals(name) && Tokens.of(half).size() > 1)
        .filter(half -> words.isAlone(half, List.of(name)))
        .toList();
  }

  /**
   * Returns a name of a kind, a forename and a surname without the forename: papers print the
   * Hôpital Delphine Castérac as <i>hôpital Castérac</i>.
   */
  private Optional<String> withoutForename(String name) {
    Tokens tokens = Tokens.of(name);
    boolean isPerson =
        tokens.size() == 3
            && OwnKind.isNoun(tokens.word(0))
            && !words.isCommon(tokens.word(1))
            && !words.isCommon(tokens.word(2))
            && Forenames.isBefore(name, tokens.start(2));
    return isPerson
        ? Optional.of(name.substring(0, tokens.start(1)) + name.substring(tokens.start(2)))
        : Optional.empty();
  }

  /**
   * Returns the words of a name by which people know who is meant; without those after a hyphen.
   */
  List<String> telling(String name) {
    return telling(name, BETWEEN_WORDS);
  }

  /** Returns the telling parts of a name, without a forename: others have it, too. */
  List<String> tellingParts(String name) {
    List<String> telling = telling(name, BETWEEN_PARTS);
    return withoutForename(name)
        .map(rest -> telling.stream().filter(rest::contains).toList())
        .orElse(telling);
  }

  private List<String> telling(String name, String between) {
    if (!name.contains(" ") || isShared(name)) {
      return List.of();
    }
    return Stream.of(name.split(between))
        .filter(part -> Tokens.of(part).words().size() == 1)
        .filter(part -> !words.isCommon(Tokens.of(part).words().getFirst()))
        .toList();
  }
}
