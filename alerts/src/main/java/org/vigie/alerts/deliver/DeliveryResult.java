package org.vigie.alerts.deliver;

import java.time.Duration;

/** The result of a call to a channel. The reason {@code why} contains no addresses or secrets. */
public sealed interface DeliveryResult {
  /** The message was sent. Its address {@code ref} is, for example, a mail's Message-ID. */
  record Delivered(String ref) implements DeliveryResult {}

  /**
   * The message was not sent; a later call may succeed.
   *
   * @param after the time for which the server wants no calls from this channel; zero if unknown
   */
  record Retry(Duration after, String why) implements DeliveryResult {}

  /** The message was not sent, and later calls would fail too. A person must act. */
  record Refused(String why) implements DeliveryResult {}

  /** The message may have been sent. The next call must be {@link Channel#settle}. */
  record Doubtful(String why) implements DeliveryResult {}
}
