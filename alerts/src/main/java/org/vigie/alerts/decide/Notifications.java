package org.vigie.alerts.decide;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;

/** Words a decision as a notification. */
final class Notifications {
  private static final int ID_BYTES = 16;

  private final AlertsConfig config;
  private final Routes routes;

  Notifications(AlertsConfig config, Routes routes) {
    this.config = config;
    this.routes = routes;
  }

  /**
   * @param groups before the group is told
   */
  Notification of(StoryGroups groups, Group group, Waiting waiting, Moment moment, Instant now) {
    Kind kind = groups.wasTold(group.channel()) ? Kind.FOLLOW_UP : Kind.FIRST;
    Reason reason = reason(groups, group, waiting, kind, moment);
    var why = new Why(language(group.channel()), routes.find(group.route()));
    return new Notification(
        id(groups, group),
        groups.story().watch(),
        group.route(),
        group.channel(),
        groups.story(),
        kind,
        reason,
        state(moment),
        waiting.listed(),
        waiting.more().size(),
        why.sentence(waiting, reason, moment),
        waiting.seen(),
        now,
        moment == Moment.TAKEN_OVER ? now : null,
        null,
        null,
        null);
  }

  private static State state(Moment moment) {
    return switch (moment) {
      case DUE, RUN_ENDS, QUIET_OVER -> State.PENDING;
      case QUIET_BEGUN -> State.HELD;
      case TAKEN_OVER -> State.MUTED;
    };
  }

  private static Reason reason(
      StoryGroups groups, Group group, Waiting waiting, Kind kind, Moment moment) {
    if (moment == Moment.QUIET_OVER) {
      return Reason.QUIET_HOURS_OVER;
    }
    if (kind == Kind.FIRST) {
      return Reason.NEW_STORY;
    }
    Pickup.Kind strongest = waiting.strongest();
    boolean stronger =
        strongest != null && strongest.isStrongerThan(groups.strongest(group.channel()));
    if (stronger || !waiting.again().isEmpty()) {
      return Reason.STRONGER_PICKUP;
    }
    return group.told() == null ? Reason.NEW_STORY : Reason.NEW_ARTICLES;
  }

  private Language language(String channel) {
    ChannelConfig known = config.channels().get(channel);
    return known == null ? config.language() : known.language();
  }

  /** The same decision has the same id: held, then told, it is one notification. */
  private static String id(StoryGroups groups, Group group) {
    return id(
        groups.story().watch(),
        group.route(),
        group.channel(),
        groups.story().id(),
        group.opener(),
        Integer.toString(group.sequence()));
  }

  static String id(String... parts) {
    String name = String.join("\n", parts);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "n-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
