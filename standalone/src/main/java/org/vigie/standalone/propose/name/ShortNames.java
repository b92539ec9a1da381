package org.vigie.standalone.propose.name;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.Slug;
import org.vigie.standalone.propose.kind.OwnKind;

/**
 * Finds the short names of an organisation: what its releases and others call it instead of its
 * name of several words.
 *
 * @param telling words of the name by which people know who is meant
 * @param longNames names of several words, in which a short name is not used alone
 * @param site our site, whose domain can be a short name
 */
record ShortNames(
    String name, List<String> telling, List<String> longNames, OwnSite site, ReleaseWords words) {
  /** Returns the short names; empty if there are none. */
  Stream<String> find() {
    return Stream.of(word().or(this::firstWord).or(this::withoutKind).or(this::end), beginning())
        .flatMap(Optional::stream);
  }

  /** Returns the first word of the name if our domain consists of it: Ardane Sailing Museum. */
  private Optional<String> firstWord() {
    Tokens tokens = Tokens.of(name);
    return Optional.of(name.substring(tokens.start(0), tokens.end(0)))
        .filter(first -> tokens.size() > 1 && site.isSpelled(first))
        .filter(first -> !words.isFrequent(first) && !words.meansSomething(first));
  }

  /** Returns the end of the name that our domain consists of: Brüder Tollerby, tollerby.example. */
  private Optional<String> end() {
    Tokens tokens = Tokens.of(name);
    return IntStream.range(1, tokens.size())
        // why: what follows such a noun can be a region: Bootsgruppe Calvenland.
        .filter(_ -> !OwnKind.endsWithNoun(tokens.word(0)))
        .mapToObj(word -> name.substring(tokens.start(word)))
        .filter(each -> site.isSpelled(each) && isOwn(each))
        .findFirst();
  }

  /** Returns the one telling word that a release uses alone, and not only as a place: Oriel. */
  private Optional<String> word() {
    List<String> parts =
        telling.stream()
            .filter(part -> isAlone(part) && !isPlace(part))
            .filter(part -> !words.isInOtherForm(part) && !words.isFrequent(part))
            // why: a name that begins with such a word says what we are: Alliance, Bund.
            .filter(part -> !name.startsWith(part) || !words.meansSomething(part))
            .toList();
    // why: a translation keeps the name, but has another word for what we are: Musikschule Arno.
    return Stream.concat(parts.stream().filter(words::isInEachText), parts.stream()).findFirst();
  }

  /**
   * Returns the name without the word for our kind, as people say it: the Hôpital Val-Dorelle is
   * <i>Val-Dorelle</i>. Empty if others can have the rest, too.
   */
  private Optional<String> withoutKind() {
    Tokens tokens = Tokens.of(name);
    int last = tokens.size() - 1;
    if (last < 1) {
      return Optional.empty();
    }
    String rest =
        OwnKind.isNoun(tokens.word(0)) || OwnKind.beginsWithKind(name, words.texts())
            ? name.substring(tokens.start(afterKind(tokens)))
            : OwnKind.isNoun(tokens.word(last)) ? name.substring(0, tokens.end(last - 1)) : "";
    return Optional.of(rest).filter(this::isOwn);
  }

  /** Returns the index of the word behind our kind and its adjectives: Cliniques universitaires. */
  private int afterKind(Tokens tokens) {
    int last = tokens.size() - 1;
    return IntStream.range(1, last)
        .filter(i -> !isSmall(tokens, i) || Slug.isFunctionWord(tokens.word(i)))
        .findFirst()
        .orElse(last);
  }

  private boolean isSmall(Tokens tokens, int word) {
    return Character.isLowerCase(name.codePointAt(tokens.start(word)));
  }

  /** True for a part of the name with a rare word, which is not only where we are. */
  private boolean isOwn(String part) {
    return !part.isEmpty()
        && Character.isUpperCase(part.codePointAt(0))
        && !isPlace(part)
        && Tokens.of(part).words().stream().anyMatch(word -> !words.isCommon(word));
  }

  /**
   * Returns the longest beginning of the name that a release uses alone, and not only as a place:
   * the Archives départementales of the Sauvelle are the <i>Archives départementales</i>.
   */
  private Optional<String> beginning() {
    return beginnings(name).filter(each -> isAlone(each) && !isPlace(each)).findFirst();
  }

  private boolean isAlone(String part) {
    // why: a text may write a part of our name in another form: des Bundes Hafel Alpen, the
    // Marquesa de Tollerby Hospital.
    Stream<String> ofName = Stream.of(NameUses.withWordBefore(part, name), fromHere(part));
    return words.isAlone(part, Stream.concat(longNames.stream(), ofName).toList());
  }

  /** Returns our name from a word of it on; all of it if the word is the last. */
  private String fromHere(String part) {
    String rest = name.substring(Math.max(0, name.indexOf(part)));
    return rest.equals(part) ? name : rest;
  }

  private boolean isPlace(String part) {
    return NameUses.isPlaceInName(part, name, words.texts());
  }

  /** Returns the beginnings of two words or more of a longer name, the longest first. */
  static Stream<String> beginnings(String name) {
    Tokens tokens = Tokens.of(name);
    return IntStream.range(2, tokens.size())
        .map(words -> tokens.size() + 1 - words)
        .filter(words -> !Slug.isFunctionWord(tokens.word(words - 1)))
        .mapToObj(words -> name.substring(0, tokens.end(words - 1)));
  }
}
