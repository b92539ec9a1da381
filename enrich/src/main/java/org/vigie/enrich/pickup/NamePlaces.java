package org.vigie.enrich.pickup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.BesideNames;
import org.vigie.enrich.language.EverydayWords;
import org.vigie.enrich.language.Forenames;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Spokesperson;

/**
 * Finds the places of an article with names of an organisation, of its people and of its brands
 * that are configured besides tags. Thread-safe.
 */
final class NamePlaces {
  /** Name of the tags that stand for the places found here. No configured tag has this name. */
  private static final String PLACE = "";

  /** Matches what follows a part of a name: a word with a capital letter. */
  private static final Pattern NAME_BEHIND = Pattern.compile("[\\h-]\\p{Lu}");

  private final List<Person> people;
  private final PhraseList brands;

  /** The organisation's name, and the words of it that stand for it alone. */
  private final AsWritten names;

  /** The other words for the organisation that have a proper name in them. */
  private final AsWritten described;

  /** All words that are searched here. */
  private final PhraseList all;

  /**
   * A spokesperson.
   *
   * @param forms all forms of the name; not a name of one word, which others have, too
   * @param shorter the forename and the last part: <i>Ana López</i>
   * @param beginning the forename and the first part, <i>Ana García</i>: others can be <i>Juan
   *     Carlos</i>
   * @param surnames all that follows the forename, its last part, and its first one if it has a
   *     particle; the name if it is one word
   * @param middle the first of several parts that follow the forename: a surname or a forename
   * @param roles without "the"
   */
  private record Person(
      PhraseList forms,
      PhraseList shorter,
      PhraseList beginning,
      PhraseList surnames,
      PhraseList middle,
      PhraseList roles) {
    static Person of(Spokesperson person) {
      boolean isOneWord = person.surname().equals(person.name().strip());
      return new Person(
          new PhraseList(isOneWord ? person.spellings() : person.forms()),
          new PhraseList(shorter(person, parts -> parts.getLast())),
          new PhraseList(shorter(person, parts -> parts.get(1))),
          new PhraseList(surnames(person)),
          new PhraseList(middle(person).filter(each -> !each.contains(" ")).toList()),
          new PhraseList(person.role().stream().map(NounPhrase::withoutArticle).toList()));
    }

    /** Returns all words that may name a person. */
    static Stream<String> words(Spokesperson person) {
      return Stream.of(
              person.forms().stream(),
              shorter(person, parts -> parts.getLast()).stream(),
              shorter(person, parts -> parts.get(1)).stream(),
              surnames(person).stream(),
              middle(person))
          .flatMap(each -> each);
    }

    private static List<String> shorter(
        Spokesperson person, Function<List<String>, String> second) {
      List<String> parts = parts(person.name());
      return Stream.of(parts)
          .filter(each -> each.size() > 1)
          .map(each -> each.getFirst() + " " + second.apply(each))
          .filter(each -> !person.forms().contains(each))
          .toList();
    }

    private static List<String> surnames(Spokesperson person) {
      List<String> parts = parts(person.name());
      Stream<String> last = parts.stream().skip(Math.max(1, parts.size() - 1));
      // why: a part with a particle, such as de la Cruz, is no forename.
      Stream<String> first = middle(person).filter(each -> each.contains(" "));
      return Stream.concat(
              Stream.of(person.surname()),
              Stream.concat(first, last).filter(each -> !Everyday.areAll(each)))
          .toList();
    }

    private static Stream<String> middle(Spokesperson person) {
      List<String> parts = parts(person.name());
      return parts.stream()
          .limit(parts.size() > 2 ? 2 : 0)
          .skip(1)
          .filter(each -> !Everyday.areAll(each));
    }

    /**
     * Returns the parts of a name, the forename first: <i>Ana, de la Torre, Gil</i>. A particle
     * belongs to the word behind it. Titles, initials behind the forename and other abbreviations
     * are left out.
     */
    private static List<String> parts(String name) {
      List<String> parts = new ArrayList<>();
      String particles = "";
      for (String word : Forenames.withoutTitles(name).strip().split("\\s+")) {
        if (word.matches("\\p{Ll}.*") || Everyday.PARTICLES.contains(Folding.fold(word))) {
          particles += word + " ";
        } else if (parts.isEmpty() || (word.length() > 1 && !word.endsWith("."))) {
          parts.add(particles + word);
          particles = "";
        }
      }
      return parts;
    }

    boolean isRoleBeside(Article article, Tag surname) {
      return BesideNames.hasRole(
          article.text(surname.field()), surname.start(), surname.end(), roles);
    }
  }

  /**
   * Names that count only with the letters, small or capital, as they are configured; also with an
   * ending that the article's language gives a name.
   */
  private record AsWritten(Set<String> texts, PhraseList phrases) {
    static AsWritten of(Stream<String> names) {
      Set<String> texts =
          names.map(AsWritten::inOneSpelling).collect(Collectors.toUnmodifiableSet());
      return new AsWritten(texts, new PhraseList(withEndings(texts).toList()));
    }

    private static Stream<String> withEndings(Set<String> names) {
      return names.stream()
          .flatMap(name -> Stream.concat(Stream.of(name), NameEndings.of(name, null)));
    }

    List<Tag> places(Article article, ArticleWords words) {
      return NamePlaces.places(article, words, phrases).stream()
          .filter(each -> isName(inOneSpelling(each.surface()), article.language()))
          .toList();
    }

    private boolean isName(String written, @Nullable String language) {
      return texts.contains(written)
          || texts.stream()
              .flatMap(name -> NameEndings.of(name, language))
              .anyMatch(written::equals);
    }

    private static String inOneSpelling(String name) {
      return name.replaceAll("\\h+", " ").replace('’', '\'');
    }
  }

  /** Other words for us, which depend on the releases. */
  private final HomeNames home;

  NamePlaces(Organisation organisation, HomeNames home) {
    this.home = home;
    Names configured = organisation.names();
    this.people = configured.spokespeople().stream().map(Person::of).toList();
    this.brands = new PhraseList(configured.brands());
    this.names =
        AsWritten.of(Stream.concat(Stream.of(organisation.name()), home.shortNames().stream()));
    this.described =
        AsWritten.of(
            configured.calledAlso().stream()
                .filter(NamePlaces::hasProperName)
                .map(NounPhrase::withoutArticle));
    this.all =
        new PhraseList(
            Stream.of(
                    configured.spokespeople().stream().flatMap(Person::words),
                    configured.brands().stream(),
                    AsWritten.withEndings(names.texts),
                    AsWritten.withEndings(described.texts))
                .flatMap(each -> each)
                .toList());
  }

  /**
   * Returns the places with names.
   *
   * @param tags the article's tags except key messages
   * @param tagged those of them that name the organisation
   */
  NamesFound find(Article article, List<Tag> tags, List<Tag> tagged, ArticleWords words) {
    List<Tag> ofHome = tagged.isEmpty() ? home.find(article, words) : List.of();
    return mayBeIn(article, words)
        ? new NamesFound(
            tags,
            tagged,
            people(article, words, !tagged.isEmpty()),
            places(article, words, brands),
            ourName(article, words),
            Stream.of(described.places(article, words), ofHome, surnamesAlone(article, words))
                .flatMap(List::stream)
                .toList())
        : new NamesFound(tags, tagged, List.of(), List.of(), List.of(), ofHome);
  }

  /** True if the article has the name of a spokesperson or of a brand. */
  boolean isIn(Article article, ArticleWords words) {
    return mayBeIn(article, words)
        && (!people(article, words, false).isEmpty() || !places(article, words, brands).isEmpty());
  }

  private boolean mayBeIn(Article article, ArticleWords words) {
    return !places(article, words, all).isEmpty();
  }

  /**
   * Returns the places with the name of a spokesperson. A surname counts in an article that has the
   * whole name, or the person's role beside a surname, or that names us and has nobody else with
   * this surname.
   *
   * @param named true if a tag names us
   */
  private List<Tag> people(Article article, ArticleWords words, boolean named) {
    List<Tag> found = new ArrayList<>();
    for (Person person : people) {
      List<Tag> whole = whole(article, words, person, named);
      List<Tag> surnames = surnames(article, words, person, whole);
      if (!whole.isEmpty()
          || surnames.stream().anyMatch(each -> person.isRoleBeside(article, each))
          || (named && surnames.stream().noneMatch(each -> hasForename(article, each)))) {
        found.addAll(whole);
        found.addAll(surnames);
      }
    }
    return found;
  }

  private static List<Tag> whole(
      Article article, ArticleWords words, Person person, boolean named) {
    Stream<Tag> shorter =
        Stream.concat(
            places(article, words, person.shorter).stream(),
            named ? places(article, words, person.beginning).stream() : Stream.empty());
    return Stream.concat(
            places(article, words, person.forms).stream(),
            shorter.filter(each -> !isContinued(article, each)))
        .toList();
  }

  /**
   * Returns the places with a surname. The middle part counts as one in an article that has <i>Ana
   * García</i>, or the role beside <i>García</i>, with no other part behind it.
   */
  private static List<Tag> surnames(
      Article article, ArticleWords words, Person person, List<Tag> whole) {
    List<Tag> middle =
        places(article, words, person.middle).stream()
            .filter(each -> !isContinued(article, each))
            .toList();
    boolean isSurname =
        middle.stream()
            .anyMatch(
                each ->
                    person.isRoleBeside(article, each)
                        || whole.stream().anyMatch(name -> isEndOf(name, each)));
    return Stream.concat(
            places(article, words, person.surnames).stream(),
            isSurname ? middle.stream() : Stream.empty())
        .toList();
  }

  private static boolean isEndOf(Tag name, Tag part) {
    return name.field() == part.field() && name.end() == part.end();
  }

  /**
   * Returns the places with our name, or with a word of it alone. If another's name begins with
   * this word anywhere, it stands for them: <i>Olmarén Blanco</i> is called <i>Olmarén</i>, too.
   */
  private List<Tag> ourName(Article article, ArticleWords words) {
    List<Tag> found = names.places(article, words);
    Set<String> ofOthers =
        found.stream()
            .filter(each -> home.shortNames().contains(each.surface()))
            .filter(each -> home.isContinued(article, each.field(), each.end()))
            .map(Tag::surface)
            .collect(Collectors.toSet());
    return found.stream().filter(each -> !ofOthers.contains(each.surface())).toList();
  }

  /** Returns the places with a surname of ours alone, if the article gives it to nobody else. */
  private List<Tag> surnamesAlone(Article article, ArticleWords words) {
    return people.stream()
        .map(person -> places(article, words, person.surnames))
        .filter(each -> each.stream().noneMatch(it -> canBeOfAnother(article, it)))
        .flatMap(List::stream)
        .toList();
  }

  /** True for a surname in a longer name, <i>Ann Grant, Grant Lee</i>, and for a common word. */
  private static boolean canBeOfAnother(Article article, Tag surname) {
    return hasForename(article, surname)
        || isContinued(article, surname)
        || Everyday.areAll(surname.surface());
  }

  private static boolean isContinued(Article article, Tag name) {
    String text = article.text(name.field());
    return NAME_BEHIND.matcher(text).region(name.end(), text.length()).lookingAt();
  }

  private static boolean hasForename(Article article, Tag surname) {
    return Forenames.isBefore(article.text(surname.field()), surname.start());
  }

  /** True if one of several words has a capital letter and is no everyday word of a language. */
  private static boolean hasProperName(String text) {
    String phrase = NounPhrase.withoutArticle(text);
    Tokens words = Tokens.of(phrase);
    return words.size() > 1
        && IntStream.range(0, words.size())
            .filter(i -> Character.isUpperCase(phrase.codePointAt(words.start(i))))
            .anyMatch(i -> !Everyday.WORDS.contains(words.word(i)));
  }

  private static List<Tag> places(Article article, ArticleWords words, PhraseList phrases) {
    List<Tag> found = new ArrayList<>();
    if (!phrases.isEmpty()) {
      for (Tag.Field field : Tag.Field.values()) {
        addPlaces(field, article.text(field), words, phrases, found);
      }
    }
    return found;
  }

  private static void addPlaces(
      Tag.Field field, String text, ArticleWords words, PhraseList phrases, List<Tag> found) {
    Tokens tokens = words.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      int length = phrases.at(tokens, i);
      if (length > 0) {
        int start = tokens.start(i);
        int end = tokens.end(i + length - 1);
        String surface = text.substring(start, end);
        // why: a surname that is also a common word, such as Petit, has a capital letter as a name.
        if (surface.chars().anyMatch(Character::isUpperCase)) {
          found.add(place(field, start, surface));
          i += length - 1;
        }
      }
    }
  }

  /** Returns a tag that stands for a name which no configured tag finds. */
  static Tag place(Tag.Field field, int start, String surface) {
    return new Tag(PLACE, PLACE, 1, "", field, start, start + surface.length(), surface, surface);
  }

  /** The everyday words of all languages; read when first used. */
  private static final class Everyday {
    static final EverydayWords WORDS = EverydayWords.of(null);

    /** Words that begin a surname: <i>Le Goff, van der Berg</i>. */
    static final Lexicon PARTICLES = Lexicon.of(null, "articles", "genitives", "particles");

    static boolean areAll(String text) {
      return Tokens.of(text).words().stream().allMatch(WORDS::contains);
    }
  }
}
