package org.vigie.standalone.propose.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.kind.OwnKind;
import org.vigie.standalone.propose.kind.TranslatedNames;

/**
 * Collects what an organisation is called in the answers, in its releases and their translations.
 */
final class FoundNames {
  private final Answers answers;
  private final ReleaseWords words;
  private final List<String> all;
  private final List<String> forms;
  private final List<String> acronyms;
  private final List<String> explained;
  private final OwnSite site;
  private final @Nullable String kind;

  FoundNames(Answers answers, ReleaseWords words, NameParts nameParts) {
    this.answers = answers;
    this.words = words;
    List<String> found = new ArrayList<>();
    Stream.concat(Stream.of(answers.name()), answers.otherNames().stream())
        .map(nameParts::withoutArticle)
        .forEach(found::add);
    Acronyms ofTexts = new Acronyms(words.texts());
    this.acronyms = found.stream().flatMap(name -> ofTexts.of(name).stream()).distinct().toList();
    found.addAll(acronyms);
    found.addAll(nameParts.otherForms(found.getFirst()));
    found.addAll(translated(found));
    this.forms = forms(found);
    found.addAll(forms);
    this.explained = explained(found);
    found.addAll(explained);
    BracketNames inBrackets = new BracketNames(words.texts());
    List.copyOf(found).forEach(name -> inBrackets.of(name).forEach(found::add));
    List<String> known = List.copyOf(found);
    nameParts.telling(found.getFirst()).stream()
        .map(word -> words.namesThatBeginWith(word, known))
        .forEach(found::addAll);
    this.site = new OwnSite(answers, words.texts(), found);
    site.beginning(found.getFirst()).ifPresent(found::add);
    this.all = found.stream().distinct().toList();
    this.kind = kind(all).orElse(null);
  }

  /** Returns all names, without articles; our name first. */
  List<String> all() {
    return all;
  }

  /** Returns our name as the answers and each translation have it. */
  List<String> forms() {
    return forms;
  }

  /** Returns the acronyms that the releases explain or repeat. */
  List<String> acronyms() {
    return acronyms;
  }

  /** Returns the acronyms in the releases, then those in the answers. */
  Stream<String> ownAcronyms() {
    return Stream.concat(acronyms.stream(), answers.otherNames().stream())
        .filter(Acronyms::isAcronym);
  }

  /** Returns our names in which a short name is not used alone. */
  Stream<String> longNames() {
    // why: in the name of a translation, Flughafen Tollerby, our short name is used, too; in those
    // below “About …”, it is not.
    return all.stream().filter(each -> each.contains(" ") && !explained.contains(each));
  }

  /** Returns our people's names. */
  Stream<String> people() {
    return answers.people().stream().map(Spokesperson::name);
  }

  /** Returns what kind of organisation we are; empty if nothing says it. */
  Optional<String> kind() {
    return Optional.ofNullable(kind);
  }

  private Optional<String> kind(List<String> known) {
    return Optional.ofNullable(answers.kind()).or(() -> new OwnKind(words.texts(), known).guess());
  }

  OwnSite site() {
    return site;
  }

  /** Returns the names that the releases have beside our acronyms and that are not known yet. */
  private List<String> translated(List<String> known) {
    LongNames names = new LongNames(words, known);
    return ownWords(known)
        .flatMap(acronym -> names.beside(acronym).stream())
        .filter(name -> !isKnown(name, known))
        .toList();
  }

  /** Returns our name, and what each translation makes of it beside a noun for our kind. */
  private List<String> forms(List<String> known) {
    OwnSite ours = new OwnSite(answers, words.texts(), known);
    Stream<String> translated =
        kind(known).stream()
            .map(
                kind ->
                    new TranslatedNames(known.getFirst(), kind, words::isCommon, ours::isSpelled))
            .flatMap(names -> names.in(words.texts()))
            .filter(name -> !isKnown(name, known));
    return Stream.concat(known.stream().limit(1), translated).distinct().toList();
  }

  private List<String> explained(List<String> known) {
    List<String> people = people().toList();
    return words.texts().stream()
        .flatMap(text -> ExplainedNames.in(text).find(ownWords(known).toList()).stream())
        .filter(name -> !isKnown(name, known) && !isKnown(name, people))
        .toList();
  }

  /** Returns our names that are one word, such as acronyms. */
  private Stream<String> ownWords(List<String> known) {
    return Stream.concat(known.stream().limit(1), ownAcronyms())
        .filter(name -> Tokens.of(name).size() == 1);
  }

  private static boolean isKnown(String name, List<String> known) {
    List<String> spelled = Tokens.of(name).words();
    return known.stream().anyMatch(each -> Tokens.of(each).words().equals(spelled));
  }
}
