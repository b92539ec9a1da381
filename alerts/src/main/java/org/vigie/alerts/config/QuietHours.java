package org.vigie.alerts.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.vigie.events.Mention;

/**
 * A time span of each day in which only urgent mentions are sent, such as 22:00 to 07:00.
 *
 * @param from local time when the quiet hours begin
 * @param to local time when the quiet hours end; if before {@code from}, on the next day
 * @param except conditions of urgent mentions; a mention is urgent if it meets one of them
 */
public record QuietHours(LocalTime from, LocalTime to, List<Match> except) {
  public QuietHours {
    except = List.copyOf(except);
  }

  /** Returns when the quiet hours that contain {@code now} end; empty outside quiet hours. */
  public Optional<Instant> end(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    for (LocalDate day : List.of(today.minusDays(1), today)) {
      Instant begin = instant(day, from, zone);
      Instant end = instant(to.isBefore(from) ? day.plusDays(1) : day, to, zone);
      if (!now.isBefore(begin) && now.isBefore(end)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** True if the mention is urgent: it meets a condition in {@code except}. */
  public boolean excepts(Mention mention) {
    return except.stream().anyMatch(match -> match.fits(mention));
  }

  /**
   * Converts a local time to an instant. If clocks skip the time in spring, returns the moment of
   * the change. If the time occurs twice in autumn, returns its first occurrence.
   */
  static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    LocalDateTime local = day.atTime(time);
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
