package org.vigie.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision to send an alert to a channel, and the result of the delivery. Each change of the
 * state is a new record with the same id; the last one is current. Before a delivery, these records
 * show whether the notification was already sent.
 *
 * <p>A digest is a notification, too, about many stories. Its {@code story} only holds the digest's
 * name, date and totals; its {@code mentions} are the most important one of each story.
 *
 * @param id hash of route, channel, story and sequence number; the same in all states
 * @param route {@code route-1} for the first configured route, {@code digest-to-press} for the
 *     digest to the channel {@code press}
 * @param story the story at the time of the decision
 * @param mentions the new mentions, strongest pickup first, then earliest; at most {@value #LISTED}
 * @param more number of new mentions that are not in {@code mentions}
 * @param why one sentence for people: what was found in the article, and why the alert is sent now
 * @param seen earliest {@code seen} of the articles of the new mentions
 * @param settled when the notification was sent, muted or given up; null before
 * @param ref identifies the sent message: Slack's channel id and {@code ts}, or a mail's
 *     Message-ID. In the state {@code PENDING}, some recipients have the mail, and {@code attempt}
 *     names the others
 * @param error why the delivery failed, without addresses or secrets. In the state {@code PENDING},
 *     why some recipients surely don't have the mail yet; null if a call may have sent it to them
 * @param digest the summary of a digest; null for other notifications
 * @param attempt what is known of a call without a plain result; null otherwise
 * @param heldUntil in the state {@code HELD}, when quiet hours end; null otherwise, and in records
 *     of earlier versions
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
    @Nullable Digest digest,
    @Nullable Attempt attempt,
    @Nullable Instant heldUntil) {

  /** Maximum number of mentions in {@link #mentions()}. */
  public static final int LISTED = 20;

  public Notification {
    mentions = List.copyOf(mentions);
  }

  /**
   * What a digest tells about the time since the previous digest.
   *
   * @param articles number of articles that are new or have a stronger pickup; copies included
   * @param copies number of copies among these articles
   * @param taking number of stories with an article that took something from a release
   * @param naming number of stories that only name the organisation
   * @param told number of stories about which an alert was already sent, to any channel
   * @param held number of stories about which no alert was sent yet, because of quiet hours
   * @param tags number of articles of each tag, most frequent tag first
   * @param stories the story of each mention in {@code mentions}, in the same order
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

  /** A tag, and the number of articles in the digest that have this tag. */
  public record TagCount(String tag, int articles) {}

  /**
   * A story in a digest.
   *
   * @param articles number of the story's articles in the digest; copies included
   * @param copies number of copies among these articles
   * @param told when an alert about the story was last sent, to any channel; null if never
   * @param held true if an alert about the story waits for the end of quiet hours
   */
  public record Part(
      String story, int articles, int copies, @Nullable Instant told, boolean held) {}

  /**
   * A call to the channel that had no plain result.
   *
   * <p>In the state {@code PENDING}, a call may have sent the message, and its result isn't known
   * yet. With {@code doubt}, this was the second such call, and there is no third. In the state
   * {@code SENT}, the channel refused some recipients, or {@code doubt} says why it isn't sure that
   * the message arrived, or that it arrived only once.
   *
   * @param at when the call was made
   * @param refused the e-mail addresses that the mail server refused, in the state {@code PENDING}
   *     perhaps only for now; the others got the mail
   */
  public record Attempt(Instant at, @Nullable String doubt, List<String> refused) {
    public Attempt {
      refused = List.copyOf(refused);
    }

    /** Returns a call without refused recipients. */
    public static Attempt of(Instant at, @Nullable String doubt) {
      return new Attempt(at, doubt, List.of());
    }
  }

  public enum Kind {
    /** No route has sent a message about the story to this channel before. */
    FIRST,
    /** A later message about the story. Slack's bot replies to the first message and edits it. */
    FOLLOW_UP
  }

  public enum Reason {
    /** This route has not sent an alert about the story before. */
    NEW_STORY,
    /** More articles have joined the story since this route's last alert. */
    NEW_ARTICLES,
    /** A pickup is stronger than those in earlier alerts; for example, a reprint after a quote. */
    STRONGER_PICKUP,
    /** The alert waited for the end of quiet hours, which are now over. */
    QUIET_HOURS_OVER,
    /** The configured time of a digest has come. */
    DIGEST
  }

  public enum State {
    /** The notification waits for the end of quiet hours. */
    HELD,
    /** The notification is decided, but not yet delivered. */
    PENDING,
    /** The channel has accepted the message. If it isn't sure, {@link #attempt} says so. */
    SENT,
    /**
     * The notification is never sent: another route sends its article, or a revision withdrew it.
     */
    MUTED,
    /** The delivery has failed for good; a person must act. */
    FAILED
  }

  /** Returns a copy with the result of the delivery. */
  public Notification settled(
      State state, Instant at, @Nullable String ref, @Nullable String error) {
    return with(state, at, ref, error, null);
  }

  /** Returns a copy with what is known of a call; null if no call has an unknown result. */
  public Notification attempted(@Nullable Attempt call) {
    return with(state, settled, ref, error, call);
  }

  /** Returns a copy with a call that has begun, and whose result isn't known yet. */
  public Notification calling(Attempt call) {
    return with(state, settled, ref, null, call);
  }

  /**
   * Returns a copy that waits only for those recipients of the mail whom the call names.
   *
   * @param why why they don't have the mail yet; null if an earlier call may have sent it to them
   */
  public Notification partlySent(String mail, @Nullable String why, Attempt call) {
    return with(State.PENDING, null, mail, why, call);
  }

  private Notification with(
      State newState,
      @Nullable Instant at,
      @Nullable String newRef,
      @Nullable String newError,
      @Nullable Attempt call) {
    return new Notification(
        id, watch, route, channel, story, kind, reason, newState, mentions, more, why, seen,
        decided, at, newRef, newError, digest, call, heldUntil);
  }

  /** Returns a smaller copy: at most {@code most} mentions, no digest, a story without members. */
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
        null,
        null,
        heldUntil);
  }
}
