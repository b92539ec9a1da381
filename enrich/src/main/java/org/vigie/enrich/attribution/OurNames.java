package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Spokesperson;

/**
 * Finds the words by which an article refers to the organisation and to its people. Is compiled
 * from the organisation's configured names. Thread-safe.
 */
public final class OurNames {
  /** Name of the tags that stand for the places found here. No configured tag has this name. */
  private static final String PLACE = "";

  private final Names names;
  private final List<Person> people;
  private final PhraseList anyForm;
  private final PhraseList brands;
  private final PhraseList roles;
  private final Map<String, PhraseList> organisations = new ConcurrentHashMap<>();

  /** What a word such as “director” or “hospital” refers to. */
  enum Reference {
    PERSON,
    ORGANISATION
  }

  /** A spokesperson: all forms of the name, and the surname, which counts after one of them. */
  private record Person(PhraseList forms, PhraseList surname) {
    static Person of(Spokesperson person) {
      String[] parts = person.name().strip().split("\\s+", 2);
      return new Person(
          new PhraseList(OurNames.forms(person).toList()),
          new PhraseList(List.of(parts[parts.length - 1])));
    }
  }

  public OurNames(Names names) {
    this.names = names;
    this.people = names.spokespeople().stream().map(Person::of).toList();
    this.anyForm = new PhraseList(names.spokespeople().stream().flatMap(OurNames::forms).toList());
    this.brands = new PhraseList(names.brands());
    this.roles =
        new PhraseList(
            names.spokespeople().stream()
                .flatMap(person -> person.role().stream())
                .map(OurNames::withoutArticle)
                .toList());
  }

  /** Returns the places with the name of a spokesperson, as tags without id. */
  public List<Tag> people(Article article, ArticleWords words) {
    if (places(article, words, anyForm).isEmpty()) {
      return List.of();
    }
    List<Tag> found = new ArrayList<>();
    for (Person person : people) {
      List<Tag> named = places(article, words, person.forms);
      if (!named.isEmpty()) {
        found.addAll(named);
        found.addAll(places(article, words, person.surname));
      }
    }
    return found;
  }

  /** Returns the places with the name of a brand, as tags without id. */
  public List<Tag> brands(Article article, ArticleWords words) {
    return places(article, words, brands);
  }

  /** Returns what the word at this index refers to if it can be us; null if it can't. */
  @Nullable Reference reference(Tokens words, int index, @Nullable String language) {
    if (roles.at(words, index) > 0) {
      return Reference.PERSON;
    }
    return organisations(language).at(words, index) > 0 ? Reference.ORGANISATION : null;
  }

  /** Returns the number of words of the reference at this index; 0 if there is none. */
  int length(Tokens words, int index, @Nullable String language) {
    return Math.max(roles.at(words, index), organisations(language).at(words, index));
  }

  private PhraseList organisations(@Nullable String language) {
    String known = language != null && WordLists.know(language) ? language : "";
    return organisations.computeIfAbsent(
        known,
        each -> {
          String kind = names.kind();
          Stream<String> given = names.calledAlso().stream().map(OurNames::withoutArticle);
          List<String> ofKind = kind == null ? List.of() : Kinds.words(each, kind);
          return new PhraseList(
              Stream.of(given, ofKind.stream(), PhraseList.texts(each, "voices"))
                  .flatMap(stream -> stream)
                  .toList());
        });
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
      int length = phrases.at(tokens, i);
      // why: a surname that is also a common word, such as Petit, has a capital letter as a name.
      if (length > 0 && Character.isUpperCase(text.codePointAt(tokens.start(i)))) {
        int start = tokens.start(i);
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
