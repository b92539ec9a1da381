package org.vigie.alerts.channel;

import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/**
 * Stands for a channel that {@code alerts.yaml} does not have. Like a blocked channel, it refuses
 * everything until a person acts: perhaps the channel was renamed, or another process already has
 * the changed file.
 */
public record UnknownChannel(String id) implements Channel {
  private static final String WHY = "alerts.yaml has no such channel";

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    return new Blocked(WHY);
  }

  @Override
  public DeliveryResult announce(ChannelState other) {
    return new Refused(WHY);
  }
}
