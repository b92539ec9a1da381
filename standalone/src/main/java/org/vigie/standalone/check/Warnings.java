package org.vigie.standalone.check;

import static java.util.function.Predicate.not;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.language.LanguageGuess;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Feed;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Plural;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.setup.Encodings;

/** Finds rules and routes that are valid, but that probably find too much or too little. */
public final class Warnings {
  private final WatchConfig watch;
  private final List<Feed> feeds;

  /** Finds the organisation's names. */
  private final Matcher names;

  private final List<String> found = new ArrayList<>();

  private Warnings(Configuration configuration) {
    this.watch = configuration.watch().withDraftsLive();
    this.feeds = configuration.feeds().feeds();
    Set<String> own = Set.copyOf(watch.organisation().tags());
    this.names = new Matcher(watch.tags().stream().filter(it -> own.contains(it.id())).toList());
  }

  /**
   * Returns the warnings, a sentence each. Drafts are treated as if they were live.
   *
   * @param dir folder of the configuration's files
   * @param now the time of the check; times after it are warned of
   */
  public static List<String> of(Configuration configuration, Path dir, Instant now) {
    var warnings = new Warnings(configuration);
    warnings.found.addAll(TimesAhead.warnings(warnings.watch, dir, now));
    warnings.found.addAll(NamesAndMessages.warnings(warnings.watch, warnings.feeds, dir));
    warnings.findUnnamed();
    warnings.findMissedEndings();
    warnings.findUncoveredLanguages();
    warnings.findUnwrittenLanguages();
    warnings.findNoMessages();
    warnings.found.addAll(Drafts.warnings(configuration));
    warnings.found.addAll(Addressees.warnings(configuration, dir));
    warnings.found.addAll(SharedWebhooks.warnings(configuration.alerts()));
    warnings.found.addAll(TimeZones.warnings(configuration, dir));
    warnings.found.addAll(Encodings.warnings(dir));
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
    for (TagRules message :
        own.stream().sorted().map(byId::get).filter(Objects::nonNull).toList()) {
      var matcher = new Matcher(List.of(message));
      watch.examples().stream()
          .filter(example -> !example.tag().equals(message.id()))
          .map(Example::text)
          .filter(text -> !namesUs(text))
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

  /** Finds an ending that a language gives our name, and with which no tag finds it. */
  private void findMissedEndings() {
    String name = watch.organisation().name();
    if (!namesUs(name)) {
      return;
    }
    Stream.concat(
            watch.releases().stream().flatMap(it -> it.texts().stream()).map(ReleaseText::language),
            feeds.stream().map(Feed::language).filter(Objects::nonNull))
        .distinct()
        .map(language -> NameEndings.of(name, language).toList())
        .filter(forms -> !forms.isEmpty() && forms.stream().noneMatch(this::namesUs))
        .map(List::getFirst)
        .distinct()
        .forEach(
            form ->
                found.add(
                    "your tags find your name, but not \"%s\", as texts also write it; add it to a rule"
                        .formatted(form)));
  }

  private boolean namesUs(String text) {
    return !names.match(Examples.article(text)).isEmpty();
  }

  private void findUncoveredLanguages() {
    for (TagRules tag : withRules(watch.tags())) {
      String missing = missing(language -> covers(tag, language));
      if (!missing.isEmpty()) {
        found.add("tag " + tag.id() + " has no rule for articles in " + missing);
      }
    }
  }

  /** Finds languages of feeds in which nobody has written what the releases say. */
  private void findUnwrittenLanguages() {
    List<TagRules> messages = watch.tags().stream().filter(TagRules::message).toList();
    Set<String> written =
        Stream.concat(
                watch.releases().stream()
                    .flatMap(release -> release.texts().stream())
                    .map(ReleaseText::language),
                messages.stream()
                    .flatMap(message -> message.sentences().stream())
                    .map(sentence -> LanguageGuess.likeliest(Tokens.of(sentence))))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    String missing =
        missing(
            language ->
                written.contains(language)
                    || withRules(messages).stream().anyMatch(it -> covers(it, language)));
    if (!watch.releases().isEmpty() && !missing.isEmpty()) {
      found.add(
          "no release and no message has a text in "
              + missing
              + ": fewer paraphrases are found there; messages can say each point in these languages, too");
    }
  }

  private void findNoMessages() {
    if (!watch.releases().isEmpty() && watch.tags().stream().noneMatch(TagRules::message)) {
      found.add(
          "watch.yaml has no messages; a message says a point of a release in other words, so that"
              + " more paraphrases are found");
    }
  }

  /** Returns the languages of feeds that are not covered, with the number of their feeds. */
  private String missing(Predicate<String> covered) {
    Map<String, Integer> spoken = new TreeMap<>();
    feeds.stream()
        .map(Feed::language)
        .filter(Objects::nonNull)
        .filter(not(covered))
        .forEach(language -> spoken.merge(language, 1, Integer::sum));
    return spoken.entrySet().stream()
        .map(each -> each.getKey() + " (" + Plural.of(each.getValue(), "feed") + ")")
        .collect(Collectors.joining(", "));
  }

  private static List<TagRules> withRules(List<TagRules> tags) {
    return tags.stream().filter(tag -> !tag.rules().isEmpty()).toList();
  }

  private static boolean covers(TagRules tag, String language) {
    return tag.rules().stream()
        .anyMatch(rule -> rule.languages().isEmpty() || rule.languages().contains(language));
  }
}
