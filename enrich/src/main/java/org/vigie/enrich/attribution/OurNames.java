package org.vigie.enrich.attribution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.BesideNames;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;

/**
 * The words by which an article that names the organisation refers to it and to its people. Is
 * compiled from the organisation's configured names. Thread-safe.
 */
public final class OurNames {
  private final Names names;
  private final Set<String> kinds;
  private final List<String> roles;

  /** Parts of our releases that name the offices of our people: {@code the director,}. */
  private final List<String> offices;

  /** The words of our people's names. */
  private final Set<String> ofPeople;

  private final Map<String, PhraseList> rolesByLanguage = new ConcurrentHashMap<>();
  private final Map<String, PhraseList> organisations = new ConcurrentHashMap<>();
  private final Map<String, PhraseList> voices = new ConcurrentHashMap<>();
  private final Map<String, Outsiders> outsiders = new ConcurrentHashMap<>();

  /** What a word such as “director” or “hospital” refers to. */
  enum Reference {
    PERSON,
    ORGANISATION
  }

  /**
   * Words for people and bodies that are never us.
   *
   * @param nouns such as police
   * @param beside these, and those that say the same of a spokesperson beside them: municipal
   */
  record Outsiders(PhraseList nouns, PhraseList beside) {}

  /** Takes the configured names, and the releases, which say what office a spokesperson has. */
  public OurNames(Organisation organisation, List<Release> releases) {
    this.names = organisation.names();
    this.kinds = OurKind.of(organisation, releases);
    this.roles =
        names.spokespeople().stream()
            .flatMap(person -> person.role().stream())
            .map(NounPhrase::withoutArticle)
            .toList();
    List<String> forms =
        names.spokespeople().stream().flatMap(person -> person.forms().stream()).toList();
    this.ofPeople =
        forms.stream()
            .flatMap(form -> Tokens.of(form).words().stream())
            .collect(Collectors.toUnmodifiableSet());
    var people = new PhraseList(forms);
    this.offices =
        releases.stream()
            .flatMap(release -> release.texts().stream())
            .flatMap(text -> BesideNames.of(text.text(), people).stream())
            .toList();
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
        each -> {
          List<String> titles =
              Stream.concat(roles.stream(), offices.stream())
                  .flatMap(text -> Offices.named(text, each).stream())
                  .distinct()
                  .toList();
          return new PhraseList(
              Stream.of(roles.stream(), titles.stream(), ofOurKind(each, titles))
                  .flatMap(words -> words)
                  .toList());
        });
  }

  private PhraseList organisations(@Nullable String language) {
    return organisations.computeIfAbsent(
        WordLists.known(language),
        each -> {
          Stream<String> given = names.calledAlso().stream().map(NounPhrase::withoutArticle);
          Stream<String> ofKind = kinds.stream().flatMap(kind -> Kinds.words(each, kind).stream());
          Stream<String> nouns =
              Stream.concat(given, ofKind)
                  .flatMap(noun -> Stream.concat(Stream.of(noun), NameEndings.of(noun, each)));
          return new PhraseList(Stream.concat(nouns, voices(each)).toList());
        });
  }

  /** True if a word, as {@link Tokens#word} has it, is in the name of one of our people. */
  boolean isOfPeople(String word) {
    return ofPeople.contains(word);
  }

  /** True if a text is the name of one of our people: two words or more, all of them theirs. */
  boolean isPerson(String text) {
    List<String> words = Tokens.of(text).words();
    return words.size() > 1 && ofPeople.containsAll(words);
  }

  /**
   * True if the word at this index is someone who speaks for the organisation, such as the
   * spokeswoman or a <i>Kliniksprecher</i>: any of them may.
   */
  boolean isVoice(Tokens words, int index, @Nullable String language) {
    return voices
            .computeIfAbsent(
                WordLists.known(language), each -> new PhraseList(voices(each).toList()))
            .at(words, index)
        > 0;
  }

  /** Returns the words in a language for people and bodies that are never us. */
  Outsiders outsiders(@Nullable String language) {
    return outsiders.computeIfAbsent(
        WordLists.known(language),
        each ->
            new Outsiders(
                new PhraseList(Kinds.outsiders(each, kinds)),
                new PhraseList(Kinds.besideOutsiders(each, kinds))));
  }

  private Stream<String> voices(String language) {
    List<String> voices = WordLists.entries(language, "voices");
    return Stream.concat(voices.stream(), ofOurKind(language, voices));
  }

  /** Returns words for people joined to those for our kind: <i>Kliniksprecher</i>. */
  private Stream<String> ofOurKind(String language, List<String> people) {
    return WordLists.hasCompounds(language)
        ? kinds.stream()
            .flatMap(kind -> Kinds.words(language, kind).stream())
            .flatMap(noun -> compounds(noun, people))
        : Stream.of();
  }

  /** Returns the voices of a kind as one word: <i>Kliniksprecher, Unternehmenssprecherin</i>. */
  private static Stream<String> compounds(String noun, List<String> voices) {
    String stem = noun.replaceFirst("[ae]$", "");
    return Stream.of(noun, noun + "s", stem + "en")
        .flatMap(first -> voices.stream().map(voice -> first + voice));
  }
}
