package org.vigie.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article says that concerns a watch. A later record with the same key replaces it: a
 * revision, or the same article seen again with more text.
 *
 * <p>Key: {@code watch/articleId}.
 *
 * @param article without its text
 * @param tags every place, in order of the text
 * @param pickup null when the article neither took from a release nor names us
 * @param story id of the story it belongs to
 * @param copyOf id of the article whose text it repeats
 * @param duplicateOf id of the same article, seen earlier through another feed; such a mention is
 *     neither counted nor told
 * @param own whether it is on one of our own domains; counted apart, not told
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

  /** The tags' ids, each once, in order of the text. */
  public List<String> tagIds() {
    return tags.stream().map(Tag::tag).distinct().toList();
  }
}
