package org.vigie.alerts.slack;

import org.vigie.alerts.deliver.DeliveryResult;

/** The outcome of an HTTP request. */
sealed interface HttpReply {
  /** Status 200. */
  record Body(String text) implements HttpReply {}

  /**
   * Another status, or no response.
   *
   * @param result what that means for the delivery
   * @param text the beginning of the response's body; empty without a response
   */
  record NotOk(DeliveryResult result, String text) implements HttpReply {}
}
