package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/** Computes how long caches may keep a response (RFC 9111, 4.2). */
final class CacheLifetime {
  private CacheLifetime() {}

  /**
   * Returns the time left of {@code Cache-Control: max-age}, else of {@code Expires}, at most
   * {@link RetryAfter#MOST}; zero if the server says nothing usable.
   */
  static Duration of(MessageHeaders response, Instant now) {
    String control = value(response, HttpHeaders.CACHE_CONTROL).toLowerCase(Locale.ROOT);
    if (control.contains("no-cache") || control.contains("no-store")) {
      return Duration.ZERO;
    }
    if (control.contains("max-age")) {
      Duration left = RetryAfter.maxAge(control).minus(age(response));
      return left.isNegative() ? Duration.ZERO : left;
    }
    Instant expires = date(response, HttpHeaders.EXPIRES);
    // why: measured by the server's own clock, so that a wrong one does no harm.
    Instant sent = date(response, HttpHeaders.DATE);
    return expires == null
        ? Duration.ZERO
        : RetryAfter.bounded(Duration.between(sent == null ? now : sent, expires));
  }

  /** Returns how long the response has been in a cache between the server and us. */
  private static Duration age(MessageHeaders response) {
    Duration age = RetryAfter.seconds(value(response, HttpHeaders.AGE));
    return age == null ? Duration.ZERO : age;
  }

  private static @Nullable Instant date(MessageHeaders response, String name) {
    return DateUtils.parseStandardDate(value(response, name));
  }

  private static String value(MessageHeaders response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue().strip();
  }
}
