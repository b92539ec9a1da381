package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;

/**
 * What a group has yet to tell.
 *
 * @param listed strongest and first first; at most {@link Notification#LISTED}
 * @param more ids of the articles that found no room there
 * @param again ids of those that were told before, with a weaker pickup
 * @param seen when the oldest of all was seen
 * @param due when to tell
 * @param held whether quiet hours hold it back, and a notification says so
 */
public record Waiting(
    List<Mention> listed,
    List<String> more,
    List<String> again,
    Instant seen,
    Instant due,
    boolean held) {

  static final Comparator<Mention> STRONGEST_AND_FIRST =
      ((Comparator<Mention>) Waiting::byStrength)
          .thenComparing(mention -> mention.copyOf() != null)
          .thenComparing(mention -> mention.article().dated())
          .thenComparing(mention -> mention.article().id());

  public Waiting {
    listed = List.copyOf(listed);
    more = List.copyOf(more);
    again = List.copyOf(again);
  }

  static Waiting first(Mention mention, boolean again, Instant due) {
    String id = mention.article().id();
    return new Waiting(
        List.of(mention),
        List.of(),
        again ? List.of(id) : List.of(),
        mention.article().seen(),
        due,
        false);
  }

  /** With one more, or in place of an earlier revision. */
  Waiting plus(Mention mention, boolean toldBefore, Instant newDue) {
    String id = mention.article().id();
    List<Mention> mentions = new ArrayList<>(listed);
    mentions.removeIf(each -> each.article().id().equals(id));
    mentions.add(mention);
    mentions.sort(STRONGEST_AND_FIRST);
    List<String> rest = new ArrayList<>(more);
    rest.remove(id);
    if (mentions.size() > Notification.LISTED) {
      rest.add(mentions.removeLast().article().id());
    }
    List<String> retold = new ArrayList<>(again);
    if (toldBefore && !retold.contains(id)) {
      retold.add(id);
    }
    Instant oldest = mention.article().seen().isBefore(seen) ? mention.article().seen() : seen;
    return new Waiting(mentions, rest, retold, oldest, newDue, held);
  }

  boolean has(String article) {
    return more.contains(article)
        || listed.stream().anyMatch(mention -> mention.article().id().equals(article));
  }

  /** Without an article; null when it was the only one, itself when only unlisted ones remain. */
  @Nullable Waiting without(String article) {
    List<Mention> mentions = new ArrayList<>(listed);
    mentions.removeIf(mention -> mention.article().id().equals(article));
    List<String> rest = new ArrayList<>(more);
    rest.remove(article);
    List<String> retold = new ArrayList<>(again);
    retold.remove(article);
    if (mentions.isEmpty()) {
      return rest.isEmpty() ? null : this;
    }
    return new Waiting(mentions, rest, retold, seen, due, held);
  }

  Waiting heldUntil(Instant end) {
    return new Waiting(listed, more, again, seen, end, true);
  }

  /** How many articles wait. */
  int size() {
    return listed.size() + more.size();
  }

  /** Since the strongest come first. */
  Pickup.@Nullable Kind strongest() {
    return kind(listed.getFirst());
  }

  static Pickup.@Nullable Kind kind(Mention mention) {
    Pickup pickup = mention.pickup();
    return pickup == null ? null : pickup.kind();
  }

  static int byStrength(Mention one, Mention other) {
    Pickup.Kind kind = kind(one);
    if (kind == kind(other)) {
      return 0;
    }
    return kind != null && kind.isStrongerThan(kind(other)) ? -1 : 1;
  }
}
