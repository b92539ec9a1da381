package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code Retry-After}, {@code Cache-Control} and {@code Expires}, which tell clients how
 * long to wait.
 */
final class RetryAfter {
  /**
   * Maximum wait that is obeyed, as in Miniflux, Media Cloud and StormCrawler. A longer one is more
   * often a mistake than meant, and one request a day burdens nobody.
   */
  static final Duration MOST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

  private RetryAfter() {}

  /**
   * Returns the time of {@code Retry-After}, seconds or a date (RFC 9110, 10.2.3); null if the
   * response has none.
   */
  static @Nullable Duration pause(MessageHeaders response, Instant now) {
    String text = value(response, HttpHeaders.RETRY_AFTER);
    Duration seconds = seconds(text);
    if (seconds != null) {
      return seconds;
    }
    Instant date = date(response, HttpHeaders.RETRY_AFTER);
    return date == null ? null : until(date, response, now);
  }

  /** Parses a number of seconds; returns null if the text is not one. */
  static @Nullable Duration seconds(String text) {
    return SECONDS.matcher(text).matches()
        ? bounded(Duration.ofSeconds(Long.parseLong(text)))
        : null;
  }

  /** Returns the time {@code max-age} of a {@code Cache-Control} header; zero if there is none. */
  static Duration maxAge(String value) {
    Matcher matcher = MAX_AGE.matcher(value);
    return bounded(Duration.ofSeconds(matcher.find() ? Long.parseLong(matcher.group(1)) : 0));
  }

  /**
   * Returns how long caches may keep a response (RFC 9111, 4.2): the time left of {@code
   * Cache-Control: max-age}, else of {@code Expires}, at most {@link RetryAfter#MOST}; zero if the
   * server says nothing usable.
   */
  static Duration lifetime(MessageHeaders response, Instant now) {
    String control = value(response, HttpHeaders.CACHE_CONTROL).toLowerCase(Locale.ROOT);
    if (control.contains("no-cache") || control.contains("no-store")) {
      return Duration.ZERO;
    }
    if (control.contains("max-age")) {
      Duration left = maxAge(control).minus(age(response));
      return left.isNegative() ? Duration.ZERO : left;
    }
    Instant expires = date(response, HttpHeaders.EXPIRES);
    if (expires == null) {
      return Duration.ZERO;
    }
    return until(expires, response, now);
  }

  /** Returns the time until a date of a response. */
  private static Duration until(Instant date, MessageHeaders response, Instant now) {
    // why: measured by the server's own clock, so that a wrong one does no harm.
    Instant sent = date(response, HttpHeaders.DATE);
    return bounded(Duration.between(sent == null ? now : sent, date));
  }

  /** Returns how long the response has been in a cache between the server and us. */
  private static Duration age(MessageHeaders response) {
    Duration age = seconds(value(response, HttpHeaders.AGE));
    return age == null ? Duration.ZERO : age;
  }

  private static @Nullable Instant date(MessageHeaders response, String name) {
    String text = value(response, name);
    return text.isEmpty() ? null : DateUtils.parseStandardDate(text);
  }

  private static String value(MessageHeaders response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue().strip();
  }

  private static Duration bounded(Duration wait) {
    Duration most = wait.compareTo(MOST) > 0 ? MOST : wait;
    return most.isNegative() ? Duration.ZERO : most;
  }
}
