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

/** A story as the mentions so far make it, and its groups. */
public record StoryGroups(Story story, List<Group> groups) {
  public StoryGroups {
    groups = List.copyOf(groups);
  }

  /** When the next group is to be told; empty when none waits. */
  public Optional<Instant> due() {
    return groups.stream()
        .map(Group::waiting)
        .filter(Objects::nonNull)
        .map(Waiting::due)
        .min(Comparator.naturalOrder());
  }

  StoryGroups with(Story next) {
    return new StoryGroups(next, groups);
  }

  StoryGroups with(Group next) {
    List<Group> all = new ArrayList<>(groups);
    int at = 0;
    while (at < all.size() && !all.get(at).is(next.route(), next.channel())) {
      at++;
    }
    if (at < all.size()) {
      all.set(at, next);
    } else {
      all.add(next);
    }
    return new StoryGroups(story, all);
  }

  @Nullable Group find(String route, String channel) {
    return groups.stream().filter(group -> group.is(route, channel)).findFirst().orElse(null);
  }

  boolean wasTold(String channel) {
    return groups.stream().anyMatch(each -> each.channel().equals(channel) && each.told() != null);
  }

  /** The strongest pickup told on a channel, whatever the route. */
  Pickup.@Nullable Kind strongest(String channel) {
    return groups.stream()
        .filter(group -> group.channel().equals(channel))
        .map(Group::strongest)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
