package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.article.PollResult.NewBody;
import org.vigie.ingest.poll.PollSchedule.Due;

/**
 * Computes a feed's {@link FeedHub} after a poll, and whether the feed may be polled more rarely
 * because a hub tells of its changes. A hub is trusted from a bell that brings articles until a
 * poll finds new articles without a bell, or a bell brings nothing, as when a cache still has the
 * old feed.
 *
 * @param before null if the feed named no hub
 * @param isEcho true if a poll has just brought an article, so that a bell can be about that
 */
record NextHub(@Nullable FeedHub before, Announcement announcement, boolean isEcho) {
  /** Time between two bells about one change. An estimate: some hubs send everything twice. */
  private static final Duration ECHO = Duration.ofSeconds(30);

  static boolean isEcho(@Nullable FeedState before, Instant at) {
    Instant brought = before == null ? null : before.brought();
    return brought != null && brought.isAfter(at.minus(ECHO));
  }

  /** Returns the hubs after a new body; null if {@code named} is. */
  @Nullable FeedHub fresh(@Nullable FeedHub named, NewBody body) {
    if (named == null) {
      return null;
    }
    boolean wasAnnounced = before != null && before.isSameAs(named) && before.announced();
    boolean isAnnounced =
        announcement.rung()
            ? !body.articles().isEmpty() || (isEcho && wasAnnounced)
            : wasAnnounced && body.created() == 0;
    return with(named, isAnnounced);
  }

  /** Returns the hubs after an answer that the feed is unchanged. */
  @Nullable FeedHub unchanged() {
    return before == null
        ? null
        : with(before, before.announced() && (!announcement.rung() || isEcho));
  }

  /** Returns the hubs after a failure; a back-off is never made longer. */
  @Nullable FeedHub failed() {
    return before == null ? null : with(before, before.announced());
  }

  private FeedHub with(FeedHub hub, boolean announced) {
    return new FeedHub(hub.urls(), hub.topic(), announcement.since(), announced, null);
  }

  /** Returns true if the feed may be polled more rarely. */
  static boolean isTrusted(@Nullable FeedHub hub) {
    return hub != null && hub.since() != null && hub.announced();
  }

  /** Notes when the feed would be due without the hub, if the hub delays its next poll. */
  static @Nullable FeedHub delayed(@Nullable FeedHub hub, Due due) {
    return hub == null
        ? null
        : new FeedHub(hub.urls(), hub.topic(), hub.since(), hub.announced(), due.usual());
  }
}
