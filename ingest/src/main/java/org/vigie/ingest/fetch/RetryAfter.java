package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Parses {@code Retry-After} and {@code Cache-Control}, which tell clients how long to wait. */
final class RetryAfter {
  /** Maximum wait that is obeyed. An estimate: a server that asks for more is misconfigured. */
  static final Duration MOST = Duration.ofDays(30);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

  private RetryAfter() {}

  /** Parses {@code Retry-After}, seconds or a date (RFC 9110, 10.2.3); else returns null. */
  static @Nullable Duration parse(String value, Instant now) {
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return bounded(Duration.ofSeconds(Long.parseLong(text)));
    }
    Instant date = DateUtils.parseStandardDate(text);
    return date == null ? null : bounded(Duration.between(now, date));
  }

  /** Returns the time {@code max-age} of a {@code Cache-Control} header; zero if there is none. */
  static Duration maxAge(String value) {
    Matcher matcher = MAX_AGE.matcher(value);
    return bounded(Duration.ofSeconds(matcher.find() ? Long.parseLong(matcher.group(1)) : 0));
  }

  private static Duration bounded(Duration wait) {
    Duration most = wait.compareTo(MOST) > 0 ? MOST : wait;
    return most.isNegative() ? Duration.ZERO : most;
  }
}
