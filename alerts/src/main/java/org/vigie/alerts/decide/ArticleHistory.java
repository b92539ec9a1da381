package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * The channels to which an article was sent or will be sent. Stored as JSON: don't rename
 * components.
 *
 * @param story id of the article's story
 * @param seen time when the article's last mention was received
 * @param pickup strongest pickup of the article so far; null if there is none
 */
public record ArticleHistory(
    String story, Instant seen, Pickup.@Nullable Kind pickup, List<OnChannel> on) {
  public ArticleHistory {
    on = List.copyOf(on);
  }

  /** A channel, and the strongest pickup (null for none) that was or will be sent to it. */
  public record OnChannel(String channel, Pickup.@Nullable Kind pickup) {}

  /** Returns {@code known} (null for a new article) with the time and pickup of a new mention. */
  static ArticleHistory after(
      @Nullable ArticleHistory known, String story, Instant now, Pickup.@Nullable Kind pickup) {
    if (known == null) {
      return new ArticleHistory(story, now, pickup, List.of());
    }
    boolean stronger = pickup != null && pickup.isStrongerThan(known.pickup());
    return new ArticleHistory(story, now, stronger ? pickup : known.pickup(), known.on());
  }

  boolean isOn(String channel) {
    return on.stream().anyMatch(each -> each.channel().equals(channel));
  }

  boolean isOn(String channel, Pickup.@Nullable Kind kind) {
    return on.contains(new OnChannel(channel, kind));
  }

  /** True if the channel lacks the article, or has it with a pickup weaker than {@code kind}. */
  boolean isNews(String channel, Pickup.@Nullable Kind kind) {
    return on.stream()
        .filter(each -> each.channel().equals(channel))
        .allMatch(each -> kind != null && kind.isStrongerThan(each.pickup()));
  }

  ArticleHistory with(String channel, Pickup.@Nullable Kind kind) {
    List<OnChannel> all = new ArrayList<>(without(channel).on);
    all.add(new OnChannel(channel, kind));
    return new ArticleHistory(story, seen, pickup, all);
  }

  ArticleHistory without(String channel) {
    var others = on.stream().filter(each -> !each.channel().equals(channel)).toList();
    return new ArticleHistory(story, seen, pickup, others);
  }
}
