package org.vigie.standalone.propose.kind;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Forenames;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds what others call an organisation whose name consists of words for its kind and a name of
 * its own: the <i>Centre hospitalier des Trois-Rias</i> is the <i>CH des Trois-Rias</i>, and the
 * <i>Krankenhaus Trois-Rias</i> in German texts.
 *
 * @param acronyms those that our releases explain: they have rules of their own
 * @param kind such as <i>hospital</i>, see {@link Kinds}
 * @param texts our releases
 * @param isCommon true for a word, in lower case and without accents, that is no name by itself
 * @param isDomain true for words that our domain consists of: they are no place where others are
 */
public record KindNames(
    String name,
    List<String> acronyms,
    String kind,
    List<ReleaseText> texts,
    Predicate<String> isCommon,
    Predicate<String> isDomain) {
  /** The macro of the queries that stands for {@link #words}. */
  public static final String MACRO = "kind";

  private static final String ENGLISH = "en";

  /** Languages share words: clinica, clínica. */
  private static final Comparator<String> SAME_WORD = Comparator.comparing(Folding::fold);

  /** Maximum number of words between the kind and the name: Hospital of the Trois-Rias. */
  private static final int BETWEEN_WORDS = 2;

  /** Minimum number of proper words of a name of our own, if our town is no part of it. */
  private static final int LEAST_OWN = 2;

  /** Maximum number of words of a name of our own. An estimate: more say what we do. */
  private static final int MOST_WORDS = 3;

  /**
   * Returns queries that find such names; none if our name has another form.
   *
   * @param condition a query for what confirms that our own name beside our kind is ours: others
   *     can have it, or be in our town. The town of a dateline confirms it, too. If it is null,
   *     nothing does, and only queries with initials are returned
   */
  public List<String> queries(@Nullable String condition) {
    return new TownNames(name, kind, texts, isCommon)
        .withoutTown()
        .map(rest -> new KindNames(rest, acronyms, kind, texts, isCommon, isDomain))
        .filter(KindNames::hasOwnName)
        .map(rest -> rest.ofParts(condition).toList())
        .filter(queries -> !queries.isEmpty())
        .findFirst()
        .orElseGet(() -> ofParts(condition).toList());
  }

  /** True for two proper words or more: Anna Berg. One alone can say what we do: Hafenbehörde. */
  private boolean hasOwnName() {
    Tokens words = Tokens.of(name);
    int noun = KindNouns.indexIn(words, kind, texts);
    return IntStream.range(0, words.size())
            .filter(i -> i != noun && !isCommon.test(words.word(i)))
            .count()
        >= LEAST_OWN;
  }

  private Stream<String> ofParts(@Nullable String condition) {
    Tokens words = Tokens.of(name);
    int noun = KindNouns.indexIn(words, kind, texts);
    if (noun > 0 && noun == words.size() - 1) {
      int end = KindNouns.lastBefore(noun, i -> !isCommon.test(words.word(i)));
      return end < 0
          ? Stream.empty()
          : besideKind(name.substring(0, words.end(end)), noun - end - 1, condition);
    }
    boolean isKindFirst = words.words().subList(0, noun).stream().allMatch(isCommon);
    int head = first(words, noun + 1, i -> isSmall(words, i) || isCapital(words, i));
    int own = first(words, head, i -> !isSmall(words, i));
    return isKindFirst && own < words.size()
        ? Stream.concat(
            initials(words, head),
            // why: a translation has the adjectives of our kind, too: university hospital.
            besideKind(name.substring(words.start(own)), Math.max(0, head - noun - 1), condition))
        : Stream.empty();
  }

  /** Returns the index of the first such word from this one; without one, the number of words. */
  private static int first(Tokens words, int from, IntPredicate condition) {
    int size = words.size();
    return IntStream.range(from, size).filter(condition).findFirst().orElse(size);
  }

  private static boolean isSmall(Tokens words, int word) {
    return KindNouns.isSmall(words.word(word));
  }

  private boolean isCapital(Tokens words, int word) {
    return Character.isUpperCase(name.codePointAt(words.start(word)));
  }

  /** Returns a query for our name with initials instead of the words for our kind, if several. */
  private Stream<String> initials(Tokens words, int head) {
    String initials =
        IntStream.range(0, head)
            .mapToObj(i -> words.word(i).substring(0, 1).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining());
    return Stream.of("exact:\"%s%s\"".formatted(initials, name.substring(words.end(head - 1))))
        .filter(_ -> head > 1 && !acronyms.contains(initials))
        .filter(_ -> !words.words().subList(head, words.size()).stream().allMatch(isCommon));
  }

  /**
   * Returns queries for our own name beside our kind; none if it is a place, where others are. A
   * person's name is found by the surname, too.
   *
   * @param between number of words between our own name and our kind
   */
  private Stream<String> besideKind(String own, int between, @Nullable String condition) {
    List<String> words = Tokens.of(own).words();
    int surname = own.lastIndexOf(' ') + 1;
    boolean isPerson =
        words.size() == 2
            && words.stream().noneMatch(isCommon)
            && Forenames.isBefore(own, surname)
            && !Dateline.isTown(own.substring(surname), texts);
    boolean isOurs =
        Character.isUpperCase(own.codePointAt(0))
            && words.size() <= MOST_WORDS
            && !words.stream().allMatch(isCommon)
            && !Dateline.isTown(own, texts)
            && (isDomain.test(own) || !NameUses.isPlaceInName(own, name, texts));
    if (!isOurs || condition == null) {
      return Stream.empty();
    }
    String sign = orTown(own, condition);
    return Stream.of(own, own.substring(surname))
        .limit(isPerson ? 2 : 1)
        .flatMap(each -> besideAnyNoun(each, between))
        .map(query -> query + " IF " + sign);
  }

  /** Returns the condition, or a town of a dateline, unless our own name contains it. */
  private String orTown(String own, String condition) {
    List<String> words = Tokens.of(own).words();
    String towns =
        texts.stream()
            .flatMap(Dateline::towns)
            .filter(town -> !words.containsAll(Tokens.of(town).words()))
            .map(" \"%s\""::formatted)
            .distinct()
            .collect(Collectors.joining());
    return towns.isEmpty() ? condition : "(%s%s)".formatted(condition, towns);
  }

  private Stream<String> besideAnyNoun(String own, int between) {
    return Stream.of(
        "@%s ONEAR/%d exact:\"%s\"".formatted(MACRO, BETWEEN_WORDS, own),
        // why: in English, our kind is behind our name: the Trois-Rias hospital.
        "exact:\"%s\" ONEAR/%d (%s)".formatted(own, between, nouns(ENGLISH, kind)));
  }

  /** Returns a query for the nouns of a kind in all languages, and for compounds of them. */
  public static String words(String kind) {
    Stream<String> compounds =
        WordLists.LANGUAGES.stream()
            .filter(WordLists::hasCompounds)
            .flatMap(language -> KindNouns.endsOfCompounds(language, kind))
            .map(noun -> "*" + noun);
    return "(stem:(%s) %s)".formatted(nouns(null, kind), joined(compounds));
  }

  private static String nouns(@Nullable String language, String kind) {
    return joined(Kinds.tellingWords(language, kind).stream());
  }

  private static String joined(Stream<String> words) {
    return words
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(() -> new TreeSet<>(SAME_WORD)))
        .stream()
        .collect(Collectors.joining(" "));
  }
}
