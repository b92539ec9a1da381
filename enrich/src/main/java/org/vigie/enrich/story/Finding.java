package org.vigie.enrich.story;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * The tags and the pickup in one revision of an article, before a comparison with other articles.
 *
 * @param article the article without its text
 * @param own true if the article is on a domain of the organisation
 * @param duplicateOf id under which another feed had the article first; null if there is none
 * @param length number of code units of title, summary and text
 * @param wording the hashes by which copies are recognised
 * @param timeZone IANA name of the time zone in which the watch's days begin and end
 * @param drafts ids of the tags that the article would have if their drafts were live. They are
 *     only counted: no other result depends on them
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
    String timeZone,
    Set<String> drafts) {

  public Finding {
    tags = List.copyOf(tags);
    // why: an older record has none.
    drafts = drafts == null ? Set.of() : Set.copyOf(drafts);
  }

  /** Creates a finding without drafts. */
  public Finding(
      String watch,
      Article article,
      List<Tag> tags,
      @Nullable Pickup pickup,
      boolean own,
      @Nullable String duplicateOf,
      int length,
      Wording wording,
      String timeZone) {
    this(watch, article, tags, pickup, own, duplicateOf, length, wording, timeZone, Set.of());
  }

  /** True if the article has neither tags nor a pickup. */
  public boolean isEmpty() {
    return tags.isEmpty() && pickup == null;
  }

  /** Returns the finding without drafts, as that of a duplicate if {@code first} is not null. */
  public Finding asDuplicateOf(@Nullable String first) {
    return new Finding(watch, article, tags, pickup, own, first, length, wording, timeZone);
  }

  /** Returns the finding with these tags and this pickup in place of its own. */
  public Finding with(List<Tag> others, @Nullable Pickup other) {
    return new Finding(
        watch, article, others, other, own, duplicateOf, length, wording, timeZone, drafts);
  }

  /** Returns the finding, without drafts, as that of another article, which is no duplicate. */
  Finding with(Article other) {
    return new Finding(watch, other, tags, pickup, own, null, length, wording, timeZone);
  }
}
