package org.vigie.alerts.deliver;

import org.jspecify.annotations.Nullable;
import org.vigie.events.Notification;

/** Somewhere to tell people. Its own line calls it, one notification at a time. */
public interface Channel {
  /** As in {@code alerts.yaml}. */
  String id();

  /**
   * Tells it. Bounded in time; what goes wrong is a result, not an exception.
   *
   * @param root the story's first message here; null for a first message, and for a later one when
   *     the first was never delivered: it then stands alone
   */
  DeliveryResult deliver(Notification notification, @Nullable Root root);

  /**
   * Tells it unless it is already there. Called in place of {@link #deliver} when an earlier call
   * may have come through; a channel that can't look repeats, so that people see it as one.
   */
  default DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(notification, root);
  }

  /**
   * A story's first message, as it was sent.
   *
   * @param ref where it is, as {@link DeliveryResult.Delivered} gave it
   * @param first what it said
   */
  record Root(String ref, Notification first) {}
}
