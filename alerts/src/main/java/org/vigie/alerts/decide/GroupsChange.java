package org.vigie.alerts.decide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig.Email;
import org.vigie.alerts.config.QuietHours;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Cause.Trigger;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;
import org.vigie.events.fields.PageOutcome;

/** Changes the groups of one story after one mention or timer. Not thread-safe. */
final class GroupsChange {
  /**
   * Maximum number of bytes of the mentions that wait in all groups of a story. The groups are one
   * record, and Kafka takes 1 MB. If it refused the record, the story would stop all others.
   */
  private static final long MOST_BYTES = 900_000;

  private final AlertsConfig config;
  private final Routes routes;
  private final ZoneId zone;
  private final Instant now;
  private final NotificationComposer composer;
  private final List<Notification> notifications = new ArrayList<>();
  private StoryGroups groups;

  GroupsChange(AlertsConfig config, Cause.Explainer explainer, StoryGroups before, Instant now) {
    this.config = config;
    this.routes = new Routes(config.routes());
    this.zone = config.timeZone();
    this.composer = new NotificationComposer(config, explainer, now);
    this.groups = before;
    this.now = now;
  }

  /**
   * Adds a mention to a route's group on a channel, in place of the article's mention that waits
   * for the channel. If the channel already has the article with a pickup that is at least as
   * strong, nothing waits any longer. A mail that was sent for an article's teaser isn't followed
   * by another one for the article's page, because mails can't be edited; the page and the next
   * digest tell what the whole text shows.
   */
  ArticleHistory add(Mention mention, ArticleHistory history, Route route, String channel) {
    Pickup.Kind kind = mention.kind();
    String article = mention.article().id();
    PendingBatch waiting = waiting(article, channel);
    ArticleHistory sent =
        waiting == null
            ? history
            : history.withoutWaiting(channel, waiting.again().contains(article));
    if (!sent.isNews(channel, kind)) {
      return withdraw(mention, history, channel::equals);
    }
    boolean sentBefore = sent.isOn(channel);
    boolean isMail = config.channels().get(channel) instanceof Email;
    if (waiting == null && sentBefore && isMail && isOnlyItsPage(mention)) {
      return history.with(channel, kind);
    }
    leaveOtherGroups(article, route, channel);
    join(mention, route, channel, sentBefore);
    return sent.with(channel, kind);
  }

  /** True if the article is the same, but now has the whole text of its page. */
  private static boolean isOnlyItsPage(Mention mention) {
    PageOutcome page = mention.article().page();
    return page != null
        && page.kind() == PageOutcome.Kind.WHOLE
        && mention.article().changes().contains("text");
  }

  /** Removes an article from its batches for these channels, as if it had not begun to wait. */
  ArticleHistory withdraw(Mention revision, ArticleHistory history, Predicate<String> channels) {
    String article = revision.article().id();
    ArticleHistory rest = history;
    for (Group group : groups.groups()) {
      PendingBatch batch = group.waiting();
      if (batch != null && channels.test(group.channel()) && batch.has(article)) {
        // why: the channel doesn't have what waits, so a later revision may be news.
        rest = rest.withoutWaiting(group.channel(), batch.again().contains(article));
        leave(article, group, batch, Trigger.WITHDRAWN);
      }
    }
    return rest;
  }

  /** Returns the batch in which the article waits for the channel; null if it doesn't wait. */
  private @Nullable PendingBatch waiting(String article, String channel) {
    for (Group group : groups.groups()) {
      PendingBatch batch = group.waiting();
      if (batch != null && group.channel().equals(channel) && batch.has(article)) {
        return batch;
      }
    }
    return null;
  }

  /** Removes the article from other routes' batches for this channel, so that it is sent once. */
  private void leaveOtherGroups(String article, Route route, String channel) {
    for (Group group : groups.groups()) {
      PendingBatch batch = group.waiting();
      if (batch != null
          && batch.has(article)
          && group.channel().equals(channel)
          && !group.is(route.id(), channel)) {
        leave(article, group, batch, Trigger.SUPERSEDED);
      }
    }
  }

  /** Removes the article from a batch; {@code trigger} is told if the batch has no other one. */
  private void leave(String article, Group group, PendingBatch batch, Trigger trigger) {
    PendingBatch rest = batch.without(article);
    if (!batch.held()) {
      groups = groups.with(group.with(rest));
    } else if (rest != null) {
      addNotification(group, rest, Trigger.QUIET_HOURS_BEGAN);
      groups = groups.with(group.with(rest));
    } else {
      // why: a notification announced the held batch, so another must say that it is dropped.
      addNotification(group, batch, trigger);
      groups = groups.with(group.afterDropping());
    }
  }

  private void join(Mention mention, Route route, String channel, boolean sentBefore) {
    Group group = groups.find(route.id(), channel);
    if (group == null) {
      String opener = mention.article().id() + "@" + mention.article().revision();
      group = new Group(route.id(), channel, opener, 0, null, null, null);
    }
    PendingBatch before = group.waiting();
    long room = MOST_BYTES - groups.bytesBeside(group);
    PendingBatch batch = batch(mention, group, route, sentBefore).within(room);
    group = group.with(batch);
    groups = groups.with(group);
    if (batch.held() && batch.due().isAfter(now) && !batch.equals(before)) {
      addNotification(group, batch, Trigger.QUIET_HOURS_BEGAN);
    }
  }

  private PendingBatch batch(Mention mention, Group group, Route route, boolean sentBefore) {
    QuietHours quiet = route.quiet();
    boolean isUrgent = quiet != null && quiet.excepts(mention);
    Mention excerpt = MentionExcerpt.of(mention);
    Instant earliest = earliest(group.told(), route);
    PendingBatch batch = group.waiting();
    if (batch == null) {
      return PendingBatch.of(excerpt, sentBefore, isUrgent, earliest);
    }
    boolean breaksQuiet = batch.held() && (quiet == null || isUrgent);
    boolean sooner = breaksQuiet && earliest.isBefore(batch.due());
    return batch.plus(excerpt, sentBefore, isUrgent, sooner ? earliest : batch.due());
  }

  /**
   * Returns when a new batch may be sent, if the group last sent one at {@code last}. A time after
   * now is of a clock that was ahead, and says nothing.
   */
  private Instant earliest(@Nullable Instant last, Route route) {
    Instant waited = now.plus(route.groupWait());
    Instant spaced = last == null || last.isAfter(now) ? waited : last.plus(route.groupInterval());
    return spaced.isAfter(waited) ? spaced : waited;
  }

  /** Sends the batches that are due, or holds them in quiet hours; see {@link Groups#flush}. */
  Groups.Decision flush(boolean isFinal) {
    for (Group group : groups.groups()) {
      PendingBatch batch = group.waiting();
      if (batch != null && (isDue(group, batch) || (isFinal && isFree(group, batch)))) {
        sendOrHold(group, batch);
      }
    }
    return new Groups.Decision(groups, List.copyOf(notifications));
  }

  /**
   * True if the batch's time has come, or if it is later than any that would be chosen now: the
   * clock was ahead when the batch began to wait, or its quiet hours have changed since.
   */
  private boolean isDue(Group group, PendingBatch batch) {
    Route route = routes.find(group.route());
    Instant latest = batch.due();
    QuietHours quiet = route == null || !batch.held() ? null : route.quiet();
    if (quiet != null) {
      latest = quiet.end(now, zone).orElse(now);
    } else if (route != null) {
      latest = now.plus(Collections.max(List.of(route.groupWait(), route.groupInterval())));
    }
    return !batch.due().isAfter(now) || batch.due().isAfter(latest);
  }

  /** True if no quiet hours hold the batch, also if an urgent mention has joined a held batch. */
  private boolean isFree(Group group, PendingBatch batch) {
    return !batch.held() || isUrgent(routes.find(group.route()), batch);
  }

  private static boolean isUrgent(@Nullable Route route, PendingBatch batch) {
    QuietHours quiet = route == null ? null : route.quiet();
    return quiet != null
        && (!batch.urgent().isEmpty() || batch.listed().stream().anyMatch(quiet::excepts));
  }

  private void sendOrHold(Group group, PendingBatch batch) {
    Route route = routes.find(group.route());
    QuietHours quiet = route == null ? null : route.quiet();
    Optional<Instant> quietUntil = quiet == null ? Optional.empty() : quiet.end(now, zone);
    if (quietUntil.isPresent() && !isUrgent(route, batch)) {
      PendingBatch held = batch.heldUntil(quietUntil.get());
      groups = groups.with(group.with(held));
      addNotification(group, held, Trigger.QUIET_HOURS_BEGAN);
    } else {
      addNotification(group, batch, trigger(batch, quietUntil.isPresent()));
      groups = groups.with(group.afterSending(batch, now));
    }
  }

  private Trigger trigger(PendingBatch batch, boolean isQuiet) {
    if (batch.held() && !isQuiet) {
      return Trigger.QUIET_HOURS_ENDED;
    }
    return batch.due().isAfter(now) ? Trigger.FINAL_FLUSH : Trigger.TIMER;
  }

  private void addNotification(Group group, PendingBatch batch, Trigger trigger) {
    notifications.add(composer.compose(groups, group, batch, trigger));
  }
}
