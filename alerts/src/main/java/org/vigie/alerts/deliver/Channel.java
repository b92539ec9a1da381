package org.vigie.alerts.deliver;

import org.jspecify.annotations.Nullable;
import org.vigie.events.Notification;

/** A place where people read notifications. Its dispatcher makes one call at a time. */
public interface Channel {
  /** The channel's id in {@code alerts.yaml}. */
  String id();

  /**
   * Delivers a notification, in bounded time. A failure is a result, not an exception.
   *
   * @param root the first message of the story; null if this is the first, or if the first was not
   *     sent: then this message stands alone
   */
  DeliveryResult deliver(Notification notification, @Nullable Root root);

  /**
   * Finds out whether an earlier, doubtful call came through, and delivers the notification if it
   * didn't. A channel that can't find out delivers again, so that people see the same message.
   */
  default DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(notification, root);
  }

  /** A story's first message: its address, from {@link DeliveryResult.Delivered}, and content. */
  record Root(String ref, Notification first) {}
}
