package org.vigie.alerts.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/** A Slack channel, a mail list or the console. The courier makes one call at a time. */
public interface Channel {
  /** Returns the channel's id in {@code alerts.yaml}. */
  String id();

  /**
   * Sends a notification within a bounded time. Returns failures as results, not as exceptions.
   *
   * @param root the story's first message, whose thread the new message joins. Null if the
   *     notification is the story's first, or if no first message was sent
   */
  DeliveryResult deliver(Notification notification, @Nullable Root root);

  /**
   * Makes the call again after one with an unknown result. Searches for the message first, and
   * sends it only if it is absent. A blind channel sends it a second time, and the message says so.
   */
  default DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(notification, root);
  }

  /**
   * Tells people in a few words that another channel is blocked or works again. Unlike {@link
   * #deliver}, it is called on any thread, only once, and nobody asks later whether it arrived.
   */
  DeliveryResult announce(ChannelState other);

  /**
   * True if nobody can find out later whether a call sent its message, and a second message would
   * disturb people: mail and incoming webhooks. Their calls are written down before they are made.
   */
  default boolean isBlind() {
    return false;
  }

  /** Returns the address that the message has if it was sent; null if only the server knows it. */
  default @Nullable String address(Notification notification) {
    return null;
  }

  /** Returns the time to wait after the end of a call before the next one. */
  default Duration pause() {
    return Duration.ZERO;
  }

  /** A story's first message: its address, such as a mail's Message-ID, and its notification. */
  record Root(String ref, Notification first) {}
}
