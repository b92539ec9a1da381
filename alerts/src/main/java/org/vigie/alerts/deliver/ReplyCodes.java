package org.vigie.alerts.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;

/** What HTTP statuses and SMTP reply codes mean for a delivery. */
public final class ReplyCodes {
  /** The longest Retry-After that is obeyed. Chosen: below the time after which we give up. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** For a 429 without a readable Retry-After: Slack allows one message per second and channel. */
  private static final Duration DEFAULT = Duration.ofSeconds(1);

  private ReplyCodes() {}

  /**
   * The meaning of an HTTP status (RFC 9110, 15) other than success.
   *
   * @param retryAfter the header's value, a number of seconds
   * @param detail the body, shortened to one line
   */
  public static DeliveryResult http(int status, @Nullable String retryAfter, String detail) {
    String why = "HTTP " + status + (detail.isEmpty() ? "" : " " + detail);
    return switch (status) {
      case 429 -> new Retry(seconds(retryAfter), why);
      // why: the server did not receive the whole request, so it did not act on it.
      case 408 -> new Retry(Duration.ZERO, why);
      // why: the 5xx may come from a proxy, and the server behind it may have acted.
      default -> status >= 500 ? new Doubtful(why) : new Refused(why);
    };
  }

  /**
   * The meaning of an SMTP reply code (RFC 5321, 4.2.1) other than success: after 4yz a later try
   * may succeed, after 5yz none will. Neither is doubtful: the server did not accept the mail.
   */
  public static DeliveryResult smtp(int code) {
    String why = "SMTP " + code;
    return code >= 400 && code < 500 ? new Retry(Duration.ZERO, why) : new Refused(why);
  }

  private static Duration seconds(@Nullable String header) {
    if (header == null) {
      return DEFAULT;
    }
    try {
      return Duration.ofSeconds(Math.clamp(Long.parseLong(header.strip()), 1, LONGEST.toSeconds()));
    } catch (NumberFormatException e) {
      return DEFAULT;
    }
  }
}
