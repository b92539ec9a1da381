package org.vigie.standalone.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/**
 * A channel that stops its dispatcher once, right before it looks at its lease for the last time.
 */
record HeldChannel(Channel channel, AtomicBoolean wasHeld) implements Channel {
  HeldChannel(Channel channel) {
    this(channel, new AtomicBoolean());
  }

  @Override
  public boolean isBlind() {
    boolean isDispatcher = Thread.currentThread().getName().startsWith("vigie-alerts-dispatcher");
    if (isDispatcher && wasHeld.compareAndSet(false, true)) {
      System.out.println("before the call");
      System.out.flush();
      try {
        var _ = System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return channel.isBlind();
  }

  @Override
  public String id() {
    return channel.id();
  }

  @Override
  public Duration pause() {
    return channel.pause();
  }

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    return channel.deliver(notification, root);
  }

  @Override
  public DeliveryResult settle(Notification notification, @Nullable Root root) {
    return channel.settle(notification, root);
  }

  @Override
  public DeliveryResult announce(ChannelState other) {
    return channel.announce(other);
  }
}
