package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
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
public record Groups(AlertsConfig config) {
  /** A story's groups after an event, and the notifications to publish, in this order. */
  public record Decision(StoryGroups groups, List<NotificationDraft> drafts) {}

  /**
   * The changes after a mention.
   *
   * @param news the mention, for digests, if its article is new or took more than before
   */
  public record Added(Decision decision, ArticleHistory history, Optional<Mention> news) {}

  /**
   * Adds a mention to its groups, and sends batches that are due at once.
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
    var history = ArticleHistory.after(known, mention.story(), now, mention.kind());
    boolean isNews = known == null || !Objects.equals(history.pickup(), known.pickup());
    boolean counted = known != null && known.story().equals(mention.story());
    StoryGroups groups =
        before == null
            ? new StoryGroups(StorySnapshot.of(mention), List.of())
            : before.with(StorySnapshot.plus(before.story(), mention, counted));
    var change = new GroupsChange(config, groups, now);
    for (Route route : new Routes(config.routes()).taken(received)) {
      for (String channel : route.to()) {
        history = change.add(mention, history, route, channel);
      }
    }
    Optional<Mention> news = isNews ? Optional.of(mention) : Optional.empty();
    return Optional.of(new Added(change.flush(false), history, news));
  }

  /**
   * Sends the batches that are due, or holds them in quiet hours.
   *
   * @param isFinal sends batches that aren't due, too, but not those that quiet hours hold
   */
  public Decision flush(StoryGroups before, Instant now, boolean isFinal) {
    return new GroupsChange(config, before, now).flush(isFinal);
  }
}
