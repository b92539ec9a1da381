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

/** A story and its {@link Group}s. Stored as JSON: don't rename components. */
public record StoryGroups(Story story, List<Group> groups) {
  public StoryGroups {
    groups = List.copyOf(groups);
  }

  /** Returns the time when the first batch of the groups is due; empty if no batch waits. */
  public Optional<Instant> due() {
    var waiting = groups.stream().map(Group::waiting).filter(Objects::nonNull);
    return waiting.map(PendingBatch::due).min(Comparator.naturalOrder());
  }

  /** Returns the number of articles whose titles or texts it contains. */
  public int articles() {
    var waiting = groups.stream().map(Group::waiting).filter(Objects::nonNull);
    return story.members().size() + waiting.mapToInt(batch -> batch.listed().size()).sum();
  }

  /** Returns how many bytes the waiting mentions of all other groups need at most. */
  long bytesBeside(Group group) {
    return groups.stream()
        .filter(each -> !each.is(group.route(), group.channel()))
        .map(Group::waiting)
        .filter(Objects::nonNull)
        .mapToLong(PendingBatch::bytes)
        .sum();
  }

  StoryGroups with(Story next) {
    return new StoryGroups(next, groups);
  }

  /** Replaces the group that has the same route and channel, or adds {@code next}. */
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

  /** True if any route has already sent a notification about the story to the channel. */
  boolean hasSent(String channel) {
    return groups.stream().anyMatch(each -> each.channel().equals(channel) && each.told() != null);
  }

  /** Returns the strongest pickup that any route has sent to the channel; null if none. */
  Pickup.@Nullable Kind strongest(String channel) {
    var onChannel = groups.stream().filter(group -> group.channel().equals(channel));
    var pickups = onChannel.map(Group::strongest).filter(Objects::nonNull);
    return pickups.min(Comparator.naturalOrder()).orElse(null);
  }
}
