package org.vigie.enrich.pickup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.OurKind;
import org.vigie.enrich.language.Concepts;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.points.Background;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds an organisation that is called by its kind and its town: {@code the Belfast consumer
 * group}, <i>l'hôpital universitaire de Merlenne</i>. The town is that of the releases' datelines.
 * Instead of the town, a rare word of its name counts, too: <i>Klinikverbund Lorvenne</i> is the
 * <i>Groupe hospitalier de la Lorvenne</i>. Instead of the kind, the noun of its name counts, too,
 * in any language: <i>Archivi della Lorvenne</i>. Thread-safe.
 *
 * @param places the towns, and the rare words of our name
 * @param nouns words for what we are, in all languages
 * @param heads stems that mean what the noun of our name means, by language
 * @param parts those nouns that are long enough to be known in a compound
 * @param shortNames rare words of our name by which we are called for short: <i>Olmarén</i> is
 *     <i>Conservas Olmarén</i>. Without those that the releases use only as places
 * @param known words that may stand right behind a word of our name: those of our name, and those
 *     that a release has there, as in its translation <i>Orsevaux Hospital</i>
 */
record HomeNames(
    PhraseList places,
    PhraseList nouns,
    Map<String, Set<String>> heads,
    List<String> parts,
    List<String> shortNames,
    Set<String> known) {
  /** Maximum number of words between the town and the noun. An estimate. */
  private static final int BETWEEN_WORDS = 3;

  /** Minimum number of letters of a part of a compound. An estimate: shorter ones are endings. */
  private static final int LEAST_PART = 5;

  private static final Lexicon GENITIVES = Lexicon.of(null, "genitives");

  static HomeNames of(Organisation organisation, List<Release> releases) {
    List<String> towns = texts(releases).stream().flatMap(Dateline::towns).distinct().toList();
    List<String> rare = rareWords(organisation.name(), releases);
    // why: a hospital can be called a group, too.
    Set<String> kinds = new TreeSet<>(OurKind.of(organisation, releases));
    kinds.addAll(OurKind.beside(organisation.name(), releases));
    List<String> nouns = kinds.stream().flatMap(kind -> Kinds.words(null, kind).stream()).toList();
    return new HomeNames(
        new PhraseList(Stream.concat(towns.stream(), rare.stream()).toList()),
        new PhraseList(nouns),
        head(organisation.name(), texts(releases)),
        nouns.stream()
            .flatMap(noun -> Tokens.of(noun).words().stream())
            .filter(noun -> noun.length() >= LEAST_PART)
            .distinct()
            .toList(),
        shortNames(organisation.name(), new PhraseList(rare), new PhraseList(towns)).stream()
            .filter(word -> !NameUses.isPlaceInName(word, organisation.name(), texts(releases)))
            .toList(),
        NameUses.behindWordsOf(organisation.name(), texts(releases)));
  }

  private static List<ReleaseText> texts(List<Release> releases) {
    return releases.stream().flatMap(release -> release.texts().stream()).toList();
  }

  /**
   * Returns the meanings of the noun of our name, by language: the first word, before one such as
   * “of”. In other names (<i>Harbour Museum</i>), any word may say what others are, too.
   */
  private static Map<String, Set<String>> head(String name, List<ReleaseText> texts) {
    Tokens words = Tokens.of(name);
    boolean hasOwner = words.words().stream().skip(1).anyMatch(GENITIVES::contains);
    if (!hasOwner) {
      return Map.of();
    }
    Set<String> languages = texts.stream().map(ReleaseText::language).collect(Collectors.toSet());
    return Concepts.alike(languages, name.substring(words.start(0), words.end(0)));
  }

  /**
   * Returns the rare words of a name of several words, as they are written. Leaves out towns: those
   * of datelines, those after a word such as <i>de</i>, as in <i>Hospital de Lugo</i>, and the one
   * before it, a noun.
   */
  private static List<String> shortNames(String name, PhraseList rare, PhraseList towns) {
    Tokens words = Tokens.of(name);
    return IntStream.range(0, words.size())
        .filter(i -> words.size() > 1 && rare.at(words, i) > 0 && towns.at(words, i) == 0)
        .filter(i -> i == 0 || Character.isUpperCase(name.codePointAt(words.start(i - 1))))
        // why: Observatório da Maré is not the only observatory.
        .filter(i -> i > 0 || !GENITIVES.contains(words.word(1)))
        .mapToObj(i -> name.substring(words.start(i), words.end(i)))
        .toList();
  }

  /**
   * Returns the words of our name that are rare, and that the releases have in all languages: of
   * <i>Autoridad Portuaria de Calasserra</i>, only the last is one. The others are translated.
   */
  private static List<String> rareWords(String name, List<Release> releases) {
    PhraseList kinds = new PhraseList(Kinds.words(null));
    Tokens words = Tokens.of(name);
    return IntStream.range(0, words.size())
        .filter(i -> Character.isUpperCase(name.codePointAt(words.start(i))))
        .filter(i -> kinds.at(words, i) == 0)
        .mapToObj(words::word)
        .filter(word -> word.length() >= LEAST_PART)
        .filter(word -> texts(releases).stream().allMatch(text -> isRare(word, text)))
        .filter(word -> !NameUses.isCommonWord(word, texts(releases)))
        .toList();
  }

  private static boolean isRare(String word, ReleaseText release) {
    Stems stems = Stems.of(release.language());
    return Background.of(release.language()).weight(stems.stem(word)) == 1
        && Tokens.of(release.title() + "\n" + release.text()).words().contains(word);
  }

  /** True if the name that ends at this index goes on, but not as ours does. */
  boolean isContinued(Article article, Tag.Field field, int end) {
    return NameUses.goesOn(article.text(field), end, article.language(), known);
  }

  /** Returns the places with such names, from the noun to the town or from the town to the noun. */
  List<Tag> find(Article article, ArticleWords words) {
    List<Tag> found = new ArrayList<>();
    if (!places.isEmpty() && !(nouns.isEmpty() && heads.isEmpty())) {
      boolean compounds = WordLists.hasCompounds(WordLists.known(article.language()));
      for (Tag.Field field : Tag.Field.values()) {
        add(new Text(article, field, words.of(article.text(field)), compounds), found);
      }
    }
    return found;
  }

  private record Text(Article article, Tag.Field field, Tokens words, boolean compounds) {
    String text() {
      return article.text(field);
    }

    /** Returns a word as written: <i>mobilité</i> and <i>mobilite</i> have different stems. */
    String surface(int word) {
      return text().substring(words.start(word), words.end(word));
    }
  }

  private void add(Text text, List<Tag> found) {
    Tokens words = text.words;
    for (int i = 0; i < words.size(); i++) {
      int length = places.at(words, i);
      if (length > 0
          && Character.isUpperCase(text.text().codePointAt(words.start(i)))
          && !isContinued(text.article, text.field, words.end(i + length - 1))) {
        int end = i + length;
        for (int k = i - 1; k >= Math.max(0, i - BETWEEN_WORDS - 1); k--) {
          add(text, k, end, k, found);
        }
        for (int k = end; k <= Math.min(words.size() - 1, end + BETWEEN_WORDS); k++) {
          add(text, i, k + 1, k, found);
        }
      }
    }
  }

  /** Adds the words from {@code first} to before {@code end} if one of them is a noun of ours. */
  private void add(Text text, int first, int end, int noun, List<Tag> found) {
    if (isNoun(text, noun)) {
      int start = text.words.start(first);
      String surface = text.text().substring(start, text.words.end(end - 1));
      if (surface.chars().noneMatch(c -> ".,;:!?()\n«»“”\"".indexOf(c) >= 0)) {
        found.add(NamePlaces.place(text.field, start, surface));
      }
    }
  }

  /** True for a noun of ours, and for a compound with one: <i>Klinikverbund, Moormuseum</i>. */
  private boolean isNoun(Text text, int word) {
    String language = text.article.language();
    return nouns.at(text.words, word) > 0
        || (language != null
            && heads
                .getOrDefault(language, Set.of())
                .contains(Stems.of(language).stem(text.surface(word))))
        || (text.compounds
            && parts.stream()
                .anyMatch(
                    part ->
                        text.words.word(word).startsWith(part)
                            || text.words.word(word).endsWith(part)));
  }
}
