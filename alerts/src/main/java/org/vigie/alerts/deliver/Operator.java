package org.vigie.alerts.deliver;

import org.vigie.events.Notification;

/** Is told about notifications that failed for good. */
@FunctionalInterface
public interface Operator {
  /**
   * @param why without addresses or secrets
   */
  void notDelivered(Notification notification, String why);
}
