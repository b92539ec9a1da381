package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.QuietHours;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Cause.Trigger;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

/** Adds one mention to the groups of its story. Used once, by one thread. */
final class Intake {
  private final Routes routes;
  private final Mention mention;
  private final String article;
  private final Pickup.@Nullable Kind kind;
  private final Instant now;
  private final List<NotificationDraft> drafts = new ArrayList<>();
  private StoryGroups groups;
  private ArticleHistory history;

  Intake(Routes routes, StoryGroups groups, ArticleHistory history, Mention mention, Instant now) {
    this.routes = routes;
    this.groups = groups;
    this.history = history;
    this.mention = mention;
    this.article = mention.article().id();
    this.kind = PendingBatch.kind(mention);
    this.now = now;
  }

  /** Adds it to a route's group on a channel, unless the channel has it or waits for it. */
  void add(Route route, String channel) {
    if (!history.isNews(channel, kind)) {
      return;
    }
    boolean sentBefore = history.isOn(channel) && !isPendingFirst(channel);
    leaveOtherGroups(route, channel);
    join(route, channel, sentBefore);
    history = history.with(channel, kind);
  }

  StoryGroups groups() {
    return groups;
  }

  ArticleHistory history() {
    return history;
  }

  List<NotificationDraft> drafts() {
    return drafts;
  }

  /** True if the article waits on the channel and was never sent there. */
  private boolean isPendingFirst(String channel) {
    return groups.groups().stream()
        .filter(group -> group.channel().equals(channel))
        .map(Group::waiting)
        .anyMatch(batch -> batch != null && batch.has(article) && !batch.again().contains(article));
  }

  /** Removes the article from groups of other routes on this channel: it is sent only once. */
  private void leaveOtherGroups(Route route, String channel) {
    for (Group group : groups.groups()) {
      PendingBatch batch = group.waiting();
      if (batch != null
          && group.channel().equals(channel)
          && !group.is(route.id(), channel)
          && batch.has(article)) {
        leave(group, batch);
      }
    }
  }

  private void leave(Group group, PendingBatch batch) {
    PendingBatch rest = batch.without(article);
    if (!batch.held()) {
      groups = groups.with(group.with(rest));
    } else if (rest != null) {
      draft(group, rest, Trigger.QUIET_HOURS_BEGAN);
      groups = groups.with(group.with(rest));
    } else {
      // why: a notification said that the batch is held, so another must say that it is dropped.
      draft(group, batch, Trigger.SUPERSEDED);
      groups = groups.with(group.afterDropping());
    }
  }

  private void join(Route route, String channel, boolean sentBefore) {
    Group group = groups.find(route.id(), channel);
    if (group == null) {
      String opener = article + "@" + mention.article().revision();
      group = new Group(route.id(), channel, opener, 0, null, null, null);
    }
    PendingBatch batch = batch(group, route, sentBefore);
    group = group.with(batch);
    groups = groups.with(group);
    if (batch.held() && batch.due().isAfter(now)) {
      draft(group, batch, Trigger.QUIET_HOURS_BEGAN);
    }
  }

  private PendingBatch batch(Group group, Route route, boolean sentBefore) {
    Instant earliest = earliest(group.told(), route);
    PendingBatch batch = group.waiting();
    if (batch == null) {
      return PendingBatch.of(mention, sentBefore, earliest);
    }
    QuietHours quiet = route.quiet();
    boolean breaksQuiet = batch.held() && (quiet == null || quiet.excepts(mention));
    boolean sooner = breaksQuiet && earliest.isBefore(batch.due());
    return batch.plus(mention, sentBefore, sooner ? earliest : batch.due());
  }

  /** The end of the wait, or of the interval since the last notification, whichever is later. */
  private Instant earliest(@Nullable Instant last, Route route) {
    Instant waited = now.plus(route.groupWait());
    if (last == null || last.plus(route.groupInterval()).isBefore(waited)) {
      return waited;
    }
    return last.plus(route.groupInterval());
  }

  private void draft(Group group, PendingBatch batch, Trigger trigger) {
    drafts.add(
        NotificationDraft.of(groups, group, batch, trigger, routes.find(group.route()), now));
  }
}
