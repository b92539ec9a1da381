package org.vigie.standalone.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.ParsedQuery;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.Feed;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Plural;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.propose.ReleaseWords;

/** Finds rules that are valid, but that probably find too much or too little. */
public final class Warnings {
  /** A phrase of more words is no accident, even if each is common. An estimate. */
  private static final int LONG_PHRASE = 4;

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
    warnings.findCommonNames();
    warnings.findUnnamed();
    warnings.findUncoveredLanguages();
    warnings.found.addAll(Drafts.warnings(configuration));
    return warnings.found;
  }

  private void findCommonNames() {
    for (TagRules tag : watch.tags()) {
      if (watch.organisation().tags().contains(tag.id())) {
        tag.rules().forEach(rule -> commonPhrases(tag, rule).forEach(each -> addName(rule, each)));
      }
    }
  }

  private void addName(Rule rule, Expression.Phrase phrase) {
    found.add(
        "rule %s: your name %s consists of common words, so it is found in texts about others, too."
                .formatted(rule.id(), phrase.source())
            + " Write it with exact:, and with IF and other signs of you");
  }

  /** Returns the phrases of common words that this rule finds without another condition. */
  private List<Expression.Phrase> commonPhrases(TagRules tag, Rule rule) {
    try {
      List<Expression.Phrase> phrases = new ArrayList<>();
      collect(ParsedQuery.of(rule.query(), tag.macros()).expression(), phrases);
      return phrases.stream().filter(this::isCommon).toList();
    } catch (QuerySyntaxException e) {
      return List.of();
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

  private boolean isCommon(Expression.Phrase phrase) {
    return phrase.layer() != Layer.EXACT
        && phrase.forms().size() < LONG_PHRASE
        && phrase.forms().stream()
            .allMatch(
                form ->
                    form instanceof Expression.Whole(var token) && words.isCommon(token.plain()));
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
