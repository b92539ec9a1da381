package org.vigie.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags and the pickup that a watch found in an article. A later record with the same key
 * replaces it: for a revision, or for the same article with more text.
 *
 * @param article without its text
 * @param tags one for every place, in order of the text
 * @param pickup null if the article neither took from a release nor names us
 * @param story id of its story
 * @param copyOf id of the article whose text it repeats
 * @param duplicateOf id of the same article, seen earlier through another feed; duplicates are
 *     neither counted nor sent
 * @param own whether it is on one of our own sites; these are counted apart and not sent
 */
public record Mention(
    String watch,
    Article article,
    List<Tag> tags,
    @Nullable Pickup pickup,
    String story,
    @Nullable String copyOf,
    @Nullable String duplicateOf,
    boolean own) {

  public Mention {
    tags = List.copyOf(tags);
  }

  public String key() {
    return watch + "/" + article.id();
  }

  /** The kind of its pickup; null without one. */
  public Pickup.@Nullable Kind kind() {
    return pickup == null ? null : pickup.kind();
  }

  /** The ids of the tags, each once, in order of the text. */
  public List<String> tagIds() {
    return tags.stream().map(Tag::tag).distinct().toList();
  }
}
