package org.vigie.alerts.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * One story on one channel, by one route. Stored as JSON: component names stay.
 *
 * @param opener the article and revision that began the group
 * @param sequence how many notifications the group has sent or dropped
 * @param told when it sent the last one; null before the first
 * @param strongest pickup that it sent; null when it sent none
 * @param waiting the batch to send next; null when there is none
 */
public record Group(
    String route,
    String channel,
    String opener,
    int sequence,
    @Nullable Instant told,
    Pickup.@Nullable Kind strongest,
    @Nullable PendingBatch waiting) {

  boolean is(String aRoute, String aChannel) {
    return route.equals(aRoute) && channel.equals(aChannel);
  }

  boolean isHeld() {
    return waiting != null && waiting.held();
  }

  Group with(@Nullable PendingBatch batch) {
    return new Group(route, channel, opener, sequence, told, strongest, batch);
  }

  Group afterSending(PendingBatch batch, Instant now) {
    Pickup.Kind kind = batch.strongest();
    Pickup.Kind stronger = kind != null && kind.isStrongerThan(strongest) ? kind : strongest;
    return new Group(route, channel, opener, sequence + 1, now, stronger, null);
  }

  Group afterDropping() {
    return new Group(route, channel, opener, sequence + 1, told, strongest, null);
  }
}
