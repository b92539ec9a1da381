package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Parses {@code Retry-After} and {@code Cache-Control}, which tell clients how long to wait. */
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

  /** Parses {@code Retry-After}, seconds or a date (RFC 9110, 10.2.3); else returns null. */
  static @Nullable Duration parse(String value, Instant now) {
    String text = value.strip();
    Duration seconds = seconds(text);
    if (seconds != null) {
      return seconds;
    }
    Instant date = DateUtils.parseStandardDate(text);
    return date == null ? null : bounded(Duration.between(now, date));
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

  static Duration bounded(Duration wait) {
    Duration most = wait.compareTo(MOST) > 0 ? MOST : wait;
    return most.isNegative() ? Duration.ZERO : most;
  }
}
