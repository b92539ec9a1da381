package org.vigie.standalone.check;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.Trial;
import org.vigie.standalone.propose.name.OwnName;

/**
 * Own names that others can have, too, or that others have in a text under {@code ignores}; each
 * with a proposal how to tell ours apart.
 */
record SharedNames(WatchConfig watch, CommonNouns nouns, OrdinaryWords ordinary) {

  /** Returns the warnings, a sentence each. */
  List<String> warnings() {
    Map<String, Name> names = new LinkedHashMap<>();
    for (TagRules tag : watch.tags()) {
      if (watch.organisation().tags().contains(tag.id())) {
        tag.rules().stream()
            .flatMap(
                rule ->
                    RuleNames.of(rule, tag.macros())
                        .map(it -> new Name(tag, rule, it.name(), it.isExact())))
            .forEach(it -> names.putIfAbsent(place(it) + spelling(it), it));
      }
    }
    OwnName own =
        own(
            names.values().stream()
                .filter(it -> !it.isExact)
                .map(it -> asWeWriteIt(it.name))
                .toList());
    return names.values().stream()
        .map(it -> it.isExact ? it : new Name(it.tag, it.rule, asWeWriteIt(it.name), false))
        .map(name -> warning(name, own))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * One of our names, as we write it.
   *
   * @param isExact true if the rule finds only this spelling
   */
  private record Name(TagRules tag, Rule rule, String name, boolean isExact) {}

  /** Returns a name in small letters as our own name or a release writes it with capitals. */
  private String asWeWriteIt(String name) {
    var written =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return Stream.concat(
            Stream.of(name, watch.organisation().name()),
            texts().stream().flatMap(text -> Stream.of(text.title(), text.text())))
        .flatMap(text -> written.matcher(text).results())
        .map(MatchResult::group)
        .filter(found -> found.chars().anyMatch(Character::isUpperCase))
        .findFirst()
        .orElse(name);
  }

  private List<ReleaseText> texts() {
    return watch.releases().stream().flatMap(release -> release.texts().stream()).toList();
  }

  /** Returns our name with these other names, to propose queries. */
  OwnName own(List<String> names) {
    Organisation we = watch.organisation();
    URI site = we.domains().isEmpty() ? null : URI.create("https://" + we.domains().getFirst());
    var answers =
        new Answers(
            we.name(),
            names,
            site,
            we.names().kind(),
            we.names().spokespeople(),
            List.of(),
            List.of());
    return new OwnName(answers, new ReleaseWords(texts()));
  }

  /** Returns the texts under {@code ignores} that the name alone finds. */
  private List<String> wrongFinds(Name name) {
    String written = "\"" + name.name + "\"";
    var bare = new Trial(List.of(name.isExact ? "exact:" + written : written), Map.of());
    return watch.examples().stream()
        .filter(example -> !example.matches() && example.tag().equals(name.tag.id()))
        .map(Example::text)
        .filter(bare::finds)
        .toList();
  }

  private Optional<String> warning(Name name, OwnName own) {
    List<String> wrong = wrongFinds(name);
    boolean isShared =
        name.isExact
            ? nouns.canBeginSentence(name.name)
            : nouns.has(name.name) || own.isShared(name.name);
    Optional<String> language = ordinary.languageOf(name.name);
    String query = proposal(name, own);
    if (wrong.isEmpty() && !isShared && (language.isEmpty() || isConfirmed(name, query))) {
      return Optional.empty();
    }
    String why =
        wrong.isEmpty()
            ? "others can have your name \"%s\", too. ".formatted(name.name)
            : "others have your name \"%s\", too, as in: %s. "
                .formatted(name.name, wrong.getFirst());
    boolean isCure =
        query != null
            && wrong.stream().noneMatch(new Trial(List.of(query), name.tag.macros())::finds);
    return Optional.of(
        place(name)
            + ": "
            + why
            + (isCure
                ? "This finds it beside other signs of you only: " + query
                : "Write it with %sIF and other signs of you"
                    .formatted(name.isExact ? "" : "exact:, and with "))
            + (wrong.isEmpty() && !isShared ? confirmation(language.orElse("")) : ""));
  }

  private static String spelling(Name name) {
    return name.isExact ? name.name : name.name.toLowerCase(Locale.ROOT);
  }

  private static String confirmation(String language) {
    return ". In %s it is also an ordinary word, with which a sentence about others can begin. If it should count alone, add a text without other signs of you under matches"
        .formatted(Locale.of(language).getDisplayLanguage(Locale.ENGLISH));
  }

  /** True if a text under {@code matches} that is in no release has the name alone. */
  private boolean isConfirmed(Name name, @Nullable String query) {
    var narrowed = query == null ? null : new Trial(List.of(query), name.tag.macros());
    var bare = new Trial(List.of("\"" + name.name + "\""), Map.of());
    return watch.examples().stream()
        .filter(example -> example.matches() && example.tag().equals(name.tag.id()))
        .map(Example::text)
        .filter(text -> releases().noneMatch(release -> release.contains(text)))
        .anyMatch(text -> bare.finds(text) && (narrowed == null || !narrowed.finds(text)));
  }

  private Stream<String> releases() {
    return watch.releases().stream()
        .flatMap(release -> release.texts().stream())
        .map(text -> text.title() + "\n" + text.text());
  }

  /** Returns a query that finds a name of ours, but not of others; null if there is none. */
  private static @Nullable String proposal(Name name, OwnName own) {
    return name.tag.macros().containsKey(OwnName.CONTEXT)
        ? own.inContext(name.name)
        : own.narrowed(name.name);
  }

  private String place(Name name) {
    return watch.rulePlaces().stream()
        .filter(each -> each.tag().equals(name.tag.id()) && each.rule().equals(name.rule.id()))
        .findFirst()
        .map(each -> "%s line %d: rule %s".formatted(each.file(), each.line(), each.rule()))
        .orElse("rule " + name.rule.id());
  }
}
