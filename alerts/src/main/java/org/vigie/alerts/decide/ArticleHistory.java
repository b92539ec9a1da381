package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

/**
 * The channels to which an article was sent or will be sent. Stored as JSON: don't rename
 * components.
 *
 * @param story id of the article's story
 * @param seen time when the article's last mention was received
 * @param pickup strongest pickup of the article so far; null if there is none
 * @param copy true if the story counts the article as a copy; null, as earlier versions stored it,
 *     if that isn't known
 * @param withdrawn true if the last mention has neither tags nor a pickup, so that the story
 *     doesn't count the article; null, as earlier versions stored it, if the story counts it anyway
 */
public record ArticleHistory(
    String story,
    Instant seen,
    Pickup.@Nullable Kind pickup,
    List<OnChannel> on,
    @Nullable Boolean copy,
    @Nullable Boolean withdrawn) {
  public ArticleHistory {
    on = List.copyOf(on);
  }

  /**
   * A channel to which the article was sent or will be sent.
   *
   * @param pickup the pickup that was or will be sent; null for none
   * @param earlier the pickup that was sent before this one; null for none
   */
  public record OnChannel(
      String channel, Pickup.@Nullable Kind pickup, Pickup.@Nullable Kind earlier) {}

  /** Returns {@code known} (null for a new article) as of a new mention of the article. */
  static ArticleHistory after(
      @Nullable ArticleHistory known, Mention mention, boolean withdrawn, Instant now) {
    Pickup.Kind pickup = mention.kind();
    boolean copy = mention.copyOf() != null;
    if (known == null) {
      return new ArticleHistory(mention.story(), now, pickup, List.of(), copy, withdrawn);
    }
    boolean stronger = pickup != null && pickup.isStrongerThan(known.pickup());
    Pickup.Kind strongest = stronger ? pickup : known.pickup();
    return new ArticleHistory(mention.story(), now, strongest, known.on(), copy, withdrawn);
  }

  /** True if the article is one of those that the story with this id counts. */
  boolean isCountedBy(String id) {
    return story.equals(id) && !Boolean.TRUE.equals(withdrawn);
  }

  boolean isOn(String channel) {
    return find(channel) != null;
  }

  /** True if the channel lacks the article, or has it with a pickup weaker than {@code kind}. */
  boolean isNews(String channel, Pickup.@Nullable Kind kind) {
    OnChannel known = find(channel);
    return known == null || (kind != null && kind.isStrongerThan(known.pickup()));
  }

  /** Returns the history with a pickup that was or will be sent to the channel. */
  ArticleHistory with(String channel, Pickup.@Nullable Kind kind) {
    OnChannel before = find(channel);
    return with(new OnChannel(channel, kind, before == null ? null : before.pickup()));
  }

  /**
   * Returns the history without the pickup that waits to be sent to the channel.
   *
   * @param isAgain true if the channel already has the article with an earlier pickup
   */
  ArticleHistory withoutWaiting(String channel, boolean isAgain) {
    OnChannel waiting = find(channel);
    return waiting != null && isAgain
        ? with(new OnChannel(channel, waiting.earlier(), null))
        : new ArticleHistory(story, seen, pickup, others(channel), copy, withdrawn);
  }

  private ArticleHistory with(OnChannel next) {
    List<OnChannel> all = others(next.channel());
    all.add(next);
    return new ArticleHistory(story, seen, pickup, all, copy, withdrawn);
  }

  private @Nullable OnChannel find(String channel) {
    return on.stream().filter(each -> each.channel().equals(channel)).findFirst().orElse(null);
  }

  private List<OnChannel> others(String channel) {
    List<OnChannel> others = new ArrayList<>(on);
    others.removeIf(each -> each.channel().equals(channel));
    return others;
  }
}
