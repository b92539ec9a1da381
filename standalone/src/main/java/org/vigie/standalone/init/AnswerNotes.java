package org.vigie.standalone.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;

/**
 * Answers of a person who typed one twice, or otherwise than the releases have it.
 *
 * @param answers as they were given
 * @param texts of the releases
 */
record AnswerNotes(Answers answers, List<ReleaseText> texts) {

  /** Returns the answers with each spokesperson once; who is there twice has all roles. */
  static Answers once(Answers given) {
    Map<List<String>, Spokesperson> people = new LinkedHashMap<>();
    given.people().forEach(it -> people.merge(words(it.name()), it, AnswerNotes::joined));
    return new Answers(
        given.name(),
        given.otherNames().stream().distinct().toList(),
        given.site(),
        given.kind(),
        List.copyOf(people.values()),
        given.releases(),
        given.outlets().stream().distinct().toList());
  }

  private static Spokesperson joined(Spokesperson one, Spokesperson other) {
    List<String> roles =
        Stream.of(one, other).flatMap(it -> it.role().stream()).distinct().toList();
    return new Spokesperson(one.name(), roles, one.spellings());
  }

  /** Returns what to tell, a sentence each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Answers once = once(answers);
    once.people().stream()
        .map(Spokesperson::name)
        .filter(name -> answers.people().stream().filter(it -> isSame(it, name)).count() > 1)
        .map("%s was given twice, and counts once, with all roles."::formatted)
        .forEach(lines::add);
    Stream.of(
            Stream.of(once.name()),
            once.otherNames().stream(),
            once.people().stream().map(Spokesperson::name))
        .flatMap(names -> names)
        .filter(name -> !texts.isEmpty() && texts.stream().noneMatch(text -> has(text, name)))
        .map(
            "No release has the name \"%s\". If that is a slip, correct it in watch.yaml."
                ::formatted)
        .forEach(lines::add);
    return lines;
  }

  private static boolean has(ReleaseText release, String name) {
    String text = release.title() + "\n" + release.text();
    return Stream.of(
            Stream.of(name, NounPhrase.withoutArticle(name)),
            NameEndings.of(name, release.language()))
        .flatMap(forms -> forms)
        .anyMatch(form -> !NameUses.uses(form, text, release.language()).isEmpty());
  }

  private static boolean isSame(Spokesperson person, String name) {
    return words(person.name()).equals(words(name));
  }

  private static List<String> words(String name) {
    return Tokens.of(name).words();
  }
}
