package org.vigie.alerts.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How patient the courier is.
 *
 * @param callTimeout how long a call may take, and how long a lost one may still be travelling
 * @param firstPause after a first failure; doubled with each one that follows
 * @param longestPause for one story
 * @param patience how long a notification is tried before it is given up
 * @param instance name of this process among its like, kept over restarts; a restarted process then
 *     takes up its work at once and not after {@link #SESSION}. Null when there is none
 */
public record Settings(
    Duration callTimeout,
    Duration firstPause,
    Duration longestPause,
    Duration patience,
    @Nullable String instance) {

  /** After this long without a sign of life, a courier's work goes to another. */
  static final Duration SESSION = Duration.ofSeconds(10);

  public static final Settings DEFAULT =
      new Settings(
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofMinutes(1),
          Duration.ofHours(6),
          null);

  /** The same for the process of this name. */
  public Settings of(String name) {
    return new Settings(callTimeout, firstPause, longestPause, patience, name);
  }

  /** The pause after so many failures in a row. */
  Duration pause(int failures) {
    long factor = 1L << Math.clamp(failures - 1L, 0, 20);
    Duration pause = firstPause.multipliedBy(factor);
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }
}
