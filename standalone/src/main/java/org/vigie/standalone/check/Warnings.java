package org.vigie.standalone.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.ParsedQuery;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.Feed;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Plural;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.OwnName;
import org.vigie.standalone.propose.ReleaseWords;

/** Finds rules that are valid, but that probably find too much or too little. */
public final class Warnings {
  private final WatchConfig watch;
  private final List<Feed> feeds;
  private final ReleaseWords words;
  private final List<String> found = new ArrayList<>();

  private Warnings(Configuration configuration) {
    this.watch = configuration.watch().withDraftsLive();
    this.feeds = configuration.feeds().feeds();
    this.words =
        new ReleaseWords(
            watch.releases().stream().flatMap(release -> release.texts().stream()).toList());
  }

  /** Returns the warnings, a sentence each. Drafts are treated as if they were live. */
  public static List<String> of(Configuration configuration) {
    var warnings = new Warnings(configuration);
    warnings.findSharedNames();
    warnings.findUnnamed();
    warnings.findUncoveredLanguages();
    warnings.found.addAll(Drafts.warnings(configuration));
    return warnings.found;
  }

  /** Finds own names that others can have, too, and proposes how to tell them apart. */
  private void findSharedNames() {
    Map<Rule, List<String>> byRule = new LinkedHashMap<>();
    for (TagRules tag : watch.tags()) {
      if (watch.organisation().tags().contains(tag.id())) {
        tag.rules()
            .forEach(rule -> byRule.put(rule, names(tag, rule).map(this::asWeWriteIt).toList()));
      }
    }
    OwnName own = own(byRule.values().stream().flatMap(List::stream).toList());
    byRule.forEach(
        (rule, names) ->
            names.stream().filter(own::isShared).forEach(name -> addName(rule, name, own)));
  }

  /** Returns a name with the capitals of the organisation's name if it is that name. */
  private String asWeWriteIt(String name) {
    String ours = watch.organisation().name();
    return name.equalsIgnoreCase(ours) ? ours : name;
  }

  private OwnName own(List<String> names) {
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
    return new OwnName(answers, words);
  }

  private void addName(Rule rule, String name, OwnName own) {
    boolean hasContext =
        watch.tags().stream().anyMatch(tag -> tag.macros().containsKey(OwnName.CONTEXT));
    String query = hasContext ? OwnName.inContext(name) : own.narrowed(name);
    found.add(
        "%s: others can have your name \"%s\", too. ".formatted(place(rule), name)
            + (query == null
                ? "Write it with exact:, and with IF and other signs of you"
                : "This finds it beside other signs of you only: " + query));
  }

  private String place(Rule rule) {
    return watch.rulePlaces().stream()
        .filter(each -> watch.organisation().tags().contains(each.tag()))
        .filter(each -> each.rule().equals(rule.id()))
        .findFirst()
        .map(each -> "%s line %d: rule %s".formatted(each.file(), each.line(), each.rule()))
        .orElse("rule " + rule.id());
  }

  /** Returns the names that this rule finds in any spelling and without another condition. */
  private static Stream<String> names(TagRules tag, Rule rule) {
    try {
      List<Expression.Phrase> phrases = new ArrayList<>();
      collect(ParsedQuery.of(rule.query(), tag.macros()).expression(), phrases);
      return phrases.stream()
          .filter(phrase -> phrase.layer() != Layer.EXACT)
          .filter(phrase -> phrase.forms().stream().allMatch(Expression.Whole.class::isInstance))
          .map(phrase -> phrase.source().replace("\"", ""));
    } catch (QuerySyntaxException e) {
      return Stream.of();
    }
  }

  private static void collect(Expression expression, List<Expression.Phrase> phrases) {
    switch (expression) {
      case Expression.Phrase phrase -> phrases.add(phrase);
      case Expression.Choice choice -> choice.options().forEach(option -> collect(option, phrases));
      case Expression.AtLeast(int least, var options) when least == 1 ->
          options.forEach(option -> collect(option, phrases));
      case Expression _ -> {}
    }
  }

  /**
   * Finds points that only we make, in examples that don't name us and are about something else.
   */
  private void findUnnamed() {
    Set<String> own =
        watch.releases().stream()
            .flatMap(release -> release.ownMessages().stream())
            .collect(Collectors.toSet());
    Map<String, TagRules> byId =
        watch.tags().stream()
            .collect(Collectors.toMap(TagRules::id, Function.identity(), (a, _) -> a));
    var names =
        new Matcher(
            watch.organisation().tags().stream().map(byId::get).filter(Objects::nonNull).toList());
    for (TagRules message :
        own.stream().sorted().map(byId::get).filter(Objects::nonNull).toList()) {
      var matcher = new Matcher(List.of(message));
      watch.examples().stream()
          .filter(example -> !example.tag().equals(message.id()))
          .map(Example::text)
          .filter(text -> names.match(Examples.article(text)).isEmpty())
          .filter(text -> !matcher.match(Examples.article(text)).isEmpty())
          .findFirst()
          .ifPresent(
              text ->
                  found.add(
                      "message %s: as one of ownMessages it makes a pickup of texts that don't name you,"
                              .formatted(message.id())
                          + " and it is found in an example of another tag: "
                          + text));
    }
  }

  private void findUncoveredLanguages() {
    Map<String, Integer> spoken = new TreeMap<>();
    feeds.stream()
        .map(Feed::language)
        .filter(Objects::nonNull)
        .forEach(language -> spoken.merge(language, 1, Integer::sum));
    List<TagRules> withRules = watch.tags().stream().filter(it -> !it.rules().isEmpty()).toList();
    for (TagRules tag : withRules) {
      List<String> missing =
          spoken.keySet().stream()
              .filter(
                  language ->
                      tag.rules().stream()
                          .noneMatch(
                              rule ->
                                  rule.languages().isEmpty()
                                      || rule.languages().contains(language)))
              .map(
                  language ->
                      language + " (" + Plural.of(spoken.getOrDefault(language, 0), "feed") + ")")
              .toList();
      if (!missing.isEmpty()) {
        found.add("tag " + tag.id() + " has no rule for articles in " + String.join(", ", missing));
      }
    }
  }
}
