package org.vigie.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision to send an alert, and the result of its delivery. The key is the id; the last record
 * of a key is the notification's current state. The topic is the ledger that prevents a second
 * delivery of a notification.
 *
 * <p>A digest is a notification, too. Its {@code story} then represents one edition, which is one
 * digest sent at one due time. Its {@code mentions} are the most important mentions, at most one of
 * each story.
 *
 * @param id hash of route, channel, story and sequence number; it does not change with the state
 * @param route the id {@code route-1}, … or {@code digest-1}, … in the order of the configuration
 * @param story the story at the time of the decision
 * @param mentions the new mentions, strongest pickup first, then earliest; at most {@value #LISTED}
 * @param more number of new mentions that are not in {@code mentions}
 * @param why one sentence for people that names the route, the timers and the reason
 * @param seen when the oldest article of the new mentions was first seen
 * @param settled when the notification was sent, muted or given up
 * @param ref address of the sent message: Slack's {@code channel ts}, or a mail's Message-ID
 * @param error why the delivery failed, without addresses or secrets
 * @param digest the summary of a digest; null for other notifications
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

  /** Maximum number of mentions in {@link #mentions()}. */
  public static final int LISTED = 20;

  public Notification {
    mentions = List.copyOf(mentions);
  }

  /**
   * The summary of the time between two editions of a digest.
   *
   * @param articles number of articles that are new or have a stronger pickup, with copies
   * @param copies number of copies among these articles
   * @param taking number of stories with an article that took something from a release
   * @param naming number of stories that only name the organisation
   * @param told number of stories that were sent before, on any channel
   * @param held number of stories that quiet hours hold back and that were never sent
   * @param tags number of articles of each tag, most frequent tag first
   * @param stories stories with the strongest pickup and most articles first, like the mentions
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

  /** The number of a digest's articles that have a tag. */
  public record TagCount(String tag, int articles) {}

  /**
   * A story in a digest.
   *
   * @param articles number of the story's new articles, with copies
   * @param copies number of copies among these articles
   * @param told when the story was last sent on any channel; null if never
   * @param held true if quiet hours hold the story back
   */
  public record Part(
      String story, int articles, int copies, @Nullable Instant told, boolean held) {}

  public enum Kind {
    /** The first message about the story on this channel, from any route. */
    FIRST,
    /** A later message, from any route, in the first message's thread; the first is edited. */
    FOLLOW_UP
  }

  public enum Reason {
    /** The story is new to this route. */
    NEW_STORY,
    /** More articles joined a story that was already sent. */
    NEW_ARTICLES,
    /** An article took more from a release than the articles sent before. */
    STRONGER_PICKUP,
    /** The mentions were held back during quiet hours, which are now over. */
    QUIET_HOURS_OVER,
    /** A digest is due. */
    DIGEST
  }

  public enum State {
    /** The notification waits for the end of quiet hours. */
    HELD,
    /** The notification waits for its delivery. */
    PENDING,
    SENT,
    /** The notification was held back, then dropped: another route sends the articles. */
    MUTED,
    /** The notification could not be delivered; a person must act. */
    FAILED
  }

  /** Returns a copy with the outcome of the delivery. */
  public Notification settled(
      State state, Instant at, @Nullable String ref, @Nullable String error) {
    return new Notification(
        id, watch, route, channel, story, kind, reason, state, mentions, more, why, seen, decided,
        at, ref, error, digest);
  }

  /** Returns a copy with the first {@code most} mentions, no digest and no members of the story. */
  public Notification shortened(int most) {
    List<Mention> kept = mentions.subList(0, Math.min(most, mentions.size()));
    return new Notification(
        id,
        watch,
        route,
        channel,
        story.withoutMembers(),
        kind,
        reason,
        state,
        kept,
        more,
        why,
        seen,
        decided,
        settled,
        ref,
        error,
        null);
  }
}
