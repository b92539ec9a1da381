package org.vigie.enrich.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

/**
 * The parts of a {@link Member} that comparing and counting need, kept in memory for all members.
 *
 * @param story id of its story
 * @param copyOf id of the first article with this text; null if it is this one
 * @param dated the time to file it under
 * @param at the time of the record that brought it first
 * @param kind null if the article neither took from a release nor names us
 * @param headline the words of the title that distinguish events, folded, each once
 * @param timeZone IANA name; the watch's days begin at midnight there
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

  // why: our own list. Lucene's lists have other words, some of them nouns: estado, sea, will.
  private static final Lexicon STOP_WORDS = Lexicon.of("stop-words");

  /** Letters of a telling word; a number may be shorter. */
  private static final int SHORTEST = 3;

  /** In order of arrival; then by id. */
  static final Comparator<ComparedArticle> BY_ARRIVAL =
      Comparator.comparing(ComparedArticle::at).thenComparing(ComparedArticle::id);

  /** In order of publication; then by id. */
  static final Comparator<ComparedArticle> BY_DATE =
      Comparator.comparing(ComparedArticle::dated).thenComparing(ComparedArticle::id);

  static ComparedArticle of(Member member) {
    var headline = new LinkedHashSet<>(Tokens.of(member.mention().article().title()).words());
    headline.removeIf(STOP_WORDS::contains);
    headline.removeIf(word -> word.length() < SHORTEST && !Character.isDigit(word.charAt(0)));
    return of(member, headline, member.wording());
  }

  /** Without the parts that only recent articles are compared by. */
  static ComparedArticle faded(Member member) {
    return of(member, Set.of(), Wording.NONE);
  }

  private static ComparedArticle of(Member member, Set<String> headline, Wording wording) {
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
        headline,
        wording,
        member.timeZone());
  }

  /** True if it counts as a member of its story: on a site of others, and it concerns us. */
  boolean isRelevant() {
    return !own && !(tags.isEmpty() && kind == null);
  }

  boolean isRelevantCopy() {
    return isRelevant() && copyOf != null;
  }

  /** Id of the first article with this text. */
  String root() {
    return copyOf == null ? id : copyOf;
  }
}
