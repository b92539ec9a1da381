package org.vigie.alerts.config;

import java.time.LocalTime;
import java.util.List;

/**
 * Hours in which nothing is told but what is urgent.
 *
 * @param from first quiet minute, local time
 * @param to first minute after; before {@code from} when the night is in between
 * @param except what is urgent: a mention that fits any of these is told all the same
 */
public record Quiet(LocalTime from, LocalTime to, List<Match> except) {
  public Quiet {
    except = List.copyOf(except);
  }
}
