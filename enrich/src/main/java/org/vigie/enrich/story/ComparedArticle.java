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
 * The parts of a stored article ({@link Member}) that are compared or counted. They are in memory.
 *
 * @param story id of the article's story
 * @param copyOf id of the first article with the same text; null if this article is the first
 * @param dated time of publication; if unknown or in the future, the time when it was first seen
 * @param at timestamp of the Kafka record that first contained the article
 * @param kind kind of the article's pickup; null if there is none
 * @param headline words of the title without stop words, in lower case and without accents
 * @param timeZone IANA name of the time zone in which the watch's days begin and end
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

  // why: not Lucene's stop words, some of which are also nouns: estado, sea, will.
  private static final Lexicon STOP_WORDS = Lexicon.of("stop-words");

  /** Minimum number of letters of a headline word; a number may be shorter. */
  private static final int SHORTEST = 3;

  /** Orders by time of arrival, then by id. */
  static final Comparator<ComparedArticle> BY_ARRIVAL =
      Comparator.comparing(ComparedArticle::at).thenComparing(ComparedArticle::id);

  /** Orders by time of publication, then by id. */
  static final Comparator<ComparedArticle> BY_DATE =
      Comparator.comparing(ComparedArticle::dated).thenComparing(ComparedArticle::id);

  static ComparedArticle of(Member member) {
    var headline = new LinkedHashSet<>(Tokens.of(member.mention().article().title()).words());
    headline.removeIf(STOP_WORDS::contains);
    headline.removeIf(word -> word.length() < SHORTEST && !Character.isDigit(word.charAt(0)));
    return of(member, headline, member.wording());
  }

  /** Creates an article without headline and wording: old articles are counted, not compared. */
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

  /** True if the article has tags or a pickup, and is not on the organisation's own domains. */
  boolean isRelevant() {
    return !own && !(tags.isEmpty() && kind == null);
  }

  boolean isRelevantCopy() {
    return isRelevant() && copyOf != null;
  }

  /** Returns the id of the first article with this article's text, or this article's id. */
  String root() {
    return copyOf == null ? id : copyOf;
  }
}
