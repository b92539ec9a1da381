package org.vigie.alerts.config;

import java.util.Map;

/**
 * The names of a watch's tags, for people to read.
 *
 * @param watch id of the watch; another one may have a tag with the same id
 * @param names names by the tags' ids
 */
public record TagNames(String watch, Map<String, String> names) {
  /** No names: tags are shown by their ids. */
  public static final TagNames NONE = new TagNames("", Map.of());

  public TagNames {
    names = Map.copyOf(names);
  }

  /** Returns the name of a watch's tag; its id if the name is unknown. */
  public String of(String ofWatch, String tag) {
    return ofWatch.equals(watch) ? names.getOrDefault(tag, tag) : tag;
  }
}
