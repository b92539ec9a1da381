package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Quiet;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/**
 * Gathers a story's mentions into messages, after Alertmanager's groups: one group per route,
 * channel and story. What comes together waits {@code groupWait}; messages about one story are at
 * least {@code groupInterval} apart. Unlike an alert of Alertmanager's, an article doesn't keep
 * firing, so what quiet hours hold back is kept and told after them.
 *
 * <p>On one channel an article is told once, whichever routes it takes, and again only when it took
 * more from a release than was told.
 */
public final class Groups {
  private final AlertsConfig config;
  private final Routes routes;
  private final Notifications notifications;

  public Groups(AlertsConfig config) {
    this.config = config;
    this.routes = new Routes(config.routes());
    this.notifications = new Notifications(config, routes);
  }

  /**
   * What a mention changed: what was told of its article, too.
   *
   * @param news for digests: the mention, if its article is new or took more than before
   */
  public record Added(Decision decision, Told told, Optional<Mention> news) {}

  /**
   * Takes in a mention, and tells what is due at once.
   *
   * @param before the story's groups; null when it is new
   * @param known what was told of the article; null when it is new
   * @return empty for own articles and duplicates, which change nothing
   */
  public Optional<Added> add(
      @Nullable StoryGroups before, @Nullable Told known, Mention heard, Instant now) {
    if (heard.own() || heard.duplicateOf() != null) {
      return Optional.empty();
    }
    Mention mention = Shortened.of(heard);
    boolean counted = known != null && known.story().equals(mention.story());
    StoryGroups groups =
        before == null
            ? new StoryGroups(Snapshot.of(mention), List.of())
            : before.with(Snapshot.plus(before.story(), mention, counted));
    Told told = Told.heard(known, mention.story(), now, Waiting.kind(mention));
    boolean isNews = known == null || !Objects.equals(told.pickup(), known.pickup());
    var hearing = new Hearing(notifications, groups, told, mention, now);
    for (Route route : routes.taken(heard)) {
      route.to().forEach(channel -> hearing.take(route, channel));
    }
    Decision due = tell(hearing.groups(), now, false);
    List<Notification> made = new ArrayList<>(hearing.made());
    made.addAll(due.notifications());
    return Optional.of(
        new Added(
            new Decision(due.groups(), made),
            hearing.told(),
            isNews ? Optional.of(mention) : Optional.empty()));
  }

  /**
   * Tells what is due, or holds it when it is quiet.
   *
   * @param runEnds whether to tell what still waits, too, but not what quiet hours hold
   */
  public Decision tell(StoryGroups before, Instant now, boolean runEnds) {
    StoryGroups groups = before;
    List<Notification> made = new ArrayList<>();
    for (Group group : before.groups()) {
      Waiting waiting = group.waiting();
      if (waiting == null || (waiting.due().isAfter(now) && (!runEnds || waiting.held()))) {
        continue;
      }
      Optional<Instant> quietEnds = quietEnds(group, now);
      if (quietEnds.isPresent() && !isUrgent(group, waiting)) {
        Waiting held = waiting.heldUntil(quietEnds.get());
        groups = groups.with(group.with(held));
        made.add(notifications.of(groups, group, held, Moment.QUIET_BEGUN, now));
      } else {
        Moment moment =
            waiting.held() && quietEnds.isEmpty()
                ? Moment.QUIET_OVER
                : waiting.due().isAfter(now) ? Moment.RUN_ENDS : Moment.DUE;
        made.add(notifications.of(groups, group, waiting, moment, now));
        groups = groups.with(group.told(waiting, now));
      }
    }
    return new Decision(groups, made);
  }

  private Optional<Instant> quietEnds(Group group, Instant now) {
    Route route = routes.find(group.route());
    Quiet quiet = route == null ? null : route.quiet();
    return quiet == null ? Optional.empty() : QuietHours.end(quiet, config.timeZone(), now);
  }

  private boolean isUrgent(Group group, Waiting waiting) {
    Route route = routes.find(group.route());
    Quiet quiet = route == null ? null : route.quiet();
    return quiet != null && waiting.listed().stream().anyMatch(mention -> isUrgent(quiet, mention));
  }

  static boolean isUrgent(Quiet quiet, Mention mention) {
    return quiet.except().stream().anyMatch(match -> Routes.fits(match, mention));
  }
}
