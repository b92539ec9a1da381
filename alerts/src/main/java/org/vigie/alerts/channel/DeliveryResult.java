package org.vigie.alerts.channel;

import java.time.Duration;
import java.util.List;

/** The result of a call to a channel. The reason {@code why} contains no addresses or secrets. */
public sealed interface DeliveryResult {
  /**
   * The message was sent.
   *
   * @param ref the message's address, for example a mail's Message-ID
   * @param refused the e-mail addresses that the mail server refused for good; empty if everybody
   *     gets the message
   */
  record Delivered(String ref, List<String> refused) implements DeliveryResult {
    public Delivered {
      refused = List.copyOf(refused);
    }

    public Delivered(String ref) {
      this(ref, List.of());
    }
  }

  /**
   * Some recipients of a mail have it, and the others may get it later. If this was the mail's
   * first call, the channel works.
   *
   * @param ref the mail's Message-ID
   * @param left the e-mail addresses of the others, including those refused for good
   */
  record PartlySent(String ref, List<String> left, String why) implements DeliveryResult {
    public PartlySent {
      left = List.copyOf(left);
    }
  }

  /**
   * The message was not sent; a later call may succeed.
   *
   * @param after the time for which the server wants no calls from this channel; zero if unknown
   */
  record Retry(Duration after, String why) implements DeliveryResult {}

  /**
   * The message was not sent, and the channel would refuse every other message, too, until a person
   * changes the configuration, the workspace or the mail server.
   */
  record Blocked(String why) implements DeliveryResult {}

  /** The channel refused this message, and would refuse it again. It may accept others. */
  record Refused(String why) implements DeliveryResult {}

  /** The message may have been sent. The next call must be {@link Channel#settle}. */
  record Doubtful(String why) implements DeliveryResult {}
}
