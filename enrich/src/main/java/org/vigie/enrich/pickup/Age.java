package org.vigie.enrich.pickup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long after a release an article appeared. What is said about an organisation on the day of
 * its release is nearly always about the release: in the labelled articles 20 times as often as
 * not, in the second week half as often as not.
 *
 * @param since negative if the article is older; null if the time of the release is not known
 */
record Age(@Nullable Duration since) {
  /** What we say about our subjects so long after a release may be taken from it. An estimate. */
  private static final Duration FRESH = Duration.ofDays(14);

  /** A release of which only the day is known counts from noon. An estimate. */
  private static final Duration HALF_DAY = Duration.ofHours(12);

  /** Hours that count if nobody knows when the release was published. Chosen: the middle case. */
  private static final double UNKNOWN = 72;

  private static final double MINUTES = 60;

  /**
   * Returns the age of an article.
   *
   * @param release when the release was published; null if that is not known
   * @param zone in which a release was published at midnight of which only the day is known
   */
  static Age of(Instant article, @Nullable Instant release, ZoneId zone) {
    if (release == null) {
      return new Age(null);
    }
    boolean isDay = release.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    return new Age(Duration.between(isDay ? release.plus(HALF_DAY) : release, article));
  }

  boolean isLate() {
    return since != null && !isFresh();
  }

  boolean isFresh() {
    return since != null && since.compareTo(FRESH) < 0;
  }

  /** Returns the hours since the release; 0 if the article is older. */
  double hours() {
    return since == null ? UNKNOWN : Math.max(0, since.toMinutes() / MINUTES);
  }
}
