package org.vigie.alerts.deliver;

import org.vigie.events.Notification;

/** Who is told that something could not be told. */
@FunctionalInterface
public interface Operator {
  /**
   * @param why without addresses or secrets
   */
  void notDelivered(Notification notification, String why);
}
