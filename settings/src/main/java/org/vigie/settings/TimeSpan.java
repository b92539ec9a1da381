package org.vigie.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and writes time spans such as {@code 250ms}, {@code 30s} or {@code 0}. */
final class TimeSpan {
  /** A number and a unit, as in {@code 30s}. Nine digits suffice: in seconds, 31 years. */
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private TimeSpan() {}

  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
    return span.matches()
        ? Optional.of(unit(span.group(2)).multipliedBy(Long.parseLong(span.group(1))))
        : Optional.empty();
  }

  /** Writes a span in the largest unit without a remainder: {@code 2h}, but {@code 90s}. */
  static String show(Duration span) {
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      if (!span.isZero() && span.toMillis() % unit(unit).toMillis() == 0) {
        return span.dividedBy(unit(unit)) + unit;
      }
    }
    return span.isZero() ? "0s" : span.toMillis() + "ms";
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
