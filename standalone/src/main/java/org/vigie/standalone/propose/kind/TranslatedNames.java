package org.vigie.standalone.propose.kind;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds our name in other languages: what a translation puts around the same proper names and a
 * noun for our kind. The <i>Anna Berg Hospital Ardane</i> is the <i>Spital Anna Berg Ardane</i> in
 * German.
 *
 * @param isCommon true for a word, in lower case and without accents, that is no name by itself
 */
public record TranslatedNames(String name, String kind, Predicate<String> isCommon) {
  /** Minimum number of proper names. With one, it can be where we are: the hospital in Ardane. */
  private static final int LEAST_PROPER = 2;

  /** Maximum number of words of such a name. An estimate: longer ones are clauses. */
  private static final int LONGEST = 8;

  /** Returns the names in a release or its translation, as it writes them. */
  public Stream<String> in(ReleaseText text) {
    Set<String> proper =
        Tokens.of(name).words().stream()
            .filter(word -> !isCommon.test(word))
            .collect(Collectors.toSet());
    KindNouns nouns = new KindNouns(text.language());
    return proper.size() < LEAST_PROPER
        ? Stream.empty()
        : NamedText.sentences(text, 0, text.text().length(), List.of()).stream()
            .flatMap(sentence -> in(sentence, proper, nouns))
            .distinct();
  }

  private Stream<String> in(NamedText sentence, Set<String> proper, KindNouns nouns) {
    return IntStream.range(0, sentence.size())
        .boxed()
        .filter(start -> isPart(sentence.word(start), proper, nouns))
        .flatMap(
            start ->
                IntStream.rangeClosed(start + 1, Math.min(start + LONGEST, sentence.size()))
                    .takeWhile(end -> end == start + 1 || sentence.isJoined(end - 1))
                    .filter(end -> isPart(sentence.word(end - 1), proper, nouns))
                    .filter(
                        end -> isName(sentence.tokens().words().subList(start, end), proper, nouns))
                    .limit(1)
                    .mapToObj(end -> sentence.written(start, end)));
  }

  private boolean isPart(String word, Set<String> proper, KindNouns nouns) {
    return proper.contains(word) || nouns.kinds(word).contains(kind);
  }

  private boolean isName(List<String> words, Set<String> proper, KindNouns nouns) {
    return words.containsAll(proper)
        && words.stream().anyMatch(word -> nouns.kinds(word).contains(kind));
  }
}
