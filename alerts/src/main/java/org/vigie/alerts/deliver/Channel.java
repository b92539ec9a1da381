package org.vigie.alerts.deliver;

import org.jspecify.annotations.Nullable;
import org.vigie.events.Notification;

/** A place where people read notifications. Its {@link Dispatcher} makes one call at a time. */
public interface Channel {
  /** Returns the channel's id in {@code alerts.yaml}. */
  String id();

  /**
   * Sends a notification within a bounded time. Returns failures as results, not as exceptions.
   *
   * @param root the first message of the story. Null if the notification is itself the story's
   *     first or if the first was not sent; the message then stands alone
   */
  DeliveryResult deliver(Notification notification, @Nullable Root root);

  /**
   * Searches for the message of a call whose outcome is unknown, and sends the notification if
   * there is no message. A channel that can't search may send the message twice.
   */
  default DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(notification, root);
  }

  /** A story's first message: its address (see {@link DeliveryResult.Delivered}) and content. */
  record Root(String ref, Notification first) {}
}
