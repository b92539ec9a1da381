package org.vigie.alerts.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;

/** Translates HTTP statuses and SMTP reply codes to delivery results. */
public final class ReplyCodes {
  /** Longest pause that a Retry-After header can set. An estimate: nobody waits longer for news. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Pause after status 429 without a valid Retry-After. Slack allows one message per second. */
  private static final Duration DEFAULT = Duration.ofSeconds(1);

  private ReplyCodes() {}

  /**
   * Returns the result for an HTTP status (RFC 9110, section 15) other than success.
   *
   * @param retryAfter the value of the Retry-After header, in seconds; null without the header
   * @param detail the start of the response's body, on one line
   */
  public static DeliveryResult http(int status, @Nullable String retryAfter, String detail) {
    String why = "HTTP " + status + (detail.isEmpty() ? "" : " " + detail);
    return switch (status) {
      case 429 -> new Retry(seconds(retryAfter), why);
      // why: 408 means that the server did not receive the whole request, so it did not act on it.
      case 408 -> new Retry(Duration.ZERO, why);
      // why: wrong or moved address, missing or wrong credentials, a proxy's login, a revoked hook.
      case 301, 302, 303, 307, 308, 401, 403, 404, 405, 407, 410 -> new Blocked(why);
      // why: a proxy may answer 5xx although the server behind the proxy has sent the message.
      default -> status >= 500 ? new Doubtful(why) : new Refused(why);
    };
  }

  /**
   * Returns the result for an SMTP reply code (RFC 5321, section 4.2.1) that refuses one mail.
   * Codes from 400 to 499 are temporary failures; all others are permanent. The result is never
   * {@link Doubtful}, since the server did not accept the mail.
   */
  public static DeliveryResult smtp(int code) {
    String why = "SMTP " + code;
    return isTemporary(code) ? new Retry(Duration.ZERO, why) : new Refused(why);
  }

  /**
   * Returns the result for an SMTP reply code that refuses the login, the encryption, the sender or
   * all recipients, as it would for every other mail.
   *
   * @param what what the server refused, such as {@code login}
   */
  public static DeliveryResult smtpSession(int code, String what) {
    String why = what + " refused: SMTP " + code;
    return isTemporary(code) ? new Retry(Duration.ZERO, why) : new Blocked(why);
  }

  public static boolean isTemporary(int smtp) {
    return smtp >= 400 && smtp < 500;
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
