package org.vigie.ingest.config;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the time zone of a country, if it has only one. */
final class CountryZone {
  /** Two time zones that have had equal clocks since this time are one. News is not older. */
  private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");

  /** Rules repeat every year, so changes of the clocks beyond this time are not compared. */
  private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

  private CountryZone() {}

  /**
   * Returns the time zone of an ISO 3166-1 country, as in the time zone database of ICU. Overseas
   * territories such as Réunion (RE) are countries of their own in ISO 3166-1.
   *
   * @return null if clocks in the country differ, as in Spain (ES) and the United States (US)
   */
  static @Nullable ZoneId of(String country) {
    Set<String> ids =
        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null);
    Map<List<Object>, ZoneId> clocks = new HashMap<>();
    for (String id : ids) {
      if (ZoneId.getAvailableZoneIds().contains(id)) {
        ZoneId zone = ZoneId.of(id);
        clocks.putIfAbsent(clock(zone.getRules()), zone);
      }
    }
    return clocks.size() == 1 ? clocks.values().iterator().next() : null;
  }

  /** Returns the offset at {@link #SINCE} and all changes after it. */
  private static List<Object> clock(ZoneRules rules) {
    List<Object> clock = new ArrayList<>(List.of(rules.getOffset(SINCE)));
    ZoneOffsetTransition change = rules.nextTransition(SINCE);
    while (change != null && change.getInstant().isBefore(UNTIL)) {
      clock.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return clock;
  }
}
