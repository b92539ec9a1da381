package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/**
 * Groups a story's mentions into notifications, like Prometheus Alertmanager. There is one {@link
 * Group} for each combination of route, channel and story. A group collects mentions in a batch and
 * sends it when two times are over: {@code groupWait} since the batch's first mention, and {@code
 * groupInterval} since the group's previous notification. Quiet hours hold batches until they end.
 *
 * <p>A channel gets an article once, even if several routes match. The channel gets the article
 * again only if the article's pickup has become stronger. While an article waits, its last revision
 * decides what is told, on which channels, by which route, and whether quiet hours hold it.
 */
public record Groups(AlertsConfig config, Cause.Explainer explainer) {
  /** A story's groups after a change, and the notifications to publish, in order. */
  public record Decision(StoryGroups groups, List<Notification> notifications) {}

  /**
   * The result of adding a mention.
   *
   * @param mention the mention, for digests
   * @param isWithdrawn true if a revision has left its article without tags and without a pickup
   */
  public record Added(
      Decision decision, ArticleHistory history, Mention mention, News news, boolean isWithdrawn) {}

  /** What a mention says of its article that earlier mentions don't. */
  public enum News {
    /** The article is new. */
    NEW,
    /** The article's pickup is stronger than ever before. */
    STRONGER,
    /** Neither. */
    NONE;

    private static News of(@Nullable ArticleHistory known, ArticleHistory after) {
      if (known == null) {
        return NEW;
      }
      return Objects.equals(after.pickup(), known.pickup()) ? NONE : STRONGER;
    }
  }

  /**
   * Adds a mention to the groups of matching routes, and sends the story's batches that are due.
   *
   * @param before the story's groups; null for a new story
   * @param known the article's history; null for a new article
   * @return empty for the organisation's own articles and for duplicates, which change nothing
   */
  public Optional<Added> add(
      @Nullable StoryGroups before, @Nullable ArticleHistory known, Mention received, Instant now) {
    if (received.own() || received.duplicateOf() != null) {
      return Optional.empty();
    }
    Mention mention = MentionExcerpt.of(received);
    boolean isWithdrawn = !Match.ALL.fits(received);
    var history = ArticleHistory.after(known, mention, isWithdrawn, now);
    News news = News.of(known, history);
    ArticleHistory counted = known != null && known.isCountedBy(mention.story()) ? known : null;
    StoryGroups groups =
        before == null
            ? new StoryGroups(StorySnapshot.of(mention, isWithdrawn), List.of())
            : before.with(StorySnapshot.plus(before.story(), mention, isWithdrawn, counted));
    var change = new GroupsChange(config, explainer, groups, now);
    var routes = new Routes(config.routes());
    Set<String> wanted = routes.channels(received);
    history = change.withdraw(received, history, channel -> !wanted.contains(channel));
    Set<String> channels = new HashSet<>();
    for (Route route : routes.taken(received)) {
      for (String channel : route.to()) {
        if (channels.add(channel)) {
          history = change.add(received, history, route, channel);
        }
      }
    }
    return Optional.of(new Added(change.flush(false), history, mention, news, isWithdrawn));
  }

  /**
   * Sends the story's batches that are due, or holds them in quiet hours.
   *
   * @param isFinal true to send all batches, except those that quiet hours hold
   */
  public Decision flush(StoryGroups before, Instant now, boolean isFinal) {
    return new GroupsChange(config, explainer, before, now).flush(isFinal);
  }
}
