package org.vigie.enrich.config;

import java.util.ArrayList;
import java.util.List;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/**
 * A watch as configured.
 *
 * @param watch its id
 * @param tags tags, then messages
 * @param examples what the tags must and must not match
 */
public record WatchConfig(
    String watch,
    Organisation organisation,
    List<TagRules> tags,
    List<Release> releases,
    List<Example> examples) {

  public WatchConfig {
    tags = List.copyOf(tags);
    releases = List.copyOf(releases);
    examples = List.copyOf(examples);
  }

  /**
   * A text that a tag must match, or must not.
   *
   * @param file as problems show it
   * @param line from 1
   */
  public record Example(String tag, String text, boolean matches, String file, int line) {}

  /** Everything that is published about the watch. */
  public List<WatchItem> items() {
    List<WatchItem> items = new ArrayList<>();
    items.add(organisation);
    items.addAll(tags);
    items.addAll(releases);
    return List.copyOf(items);
  }

  public WatchConfig withReleases(List<Release> others) {
    return new WatchConfig(watch, organisation, tags, others, examples);
  }
}
