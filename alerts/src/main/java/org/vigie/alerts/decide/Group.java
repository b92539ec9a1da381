package org.vigie.alerts.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * What one route tells one channel of one story.
 *
 * @param opener the article and revision that began it
 * @param sequence how many messages it has made, or dropped with a record
 * @param told when the last of them was
 * @param strongest pickup told in them; null when none was told
 * @param waiting null when nothing is to be told
 */
public record Group(
    String route,
    String channel,
    String opener,
    int sequence,
    @Nullable Instant told,
    Pickup.@Nullable Kind strongest,
    @Nullable Waiting waiting) {

  boolean is(String aRoute, String aChannel) {
    return route.equals(aRoute) && channel.equals(aChannel);
  }

  Group with(@Nullable Waiting next) {
    return new Group(route, channel, opener, sequence, told, strongest, next);
  }

  /** After telling what waited. */
  Group told(Waiting what, Instant now) {
    Pickup.Kind kind = what.strongest();
    Pickup.Kind stronger = kind != null && kind.isStrongerThan(strongest) ? kind : strongest;
    return new Group(route, channel, opener, sequence + 1, now, stronger, null);
  }

  /** After dropping what waited. */
  Group muted() {
    return new Group(route, channel, opener, sequence + 1, told, strongest, null);
  }
}
