package org.vigie.enrich.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/**
 * The configuration of a watch.
 *
 * @param tags the tags, then the key messages: tags that find the main statements of releases.
 *     Retired tags and rules are left out
 * @param examples texts that the tags must match or ignore
 * @param rulePlaces where each rule is written; empty if the watch wasn't read from a file
 */
public record WatchConfig(
    String watch,
    Organisation organisation,
    List<TagRules> tags,
    List<Release> releases,
    List<Example> examples,
    List<RulePlace> rulePlaces) {

  public WatchConfig {
    tags = List.copyOf(tags);
    releases = List.copyOf(releases);
    examples = List.copyOf(examples);
    rulePlaces = List.copyOf(rulePlaces);
  }

  /** Creates a watch whose rules are in no file. */
  public WatchConfig(
      String watch,
      Organisation organisation,
      List<TagRules> tags,
      List<Release> releases,
      List<Example> examples) {
    this(watch, organisation, tags, releases, examples, List.of());
  }

  /** A text that a tag must match or must ignore, and where it is: file and line (from 1). */
  public record Example(String tag, String text, boolean matches, String file, int line) {}

  /** Where a rule is written: file and line (from 1). A rule's id is unique within its tag. */
  public record RulePlace(String tag, String rule, String file, int line) {}

  /** Returns the ids of the messages that are written as sentences. */
  static List<String> sentences(List<TagRules> tags) {
    return tags.stream().filter(tag -> !tag.sentences().isEmpty()).map(TagRules::id).toList();
  }

  /** Returns the watch as if all its drafts were live. */
  public WatchConfig withDraftsLive() {
    return withDraftsLive(tags.stream().map(TagRules::id).collect(Collectors.toSet()));
  }

  /** Returns the watch as if the drafts of the tags with these ids were live. */
  public WatchConfig withDraftsLive(Set<String> ids) {
    List<TagRules> live =
        tags.stream().map(tag -> ids.contains(tag.id()) ? tag.withDraftsLive() : tag).toList();
    return new WatchConfig(watch, organisation, live, releases, examples, rulePlaces);
  }

  /** Returns all items to publish to Kafka: the organisation, its tags and its releases. */
  public List<WatchItem> items() {
    return Stream.of(List.of(organisation), tags, releases)
        .<WatchItem>flatMap(List::stream)
        .toList();
  }
}
