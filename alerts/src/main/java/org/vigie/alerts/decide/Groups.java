package org.vigie.alerts.decide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.QuietHours;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Cause.Trigger;
import org.vigie.events.Mention;

/**
 * Groups a story's mentions into notifications, after Prometheus Alertmanager: one group per route,
 * channel and story. A group waits {@code groupWait} before its first notification and {@code
 * groupInterval} between two. Unlike an alert in Alertmanager, an article doesn't keep firing, so
 * mentions that arrive in quiet hours are kept and sent afterwards.
 *
 * <p>A channel gets an article once, whichever routes take it, and again only when the article took
 * more from a release than the channel knows.
 */
public final class Groups {
  private final Routes routes;
  private final ZoneId zone;

  public Groups(AlertsConfig config) {
    this.routes = new Routes(config.routes());
    this.zone = config.timeZone();
  }

  /**
   * What a mention changed.
   *
   * @param news the mention, for digests, if its article is new or took more than before
   */
  public record Added(Decision decision, ArticleHistory history, Optional<Mention> news) {}

  /**
   * Adds a mention to its groups, and sends what is due at once.
   *
   * @param before the story's groups; null for a new story
   * @param known the article's history; null for a new article
   * @return empty for own articles and duplicates: they change nothing
   */
  public Optional<Added> add(
      @Nullable StoryGroups before, @Nullable ArticleHistory known, Mention received, Instant now) {
    if (received.own() || received.duplicateOf() != null) {
      return Optional.empty();
    }
    Mention mention = MentionExcerpt.of(received);
    var history = ArticleHistory.after(known, mention.story(), now, PendingBatch.kind(mention));
    boolean isNews = known == null || !Objects.equals(history.pickup(), known.pickup());
    var intake = new Intake(routes, withMention(before, known, mention), history, mention, now);
    for (Route route : routes.taken(received)) {
      route.to().forEach(channel -> intake.add(route, channel));
    }
    Decision due = flush(intake.groups(), now, false);
    List<NotificationDraft> drafts = new ArrayList<>(intake.drafts());
    drafts.addAll(due.drafts());
    return Optional.of(
        new Added(
            new Decision(due.groups(), drafts),
            intake.history(),
            isNews ? Optional.of(mention) : Optional.empty()));
  }

  private static StoryGroups withMention(
      @Nullable StoryGroups before, @Nullable ArticleHistory known, Mention mention) {
    boolean counted = known != null && known.story().equals(mention.story());
    return before == null
        ? new StoryGroups(StorySnapshot.of(mention), List.of())
        : before.with(StorySnapshot.plus(before.story(), mention, counted));
  }

  /**
   * Sends the batches that are due, or holds them in quiet hours.
   *
   * @param isFinal sends batches that aren't due, too, but not those that quiet hours hold
   */
  public Decision flush(StoryGroups before, Instant now, boolean isFinal) {
    StoryGroups groups = before;
    List<NotificationDraft> drafts = new ArrayList<>();
    for (Group group : before.groups()) {
      PendingBatch batch = group.waiting();
      if (batch == null || (batch.due().isAfter(now) && (!isFinal || batch.held()))) {
        continue;
      }
      Route route = routes.find(group.route());
      Optional<Instant> quietUntil = quietUntil(route, now);
      if (quietUntil.isPresent() && !isUrgent(route, batch)) {
        PendingBatch held = batch.heldUntil(quietUntil.get());
        groups = groups.with(group.with(held));
        drafts.add(
            NotificationDraft.of(groups, group, held, Trigger.QUIET_HOURS_BEGAN, route, now));
      } else {
        Trigger trigger = trigger(batch, quietUntil.isPresent(), now);
        drafts.add(NotificationDraft.of(groups, group, batch, trigger, route, now));
        groups = groups.with(group.afterSending(batch, now));
      }
    }
    return new Decision(groups, drafts);
  }

  private static Trigger trigger(PendingBatch batch, boolean isQuiet, Instant now) {
    if (batch.held() && !isQuiet) {
      return Trigger.QUIET_HOURS_ENDED;
    }
    return batch.due().isAfter(now) ? Trigger.FINAL_FLUSH : Trigger.TIMER;
  }

  private Optional<Instant> quietUntil(@Nullable Route route, Instant now) {
    QuietHours quiet = route == null ? null : route.quiet();
    return quiet == null ? Optional.empty() : quiet.end(now, zone);
  }

  private static boolean isUrgent(@Nullable Route route, PendingBatch batch) {
    QuietHours quiet = route == null ? null : route.quiet();
    return quiet != null && batch.listed().stream().anyMatch(quiet::excepts);
  }
}
