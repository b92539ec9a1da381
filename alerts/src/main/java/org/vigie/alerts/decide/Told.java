package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * What was told of an article, or waits to be told.
 *
 * @param story it was counted in
 * @param seen when it was last heard of
 * @param pickup the strongest heard of so far
 */
public record Told(String story, Instant seen, Pickup.@Nullable Kind pickup, List<On> on) {
  public Told {
    on = List.copyOf(on);
  }

  /** On this channel, with this kind at the strongest. */
  public record On(String channel, Pickup.@Nullable Kind pickup) {}

  /** What is known once more is heard of it. */
  static Told heard(@Nullable Told known, String story, Instant now, Pickup.@Nullable Kind pickup) {
    if (known == null) {
      return new Told(story, now, pickup, List.of());
    }
    boolean stronger = pickup != null && pickup.isStrongerThan(known.pickup());
    return new Told(story, now, stronger ? pickup : known.pickup(), known.on());
  }

  boolean on(String channel) {
    return on.stream().anyMatch(each -> each.channel().equals(channel));
  }

  /** Whether it was never told there, or only with a weaker pickup. */
  boolean isNews(String channel, Pickup.@Nullable Kind pickup) {
    return on.stream()
        .filter(each -> each.channel().equals(channel))
        .allMatch(each -> pickup != null && pickup.isStrongerThan(each.pickup()));
  }

  Told plus(String channel, Pickup.@Nullable Kind pickup) {
    List<On> all = new ArrayList<>(on);
    all.removeIf(each -> each.channel().equals(channel));
    all.add(new On(channel, pickup));
    return new Told(story, seen, pickup, all);
  }
}
