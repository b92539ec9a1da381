package org.vigie.alerts.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;

/** What status codes mean for a delivery: one table for all channels. */
public final class Replies {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** When told to slow down without a readable time. */
  private static final Duration SLOWER = Duration.ofSeconds(1);

  private Replies() {}

  /**
   * An HTTP answer that isn't a success.
   *
   * @param retryAfter the header, in seconds
   * @param detail what the body says, one line
   */
  public static DeliveryResult http(int status, @Nullable String retryAfter, String detail) {
    String why = "HTTP " + status + (detail.isEmpty() ? "" : " " + detail);
    return switch (status) {
      case 429 -> new Retry(seconds(retryAfter), why);
      // why: the server gave up waiting for the request, so it can't have acted on it.
      case 408 -> new Retry(Duration.ZERO, why);
      // why: what answers 5xx may stand before a server that did act.
      default -> status >= 500 ? new Doubtful(why) : new Refused(why);
    };
  }

  /**
   * An SMTP reply that isn't a success (RFC 5321, 4.2.1): 4yz may pass later, 5yz won't. A reply
   * means that the server did not take the mail, so nothing is doubtful about it.
   */
  public static DeliveryResult smtp(int code) {
    String why = "SMTP " + code;
    return code >= 400 && code < 500 ? new Retry(Duration.ZERO, why) : new Refused(why);
  }

  private static Duration seconds(@Nullable String header) {
    if (header == null) {
      return SLOWER;
    }
    try {
      long asked = Math.clamp(Long.parseLong(header.strip()), 1, LONGEST.toSeconds());
      return Duration.ofSeconds(asked);
    } catch (NumberFormatException e) {
      return SLOWER;
    }
  }
}
