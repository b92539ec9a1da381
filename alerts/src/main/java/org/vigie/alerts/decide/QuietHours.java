package org.vigie.alerts.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.vigie.alerts.config.Quiet;

/**
 * Quiet hours by the wall clock of a time zone: one span a day, also where clocks change. A time
 * that doesn't exist that day is the moment of the change; of one that exists twice, the first.
 */
final class QuietHours {
  private QuietHours() {}

  /** When the quiet span that {@code now} is in ends; empty when it is in none. */
  static Optional<Instant> end(Quiet quiet, ZoneId zone, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      boolean overnight = quiet.to().isBefore(quiet.from());
      Instant from = at(day, quiet.from(), zone);
      Instant to = at(overnight ? day.plusDays(1) : day, quiet.to(), zone);
      if (!now.isBefore(from) && now.isBefore(to)) {
        return Optional.of(to);
      }
    }
    return Optional.empty();
  }

  /** A wall clock's time on a day. */
  static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
    LocalDateTime local = day.atTime(time);
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
