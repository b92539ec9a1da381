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
 * Hours in which only urgent mentions are sent: one span a day by the wall clock, also on days when
 * the clocks change.
 *
 * @param from first quiet minute, local time
 * @param to first minute after; earlier than {@code from} if midnight is in between
 * @param except urgent mentions: those that fit any of these
 */
public record QuietHours(LocalTime from, LocalTime to, List<Match> except) {
  public QuietHours {
    except = List.copyOf(except);
  }

  /** The end of the quiet span around {@code now}; empty outside quiet hours. */
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

  /** True if the mention is urgent. */
  public boolean excepts(Mention mention) {
    return except.stream().anyMatch(match -> match.fits(mention));
  }

  /**
   * A wall clock time as an instant. For a time that the clocks skip, it is the moment of the
   * change; for a time that comes twice, the first.
   */
  static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    LocalDateTime local = day.atTime(time);
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
