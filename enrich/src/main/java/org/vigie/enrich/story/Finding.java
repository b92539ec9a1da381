package org.vigie.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * What a watch found in one revision of an article, before anything is known of other articles.
 *
 * @param article without its text
 * @param own whether it is on one of the organisation's own domains
 * @param duplicateOf id of the same article, seen earlier through another feed
 * @param length code units of title, summary and text: of two sightings of an article, the longer
 *     one says more
 * @param wording to recognise copies
 * @param timeZone IANA name; the watch's days begin at midnight there
 */
public record Finding(
    String watch,
    Article article,
    List<Tag> tags,
    @Nullable Pickup pickup,
    boolean own,
    @Nullable String duplicateOf,
    int length,
    Wording wording,
    String timeZone) {

  public Finding {
    tags = List.copyOf(tags);
  }

  /** Whether the article has nothing that concerns the watch. */
  public boolean isEmpty() {
    return tags.isEmpty() && pickup == null;
  }

  public Finding asDuplicateOf(@Nullable String first) {
    return new Finding(watch, article, tags, pickup, own, first, length, wording, timeZone);
  }

  Finding with(Article other) {
    return new Finding(watch, other, tags, pickup, own, null, length, wording, timeZone);
  }
}
