package org.vigie.alerts.deliver;

import java.time.Duration;

/** What a delivery led to. Reasons are for people and carry no address and no secret. */
public sealed interface DeliveryResult {
  /**
   * It is there.
   *
   * @param ref where: Slack's {@code channel ts}, or a Message-ID
   */
  record Delivered(String ref) implements DeliveryResult {}

  /**
   * It surely isn't there, and may be later.
   *
   * @param after how long the other side wants to be left alone by this channel; zero if it doesn't
   *     say
   */
  record Retry(Duration after, String why) implements DeliveryResult {}

  /** It surely isn't there, and trying again would not help. A person must act. */
  record Refused(String why) implements DeliveryResult {}

  /** It may be there: look before repeating. */
  record Doubtful(String why) implements DeliveryResult {}
}
