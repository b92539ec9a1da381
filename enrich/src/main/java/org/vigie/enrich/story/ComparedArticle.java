package org.vigie.enrich.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

/**
 * The little of a {@link Member} that comparing needs, held in memory for all of them.
 *
 * @param copyOf the first of those with this text; null when it is that one
 * @param kind null when the article neither took from a release nor names us
 * @param headline telling words of the title
 */
record ComparedArticle(
    String id,
    String story,
    @Nullable String copyOf,
    @Nullable String language,
    Instant dated,
    Instant at,
    List<String> tags,
    int tier,
    boolean own,
    Pickup.@Nullable Kind kind,
    @Nullable String release,
    Set<String> headline,
    Wording wording,
    String timeZone) {

  /** In order of arrival; the id decides between those of one moment. */
  static final Comparator<ComparedArticle> BY_ARRIVAL =
      Comparator.comparing(ComparedArticle::at).thenComparing(ComparedArticle::id);

  static ComparedArticle of(Member member) {
    Mention mention = member.mention();
    Pickup pickup = mention.pickup();
    return new ComparedArticle(
        member.id(),
        mention.story(),
        mention.copyOf(),
        mention.article().language(),
        mention.article().dated(),
        member.at(),
        mention.tagIds(),
        mention.article().outlet().tier(),
        mention.own(),
        pickup == null ? null : pickup.kind(),
        pickup == null ? null : pickup.release(),
        Headline.words(mention.article().title()),
        member.wording(),
        member.timeZone());
  }

  /** The same without what only fresh articles are compared by. */
  ComparedArticle faded() {
    return new ComparedArticle(
        id,
        story,
        copyOf,
        language,
        dated,
        at,
        tags,
        tier,
        own,
        kind,
        release,
        Set.of(),
        Wording.NONE,
        timeZone);
  }

  /**
   * Whether it counts as a member of its story: on someone else's site, and still concerning us.
   */
  boolean isTold() {
    return !own && !(tags.isEmpty() && kind == null);
  }

  boolean isCopy() {
    return copyOf != null;
  }

  /** The article that stands for all with this text. */
  String root() {
    return copyOf == null ? id : copyOf;
  }

  Counts.Counted counted() {
    return new Counts.Counted(id, story, tags, tier, language, dated, own, timeZone);
  }
}
