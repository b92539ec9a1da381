package org.vigie.standalone.propose.kind;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds our name in other languages: what a translation puts around the same proper names and a
 * noun for our kind. The <i>Anna Berg Hospital Ardane</i> is the <i>Spital Anna Berg Ardane</i> in
 * German.
 *
 * @param isCommon true for a word, in lower case and without accents, that is no name by itself
 * @param isDomain true for a word that our domain consists of
 */
public record TranslatedNames(
    String name, String kind, Predicate<String> isCommon, Predicate<String> isDomain) {
  /**
   * Minimum number of proper names. With one, it can be where we are, as the hospital in Ardane,
   * unless it is our domain.
   */
  private static final int LEAST_PROPER = 2;

  /** Maximum number of words of such a name. An estimate: longer ones are clauses. */
  private static final int LONGEST = 8;

  private static final Lexicon SMALL =
      Lexicon.of(null, "articles", "determiners", "genitives", "place-prepositions");

  /** Returns the names in releases and their translations, as these write them. */
  public Stream<String> in(List<ReleaseText> texts) {
    Set<String> nouns = KindNouns.folded(Kinds.tellingWords(null, kind));
    List<KindNouns> ofTexts = texts.stream().map(text -> new KindNouns(text.language())).toList();
    Set<String> proper =
        Tokens.of(name).words().stream()
            .filter(word -> !isCommon.test(word))
            .filter(word -> !nouns.contains(word))
            .filter(word -> ofTexts.stream().noneMatch(each -> each.kinds(word).contains(kind)))
            .collect(Collectors.toSet());
    return proper.size() < LEAST_PROPER && proper.stream().noneMatch(isDomain)
        ? Stream.empty()
        : texts.stream().flatMap(text -> in(text, proper)).distinct();
  }

  private Stream<String> in(ReleaseText text, Set<String> proper) {
    KindNouns nouns = new KindNouns(text.language());
    return NamedText.sentences(text, 0, text.text().length(), List.of()).stream()
        .flatMap(sentence -> in(sentence, proper, nouns));
  }

  private Stream<String> in(NamedText sentence, Set<String> proper, KindNouns nouns) {
    IntPredicate isKind = i -> nouns.kinds(sentence.word(i)).contains(kind);
    IntPredicate isEnd = i -> proper.contains(sentence.word(i)) || isKind.test(i);
    IntPredicate isInside =
        i ->
            sentence.isJoined(i)
                && (isEnd.test(i) || SMALL.contains(sentence.word(i)) || sentence.isCapital(i));
    return IntStream.range(0, sentence.size())
        .filter(isEnd)
        .boxed()
        .flatMap(
            start ->
                IntStream.range(start + 1, Math.min(start + LONGEST, sentence.size()))
                    .takeWhile(isInside)
                    .filter(isEnd)
                    .filter(last -> sentence.words(start, last + 1).containsAll(proper))
                    .filter(last -> IntStream.rangeClosed(start, last).anyMatch(isKind))
                    .limit(1)
                    .mapToObj(last -> sentence.written(start, last + 1)));
  }
}
