package org.vigie.alerts.deliver;

import java.time.Duration;

/** The result of a call to a channel. Reasons are for people; they hold no address or secret. */
public sealed interface DeliveryResult {
  /** The message is there, at an address: Slack's {@code channel ts}, or a Message-ID. */
  record Delivered(String ref) implements DeliveryResult {}

  /**
   * The message is not there; a later call may succeed.
   *
   * @param after how long the server wants no calls from this channel; zero if it doesn't say
   */
  record Retry(Duration after, String why) implements DeliveryResult {}

  /** The message is not there, and later calls would fail too. A person must act. */
  record Refused(String why) implements DeliveryResult {}

  /** The message may be there. It has to be settled before it is sent again. */
  record Doubtful(String why) implements DeliveryResult {}
}
