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
import org.vigie.events.Feed;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Plural;
import org.vigie.standalone.process.Configuration;

/** Finds rules that are valid, but that probably find too much or too little. */
public final class Warnings {
  private final WatchConfig watch;
  private final List<Feed> feeds;
  private final List<String> found = new ArrayList<>();

  private Warnings(Configuration configuration) {
    this.watch = configuration.watch().withDraftsLive();
    this.feeds = configuration.feeds().feeds();
  }

  /** Returns the warnings, a sentence each. Drafts are treated as if they were live. */
  public static List<String> of(Configuration configuration) {
    var warnings = new Warnings(configuration);
    warnings.found.addAll(new SharedNames(warnings.watch).warnings());
    warnings.findUnnamed();
    warnings.findUncoveredLanguages();
    warnings.found.addAll(Drafts.warnings(configuration));
    return warnings.found;
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
