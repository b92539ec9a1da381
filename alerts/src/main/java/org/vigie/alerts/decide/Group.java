package org.vigie.alerts.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * The state of the notifications that one route sends to one channel about one story. Stored as
 * JSON: don't rename components.
 *
 * @param opener id and revision of the group's first article: {@code id@revision}
 * @param sequence number of notifications that the group has sent or dropped
 * @param told time of the group's last sent notification; null if it sent none
 * @param strongest strongest pickup that the group has sent; null if it sent none
 * @param waiting the mentions to send next; null if there are none
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
