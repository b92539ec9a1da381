package org.vigie.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision to send an alert, and its delivery. The last record of a key is its state; the topic
 * is the ledger that prevents sending anything twice. The key is the id.
 *
 * <p>A digest is a notification, too: its story stands for the edition, and its mentions are the
 * most important ones, one for each story.
 *
 * @param id hash of route, channel, story and sequence; it is the same in every state
 * @param route {@code route-1}, … or {@code digest-1}, … in the order of the configuration
 * @param story the story at the time of the decision
 * @param mentions the new ones, strongest and earliest first; at most {@value #LISTED}
 * @param more number of new mentions beyond those
 * @param why one sentence for people: route, timers, reason
 * @param seen when the oldest of the mentions was seen
 * @param settled when it was sent, muted or given up
 * @param ref the message sent: Slack's {@code channel ts}, or a Message-ID
 * @param error why it failed, without addresses or secrets
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

  /** The most mentions that a notification lists. */
  public static final int LISTED = 20;

  public Notification {
    mentions = List.copyOf(mentions);
  }

  /**
   * The summary of the time between two editions of a digest.
   *
   * @param articles new ones, and those that took more than before; copies included
   * @param copies those that repeat another article's text
   * @param taking number of stories with an article that took from a release
   * @param naming number of other stories that name us
   * @param told number of stories sent before, on any channel
   * @param held number of other stories held back by quiet hours
   * @param tags most frequent first
   * @param stories strongest and largest first, in the order of the notification's mentions
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

  /** The number of a digest's articles with a tag. */
  public record TagCount(String tag, int articles) {}

  /**
   * A story in a digest.
   *
   * @param articles new ones, copies included
   * @param copies those that repeat another article's text
   * @param told when the story was last sent, on any channel; null if never
   * @param held whether quiet hours hold it back
   */
  public record Part(
      String story, int articles, int copies, @Nullable Instant told, boolean held) {}

  public enum Kind {
    /** The story's first message on this channel, by any route. */
    FIRST,
    /** A later message, by any route; it joins the thread of the first, which is edited. */
    FOLLOW_UP
  }

  public enum Reason {
    /** The story is new to this route. */
    NEW_STORY,
    /** More articles joined a story that was already sent. */
    NEW_ARTICLES,
    /** An article took more from a release than the ones sent before. */
    STRONGER_PICKUP,
    /** It was held during quiet hours, which are now over. */
    QUIET_HOURS_OVER,
    /** A digest is due. */
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
    /** Not delivered; a person must act. */
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

  /** The same without its digest, the story's members and all but the first mentions. */
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
