package org.vigie.standalone.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.ReleasePickup;

/** The mentions that no later record takes back, and their pickups. */
final class HeldMentions {
  private final Map<String, Held> mentions = new HashMap<>();
  private final Set<Taken> pickups = new HashSet<>();

  /** A mention, and the release from which its article takes; null if it takes from none. */
  private record Held(@Nullable String release) {}

  /** A pickup in the article of the mention with this key. */
  private record Taken(String mention, String release) {}

  /** Adds, replaces or takes back the mention with this key. Leaves out duplicates. */
  void put(String key, @Nullable Mention mention) {
    if (mention == null || mention.duplicateOf() != null || isTakenBack(mention)) {
      mentions.remove(key);
    } else {
      Pickup pickup = mention.pickup();
      mentions.put(key, new Held(pickup == null ? null : pickup.release()));
    }
  }

  private static boolean isTakenBack(Mention mention) {
    return mention.tags().isEmpty() && mention.pickup() == null;
  }

  /** Adds a pickup; null, which names no article, changes nothing. */
  void add(@Nullable ReleasePickup pickup) {
    if (pickup != null) {
      pickups.add(new Taken(pickup.watch() + "/" + pickup.article().id(), pickup.release()));
    }
  }

  int size() {
    return mentions.size();
  }

  /** Returns the number of pickups whose article still takes from the release. */
  int pickups() {
    return (int) pickups.stream().filter(this::isHeld).count();
  }

  private boolean isHeld(Taken pickup) {
    Held held = mentions.get(pickup.mention);
    return held != null && Objects.equals(held.release, pickup.release);
  }
}
