package org.vigie.alerts.deliver;

import org.jspecify.annotations.Nullable;
import org.vigie.events.Notification;

/** A Slack channel, a mail list or the console. Its {@link Dispatcher} makes one call at a time. */
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
   * Searches for the message of an earlier call whose outcome is unknown, and sends the
   * notification if there is none. A channel that can't search sends it, perhaps a second time.
   */
  default DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(notification, root);
  }

  /** A story's first message: its address, such as a mail's Message-ID, and its notification. */
  record Root(String ref, Notification first) {}
}
