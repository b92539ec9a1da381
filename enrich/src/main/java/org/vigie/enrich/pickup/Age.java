package org.vigie.enrich.pickup;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long after a release an article appeared. What is said about an organisation on the day of
 * its release is nearly always about the release: in the labelled articles 20 times as often as
 * not, in the second week half as often as not.
 */
public enum Age {
  FIRST_DAY(Duration.ofDays(1), -1),
  FIRST_WEEK(Duration.ofDays(7), 0),
  SECOND_WEEK(Duration.ofDays(14), 0.4),
  /** Later, or the time of the release is not known. */
  LATE(Duration.ZERO, 1.2);

  private final Duration end;
  private final double more;

  Age(Duration end, double more) {
    this.end = end;
    this.more = more;
  }

  static Age of(Instant article, @Nullable Instant release) {
    if (release != null) {
      for (Age age : values()) {
        if (article.isBefore(release.plus(age.end))) {
          return age;
        }
      }
    }
    return LATE;
  }

  boolean isFresh() {
    return this != LATE;
  }

  /**
   * Returns how much more than in the first week a sentence must tell. Chosen on labelled articles.
   */
  public double more() {
    return more;
  }
}
