package org.vigie.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags and the pickup that a watch found in an article. A later record with the same key
 * replaces this one: after a revision, or if another feed has a longer text of the article.
 *
 * @param article the article without its text
 * @param tags one tag for each place where a rule matched, in the order of the text
 * @param pickup null if the article neither took from a release nor names the organisation
 * @param story id of the article's story
 * @param copyOf id of the article whose text this article repeats; null if it is not a copy
 * @param duplicateOf id under which the same article was found earlier, through another feed; null
 *     if it was not. Duplicates are neither counted nor sent
 * @param own true if the article is on a site of the organisation. Such articles are counted
 *     separately and not sent
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

  /** Returns the kind of the pickup; null if there is no pickup. */
  public Pickup.@Nullable Kind kind() {
    return pickup == null ? null : pickup.kind();
  }

  /** Returns the ids of the tags without duplicates, in the order of {@link #tags}. */
  public List<String> tagIds() {
    return tags.stream().map(Tag::tag).distinct().toList();
  }
}
