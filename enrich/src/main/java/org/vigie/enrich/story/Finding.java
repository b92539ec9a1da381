package org.vigie.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * What a watch found in one revision of an article, before it is compared with other articles.
 *
 * @param article without its text
 * @param own true if it is on a domain of the organisation
 * @param duplicateOf id of the same article, seen before through another feed
 * @param length code units of title, summary and text; of two sightings the longer has more content
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

  /** True if the article has nothing that concerns the watch. */
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
