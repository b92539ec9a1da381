package org.vigie.ingest.dates;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the time zones that dates name by their IANA id or by a city, as in "(heure de Paris)". */
final class ZoneNames {
  /** Maps ids such as {@code europe/paris}. Those without a slash are words, such as "Cuba". */
  private static final Map<String, ZoneId> IDS =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.indexOf('/') > 0)
          .collect(Collectors.toMap(DateWords::folded, ZoneId::of));

  private ZoneNames() {}

  /** Returns the time zone of an IANA id in lower case; null if there is none. */
  static @Nullable ZoneId ofId(String folded) {
    return IDS.get(folded);
  }

  /**
   * Returns the time zone of the city in a remark such as "heure de New York".
   *
   * @param folded the remark's words. All words besides the city must be fillers
   * @return null if there is no such city, or another word
   */
  static @Nullable ZoneId ofCity(List<String> folded) {
    for (int length = folded.size(); length > 0; length--) {
      for (int start = 0; start + length <= folded.size(); start++) {
        List<String> name = folded.subList(start, start + length);
        ZoneId zone = Cities.ZONES.get(String.join(" ", name));
        boolean others = areFillers(folded.subList(0, start));
        if (zone != null && others && areFillers(folded.subList(start + length, folded.size()))) {
          return zone;
        }
      }
    }
    return null;
  }

  /** True for a time zone of the United States. */
  static boolean isAmerican(ZoneId zone) {
    return American.IDS.contains(zone.getId());
  }

  static boolean areFillers(List<String> folded) {
    return folded.stream().allMatch(DateWords::isFiller);
  }

  /** Loaded when first needed, as the cities are. */
  private static final class American {
    private static final Set<String> IDS =
        TimeZone.getAvailableIDs(SystemTimeZoneType.ANY, "US", null);
  }

  /** The city of each time zone, in each language. Loaded when first needed, because it is slow. */
  private static final class Cities {
    private static final Map<String, ZoneId> ZONES = new HashMap<>();

    static {
      Set<String> ambiguous = new HashSet<>();
      Set<String> ids = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null);
      for (String language : DateWords.LANGUAGES) {
        var names = TimeZoneNames.getInstance(ULocale.forLanguageTag(language));
        for (String id : ids) {
          String city = names.getExemplarLocationName(id);
          if (city != null && ZoneId.getAvailableZoneIds().contains(id)) {
            ZoneId before = ZONES.put(folded(city), ZoneId.of(id));
            if (before != null && !before.getId().equals(id)) {
              ambiguous.add(folded(city));
            }
          }
        }
      }
      ZONES.keySet().removeAll(ambiguous);
    }

    /** Returns "knox" for "Knox, Indiana" and for "Knox [Indiana]". */
    private static String folded(String city) {
      return DateWords.folded(city.split("[,\\[(]", 2)[0].strip()).replace(".", "");
    }
  }
}
