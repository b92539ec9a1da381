package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.BesideNames;
import org.vigie.enrich.language.Forenames;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.Spokesperson;

/**
 * Finds the words by which an article refers to the organisation and to its people. Is compiled
 * from the organisation's configured names. Thread-safe.
 */
public final class OurNames {
  /** Name of the tags that stand for the places found here. No configured tag has this name. */
  private static final String PLACE = "";

  private final Names names;
  private final Set<String> kinds;
  private final List<Person> people;
  private final PhraseList anyForm;
  private final PhraseList surnames;
  private final PhraseList brands;
  private final List<String> roles;

  /** Parts of our releases that name the offices of our people: {@code the director,}. */
  private final List<String> offices;

  private final Map<String, PhraseList> rolesByLanguage = new ConcurrentHashMap<>();
  private final Map<String, PhraseList> organisations = new ConcurrentHashMap<>();

  /** What a word such as “director” or “hospital” refers to. */
  enum Reference {
    PERSON,
    ORGANISATION
  }

  /** A spokesperson: all forms of the name, and the surname. */
  private record Person(PhraseList forms, PhraseList surname) {
    static Person of(Spokesperson person) {
      return new Person(
          new PhraseList(OurNames.forms(person).toList()),
          new PhraseList(List.of(OurNames.surname(person))));
    }
  }

  /** Takes the configured names, and the releases, which say what office a spokesperson has. */
  public OurNames(Organisation organisation, List<Release> releases) {
    this.names = organisation.names();
    this.kinds = OurKind.of(organisation, releases);
    this.people = names.spokespeople().stream().map(Person::of).toList();
    this.anyForm = new PhraseList(names.spokespeople().stream().flatMap(OurNames::forms).toList());
    this.surnames =
        new PhraseList(
            names.spokespeople().stream()
                .flatMap(person -> Stream.concat(forms(person), Stream.of(surname(person))))
                .toList());
    this.brands = new PhraseList(names.brands());
    this.roles =
        names.spokespeople().stream()
            .flatMap(person -> person.role().stream())
            .map(OurNames::withoutArticle)
            .toList();
    this.offices =
        releases.stream()
            .flatMap(release -> release.texts().stream())
            .flatMap(text -> BesideNames.of(text.text(), anyForm).stream())
            .toList();
  }

  /**
   * Returns the places with the name of a spokesperson, as tags without id. A surname counts beside
   * the whole name, and in an article that names us unless it has somebody else with this surname.
   *
   * @param named true if a tag names us
   */
  public List<Tag> people(Article article, ArticleWords words, boolean named) {
    if (places(article, words, named ? surnames : anyForm).isEmpty()) {
      return List.of();
    }
    List<Tag> found = new ArrayList<>();
    for (Person person : people) {
      List<Tag> whole = places(article, words, person.forms);
      List<Tag> surnames = places(article, words, person.surname);
      if (!whole.isEmpty()
          || (named && surnames.stream().noneMatch(each -> hasForename(article, each)))) {
        found.addAll(whole);
        found.addAll(surnames);
      }
    }
    return found;
  }

  private static boolean hasForename(Article article, Tag surname) {
    return Forenames.isBefore(article.text(surname.field()), surname.start());
  }

  /** Returns the places with the name of a brand, as tags without id. */
  public List<Tag> brands(Article article, ArticleWords words) {
    return places(article, words, brands);
  }

  /** Returns what the word at this index refers to if it can be us; null if it can't. */
  @Nullable Reference reference(Tokens words, int index, @Nullable String language) {
    if (roles(language).at(words, index) > 0) {
      return Reference.PERSON;
    }
    return organisations(language).at(words, index) > 0 ? Reference.ORGANISATION : null;
  }

  /** Returns the number of words of the reference at this index; 0 if there is none. */
  int length(Tokens words, int index, @Nullable String language) {
    return Math.max(roles(language).at(words, index), organisations(language).at(words, index));
  }

  /** Returns the roles of our people: as given, and the words for their offices in a language. */
  private PhraseList roles(@Nullable String language) {
    return rolesByLanguage.computeIfAbsent(
        WordLists.known(language),
        each ->
            new PhraseList(
                Stream.concat(
                        roles.stream(),
                        Stream.concat(roles.stream(), offices.stream())
                            .flatMap(text -> Offices.named(text, each).stream()))
                    .distinct()
                    .toList()));
  }

  private PhraseList organisations(@Nullable String language) {
    return organisations.computeIfAbsent(
        WordLists.known(language),
        each -> {
          Stream<String> given = names.calledAlso().stream().map(OurNames::withoutArticle);
          List<String> ofKind =
              kinds.stream().flatMap(kind -> Kinds.words(each, kind).stream()).toList();
          return new PhraseList(
              Stream.of(given, ofKind.stream(), PhraseList.texts(each, "voices"))
                  .flatMap(stream -> stream)
                  .toList());
        });
  }

  private static String surname(Spokesperson person) {
    String[] parts = person.name().strip().split("\\s+", 2);
    return parts[parts.length - 1];
  }

  private static Stream<String> forms(Spokesperson person) {
    return Stream.concat(Stream.of(person.name()), person.spellings().stream());
  }

  /** Removes the article of {@code the hospital}, in any language. */
  private static String withoutArticle(String text) {
    List<String> words = Tokens.of(text).words();
    boolean article = words.size() > 1 && AnyArticle.WORDS.contains(words.getFirst());
    return String.join(" ", article ? words.subList(1, words.size()) : words);
  }

  private static List<Tag> places(Article article, ArticleWords words, PhraseList phrases) {
    List<Tag> found = new ArrayList<>();
    if (!phrases.isEmpty()) {
      addPlaces(Tag.Field.title, article.title(), words, phrases, found);
      addPlaces(Tag.Field.summary, article.summary(), words, phrases, found);
      addPlaces(Tag.Field.text, article.text(), words, phrases, found);
    }
    return found;
  }

  private static void addPlaces(
      Tag.Field field, String text, ArticleWords words, PhraseList phrases, List<Tag> found) {
    Tokens tokens = words.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      int start = tokens.start(i);
      // why: a surname that is also a common word, such as Petit, has a capital letter as a name.
      int length = Character.isUpperCase(text.codePointAt(start)) ? phrases.at(tokens, i) : 0;
      if (length > 0) {
        int end = tokens.end(i + length - 1);
        String surface = text.substring(start, end);
        found.add(new Tag(PLACE, PLACE, 1, "", field, start, end, surface, surface));
        i += length - 1;
      }
    }
  }

  /** The articles of all languages; read when first used. */
  private static final class AnyArticle {
    static final Lexicon WORDS = Lexicon.of(null, "articles");
  }
}
