package org.vigie.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision to tell people something, and what became of it. The newest record of a key is its
 * state; the topic is the ledger that keeps anything from being told twice.
 *
 * <p>A digest is one, too: its story stands for the edition, and its mentions are the ones to read
 * first, one of each story.
 *
 * <p>Key: the id. All of one story's are in one partition.
 *
 * @param id hash of route, channel, story and sequence: the same decision has the same id, held,
 *     told and settled
 * @param route {@code route-1}, … or {@code digest-1}, … in the order of the configuration
 * @param channel the channel's id
 * @param story the story as it was when this was decided
 * @param kind how it stands to earlier ones
 * @param reason why now
 * @param state what became of it
 * @param mentions what is new, strongest and first first; at most {@value #LISTED}
 * @param more how many more there are than listed
 * @param why one sentence for people: route, timers, reason
 * @param seen when the oldest of the mentions was seen
 * @param decided when it was decided
 * @param settled when it was sent, muted or given up
 * @param ref where it is: Slack's {@code channel ts}, or a Message-ID
 * @param error why it failed, without addresses or secrets
 * @param digest what a digest sums up; null when this is none
 */
public record Notification(
    String id,
    String watch,
    String route,
    String channel,
    Story story,
    Kind kind,
    Reason reason,
    State state,
    List<Mention> mentions,
    int more,
    String why,
    Instant seen,
    Instant decided,
    @Nullable Instant settled,
    @Nullable String ref,
    @Nullable String error,
    @Nullable Digest digest) {

  /** How many mentions a notification lists. */
  public static final int LISTED = 20;

  public Notification {
    mentions = List.copyOf(mentions);
  }

  /** One that is no digest. */
  public Notification(
      String id,
      String watch,
      String route,
      String channel,
      Story story,
      Kind kind,
      Reason reason,
      State state,
      List<Mention> mentions,
      int more,
      String why,
      Instant seen,
      Instant decided,
      @Nullable Instant settled,
      @Nullable String ref,
      @Nullable String error) {
    this(
        id, watch, route, channel, story, kind, reason, state, mentions, more, why, seen, decided,
        settled, ref, error, null);
  }

  /**
   * What came between two editions of a digest.
   *
   * @param from when the span begins
   * @param until when it ends
   * @param articles that came, or took more than before; copies included
   * @param copies how many of these repeat another's text
   * @param taking stories of which an article took from a release
   * @param naming other stories that name us
   * @param told stories that were told before, on any channel
   * @param held other stories that quiet hours hold back
   * @param tags most frequent first
   * @param stories strongest and largest first; each belongs to the mention at its place
   */
  public record Digest(
      Instant from,
      Instant until,
      int articles,
      int copies,
      int taking,
      int naming,
      int told,
      int held,
      List<TagCount> tags,
      List<Part> stories) {
    public Digest {
      tags = List.copyOf(tags);
      stories = List.copyOf(stories);
    }
  }

  /** How many of a digest's articles a tag is in. */
  public record TagCount(String tag, int articles) {}

  /**
   * A story's part in a digest.
   *
   * @param articles of the span, copies included
   * @param copies how many of these repeat another's text
   * @param told when it was last told, on any channel; null when it wasn't
   * @param held whether quiet hours hold it back
   */
  public record Part(
      String story, int articles, int copies, @Nullable Instant told, boolean held) {}

  public enum Kind {
    /** The story's first message on this channel, whichever route it took. */
    FIRST,
    /** What came later, by any route; goes into the thread of the first and edits it. */
    FOLLOW_UP
  }

  public enum Reason {
    /** The story is new to this route. */
    NEW_STORY,
    /** More articles joined a story already told. */
    NEW_ARTICLES,
    /** An article took more from a release than was told. */
    STRONGER_PICKUP,
    /** Held back in quiet hours, now delivered. */
    QUIET_HOURS_OVER,
    /** A digest's hour has come. */
    DIGEST
  }

  public enum State {
    /** Held back, for instance by quiet hours. */
    HELD,
    /** To be delivered. */
    PENDING,
    SENT,
    /** Dropped on purpose. */
    MUTED,
    /** Given up; a person must act. */
    FAILED
  }

  /** The same decision with its sentence for people. */
  public Notification explained(String sentence) {
    return new Notification(
        id, watch, route, channel, story, kind, reason, state, mentions, more, sentence, seen,
        decided, settled, ref, error, digest);
  }

  /** The same decision with its outcome. */
  public Notification settled(
      State state, Instant at, @Nullable String ref, @Nullable String error) {
    return new Notification(
        id, watch, route, channel, story, kind, reason, state, mentions, more, why, seen, decided,
        at, ref, error, digest);
  }
}
