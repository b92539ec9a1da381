package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Quiet;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;

/** One mention, and what it changes in its story's groups. Used once, by one thread. */
final class Hearing {
  private final Notifications notifications;
  private final Mention mention;
  private final String article;
  private final Pickup.@Nullable Kind kind;
  private final Instant now;
  private final List<Notification> made = new ArrayList<>();
  private StoryGroups groups;
  private Told told;

  Hearing(
      Notifications notifications, StoryGroups groups, Told told, Mention mention, Instant now) {
    this.notifications = notifications;
    this.groups = groups;
    this.told = told;
    this.mention = mention;
    this.article = mention.article().id();
    this.kind = Waiting.kind(mention);
    this.now = now;
  }

  /** Has it told on a channel, unless it was, or waits to be. */
  void take(Route route, String channel) {
    if (!told.isNews(channel, kind)) {
      return;
    }
    boolean again = told.on(channel) && !waitsUntold(channel);
    leaveOthers(route, channel);
    join(route, channel, again);
    told = told.plus(channel, kind);
  }

  StoryGroups groups() {
    return groups;
  }

  Told told() {
    return told;
  }

  List<Notification> made() {
    return made;
  }

  /** Whether it waits on the channel and was never told there. */
  private boolean waitsUntold(String channel) {
    return groups.groups().stream()
        .filter(group -> group.channel().equals(channel))
        .map(Group::waiting)
        .anyMatch(
            waiting ->
                waiting != null && waiting.has(article) && !waiting.again().contains(article));
  }

  /** What took another route before, with a weaker pickup, is not told twice on this channel. */
  private void leaveOthers(Route route, String channel) {
    for (Group group : groups.groups()) {
      Waiting waiting = group.waiting();
      if (waiting == null
          || !group.channel().equals(channel)
          || group.is(route.id(), channel)
          || !waiting.has(article)) {
        continue;
      }
      Waiting rest = waiting.without(article);
      if (!waiting.held()) {
        groups = groups.with(group.with(rest));
      } else if (rest != null) {
        say(group, rest, Moment.QUIET_BEGUN);
        groups = groups.with(group.with(rest));
      } else {
        // why: that it is held was announced, so what becomes of it must be.
        say(group, waiting, Moment.TAKEN_OVER);
        groups = groups.with(group.muted());
      }
    }
  }

  private void join(Route route, String channel, boolean again) {
    Group group = groups.find(route.id(), channel);
    if (group == null) {
      String opener = article + "@" + mention.article().revision();
      group = new Group(route.id(), channel, opener, 0, null, null, null);
    }
    Waiting waiting = waiting(group, route, again);
    group = group.with(waiting);
    groups = groups.with(group);
    if (waiting.held() && waiting.due().isAfter(now)) {
      say(group, waiting, Moment.QUIET_BEGUN);
    }
  }

  private Waiting waiting(Group group, Route route, boolean again) {
    Instant earliest = earliest(group.told(), route);
    Waiting waiting = group.waiting();
    if (waiting == null) {
      return Waiting.first(mention, again, earliest);
    }
    Quiet quiet = route.quiet();
    boolean breaksQuiet = waiting.held() && (quiet == null || Groups.isUrgent(quiet, mention));
    boolean sooner = breaksQuiet && earliest.isBefore(waiting.due());
    return waiting.plus(mention, again, sooner ? earliest : waiting.due());
  }

  /** A wait to gather what comes together, and the interval since the last message. */
  private Instant earliest(@Nullable Instant last, Route route) {
    Instant waited = now.plus(route.groupWait());
    if (last == null || last.plus(route.groupInterval()).isBefore(waited)) {
      return waited;
    }
    return last.plus(route.groupInterval());
  }

  private void say(Group group, Waiting waiting, Moment moment) {
    made.add(notifications.of(groups, group, waiting, moment, now));
  }
}
