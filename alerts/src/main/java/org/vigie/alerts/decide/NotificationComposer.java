package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.Set;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Cause.Trigger;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.fields.ShortHash;

/** Composes the notification of a batch that a {@link Group} sends, holds or drops. */
record NotificationComposer(AlertsConfig config, Cause.Explainer explainer, Instant now) {
  /** Number of bytes of an id. With 128 bits, two ids are never equal in practice. */
  private static final int ID_BYTES = 16;

  /** {@code groups} are the story's groups before the batch is recorded as sent. */
  Notification compose(StoryGroups groups, Group group, PendingBatch batch, Trigger trigger) {
    Kind kind = groups.hasSent(group.channel()) ? Kind.FOLLOW_UP : Kind.FIRST;
    Reason reason = reason(groups, group, batch, kind, trigger);
    var routes = new Routes(config.routes());
    Route route = routes.find(group.route());
    Mention lead = batch.listed().getFirst();
    Set<String> tags = routes.tags(group.route());
    var cause = new Cause.Grouped(lead, batch.size(), reason, trigger, route, tags);
    return new Notification(
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
        explainer.why(config.language(group.channel()), cause),
        batch.seen(),
        now,
        state(trigger) == State.MUTED ? now : null,
        null,
        null,
        null,
        null,
        state(trigger) == State.HELD ? batch.due() : null);
  }

  private static State state(Trigger trigger) {
    return switch (trigger) {
      case TIMER, FINAL_FLUSH, QUIET_HOURS_ENDED -> State.PENDING;
      case QUIET_HOURS_BEGAN -> State.HELD;
      case SUPERSEDED, WITHDRAWN -> State.MUTED;
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

  /** Returns the notification's id. A batch that is first held and then sent keeps its id. */
  private static String id(StoryGroups groups, Group group) {
    Story story = groups.story();
    String sequence = Integer.toString(group.sequence());
    return id(story.watch(), group.route(), group.channel(), story.id(), group.opener(), sequence);
  }

  static String id(String... parts) {
    return "n-" + ShortHash.of(String.join("\n", parts), ID_BYTES);
  }
}
