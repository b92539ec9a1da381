package org.vigie.enrich.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;

/**
 * The parts of a stored article ({@link Member}) that are compared or counted. All of the last week
 * are in memory, so they are small. They are also stored by themselves, because a start reads all
 * of them, and because a member has no wording.
 *
 * @param story id of the article's story
 * @param copyOf id of the article with the same text that was published first; null if this is it
 * @param dated time of publication; if unknown or later than {@code at}, {@code at}: an undated
 *     revision has a later {@code seen}, but stays on its day
 * @param at timestamp of the Kafka record that first contained the article: when it was first seen
 * @param kind kind of the article's pickup; null if there is none
 * @param headline {@link Headline#NONE} if the article is too old to be compared
 * @param wording {@link Wording#NONE} if the article is too old to be compared
 * @param timeZone IANA name of the time zone in which the watch's days begin and end
 */
public record ComparedArticle(
    String id,
    String story,
    @Nullable String copyOf,
    @Nullable String language,
    Instant dated,
    Instant at,
    List<String> tags,
    int tier,
    boolean own,
    @Nullable Kind kind,
    @Nullable String release,
    Headline headline,
    Wording wording,
    String timeZone) {

  /** Begins the id of a story; the id of the article that was found first ends it. */
  static final String STORY = "st-";

  /** Orders by time of arrival, then by id. */
  static final Comparator<ComparedArticle> BY_ARRIVAL =
      Comparator.comparing(ComparedArticle::at).thenComparing(ComparedArticle::id);

  /** Orders by time of publication, then by id. */
  static final Comparator<ComparedArticle> BY_DATE =
      Comparator.comparing(ComparedArticle::dated).thenComparing(ComparedArticle::id);

  /** As {@link #BY_DATE}, but an article with a day and no time was published when it arrived. */
  static final Comparator<ComparedArticle> FIRST_PUBLISHED =
      Comparator.comparing(ComparedArticle::published).thenComparing(BY_ARRIVAL);

  // why: Kind is imported, because javac 25 loses the annotation of Pickup.@Nullable Kind.
  public ComparedArticle {
    tags = List.copyOf(tags);
  }

  /** Creates the article of a member that is no longer compared: without headline and wording. */
  static ComparedArticle faded(Member member) {
    return of(member, Headline.NONE, Wording.NONE);
  }

  /** Creates the article of a member; a member's wording is not stored with it. */
  static ComparedArticle of(Member member, Wording wording) {
    return of(member, Headline.of(member.mention().article().title()), wording);
  }

  private static ComparedArticle of(Member member, Headline headline, Wording wording) {
    Mention mention = member.mention();
    Pickup pickup = mention.pickup();
    Instant dated = mention.article().dated();
    return new ComparedArticle(
        member.id(),
        mention.story(),
        mention.copyOf(),
        mention.article().language(),
        dated.isBefore(member.at()) ? dated : member.at(),
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

  /** Returns the article without headline and wording: old articles are counted, not compared. */
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
        Headline.NONE,
        Wording.NONE,
        timeZone);
  }

  /** True if the article has no headline and wording, or never had words in either. */
  @JsonIgnore
  boolean isFaded() {
    return headline.size() == 0 && wording.size() == 0;
  }

  /** True if the article is the one that was found first of its story. */
  boolean beganStory() {
    return story.equals(STORY + id);
  }

  /** True if this is a state of the same article. */
  boolean is(ComparedArticle other) {
    return id.equals(other.id());
  }

  /** True if both are counted in the same cells of {@link Counts}. */
  boolean isCountedAs(ComparedArticle other) {
    return counted().equals(other.counted());
  }

  private List<?> counted() {
    return Arrays.asList(story, language, dated, at, tags, tier, own, timeZone);
  }

  /** True if the article has tags or a pickup, and is not on the organisation's own domains. */
  @JsonIgnore
  boolean isRelevant() {
    return !own && !(tags.isEmpty() && kind == null);
  }

  @JsonIgnore
  boolean isRelevantCopy() {
    return isRelevant() && copyOf != null;
  }

  /** Returns the id of the article with this text that was published first; it may be this one. */
  String original() {
    return copyOf == null ? id : copyOf;
  }

  private Instant published() {
    return isMidnight(ZoneOffset.UTC) || isMidnight(ZoneId.of(timeZone)) ? at : dated;
  }

  private boolean isMidnight(ZoneId zone) {
    return dated.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
