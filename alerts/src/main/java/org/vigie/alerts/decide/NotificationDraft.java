package org.vigie.alerts.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Cause.Trigger;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.fields.ShortHash;

/**
 * A notification without its sentence for people, and the facts for that sentence.
 *
 * @param notification its {@code why} is empty
 */
public record NotificationDraft(Notification notification, Cause cause) {
  /** 128 bits: no two decisions of a topic share an id in practice. */
  private static final int ID_BYTES = 16;

  /**
   * @param groups the story's groups before this notification
   * @param route null when the configuration no longer has it
   */
  static NotificationDraft of(
      StoryGroups groups,
      Group group,
      PendingBatch batch,
      Trigger trigger,
      @Nullable Route route,
      Instant now) {
    Kind kind = groups.hasSent(group.channel()) ? Kind.FOLLOW_UP : Kind.FIRST;
    Reason reason = reason(groups, group, batch, kind, trigger);
    return new NotificationDraft(
        new Notification(
            id(groups, group),
            groups.story().watch(),
            group.route(),
            group.channel(),
            groups.story(),
            kind,
            reason,
            state(trigger),
            batch.listed(),
            batch.more().size(),
            "",
            batch.seen(),
            now,
            trigger == Trigger.SUPERSEDED ? now : null,
            null,
            null,
            null),
        new Cause.Grouped(batch.listed().getFirst(), batch.size(), reason, trigger, route));
  }

  private static State state(Trigger trigger) {
    return switch (trigger) {
      case TIMER, FINAL_FLUSH, QUIET_HOURS_ENDED -> State.PENDING;
      case QUIET_HOURS_BEGAN -> State.HELD;
      case SUPERSEDED -> State.MUTED;
    };
  }

  private static Reason reason(
      StoryGroups groups, Group group, PendingBatch batch, Kind kind, Trigger trigger) {
    if (trigger == Trigger.QUIET_HOURS_ENDED) {
      return Reason.QUIET_HOURS_OVER;
    }
    if (kind == Kind.FIRST) {
      return Reason.NEW_STORY;
    }
    Pickup.Kind strongest = batch.strongest();
    boolean stronger =
        strongest != null && strongest.isStrongerThan(groups.strongest(group.channel()));
    if (stronger || !batch.again().isEmpty()) {
      return Reason.STRONGER_PICKUP;
    }
    return group.told() == null ? Reason.NEW_STORY : Reason.NEW_ARTICLES;
  }

  /** The same for the same decision: held, then sent, it is one notification. */
  private static String id(StoryGroups groups, Group group) {
    Story story = groups.story();
    String sequence = Integer.toString(group.sequence());
    return id(story.watch(), group.route(), group.channel(), story.id(), group.opener(), sequence);
  }

  static String id(String... parts) {
    return "n-" + ShortHash.of(String.join("\n", parts), ID_BYTES);
  }
}
