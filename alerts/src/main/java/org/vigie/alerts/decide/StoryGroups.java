package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;
import org.vigie.events.Story;

/** A story, built from its mentions so far, and its groups. Stored as JSON. */
public record StoryGroups(Story story, List<Group> groups) {
  public StoryGroups {
    groups = List.copyOf(groups);
  }

  /** When the next batch is due; empty when there is none. */
  public Optional<Instant> due() {
    var waiting = groups.stream().map(Group::waiting).filter(Objects::nonNull);
    return waiting.map(PendingBatch::due).min(Comparator.naturalOrder());
  }

  StoryGroups with(Story next) {
    return new StoryGroups(next, groups);
  }

  /** Replaces the group of the same route and channel, or adds this one at the end. */
  StoryGroups with(Group next) {
    List<Group> all = new ArrayList<>(groups);
    Group known = find(next.route(), next.channel());
    if (known == null) {
      all.add(next);
    } else {
      all.set(all.indexOf(known), next);
    }
    return new StoryGroups(story, all);
  }

  @Nullable Group find(String route, String channel) {
    return groups.stream().filter(group -> group.is(route, channel)).findFirst().orElse(null);
  }

  /** True if any route has sent something about the story to the channel. */
  boolean hasSent(String channel) {
    return groups.stream().anyMatch(each -> each.channel().equals(channel) && each.told() != null);
  }

  /** The strongest pickup that any route has sent to the channel. */
  Pickup.@Nullable Kind strongest(String channel) {
    var onChannel = groups.stream().filter(group -> group.channel().equals(channel));
    var pickups = onChannel.map(Group::strongest).filter(Objects::nonNull);
    return pickups.min(Comparator.naturalOrder()).orElse(null);
  }
}
