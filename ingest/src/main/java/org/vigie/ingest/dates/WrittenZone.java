package org.vigie.ingest.dates;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a date says about its time zone: offset, abbreviation, IANA id or city. */
final class WrittenZone {
  /**
   * The easternmost offset of the United States, EDT. Known abbreviations west of it are theirs.
   */
  private static final ZoneOffset EASTERN_SUMMER = ZoneOffset.ofHours(-4);

  private boolean isAmerican;
  private @Nullable ZoneOffset offset;
  private @Nullable ZoneId zone;

  /** The words after the time that are neither a day nor a zone, such as "heure de Paris". */
  private final List<String> remark = new ArrayList<>();

  void takeOffset(ZoneOffset written) {
    offset = written;
  }

  /** Stores an abbreviation; the first offset counts, as in "+0100 (CET)". */
  void takeAbbreviation(ZoneOffset meaning) {
    offset = offset == null ? meaning : offset;
    isAmerican = meaning.getTotalSeconds() <= EASTERN_SUMMER.getTotalSeconds();
  }

  /** Stores an IANA id; returns false if the word is none, or the second one. */
  boolean takeId(String folded) {
    ZoneId named = zone == null ? ZoneNames.ofId(folded) : null;
    zone = named == null ? zone : named;
    return named != null;
  }

  void takeRemark(String folded) {
    remark.add(folded);
  }

  /** Reads the city in the remark. Returns false if the remark means something else. */
  boolean readRemark() {
    if (ZoneNames.areFillers(remark)) {
      return true;
    }
    ZoneId city = ZoneNames.ofCity(remark);
    zone = zone == null ? city : zone;
    return city != null;
  }

  /** True for a zone of the United States, by its id, its city or its abbreviation. */
  boolean isAmerican() {
    return zone == null ? isAmerican : ZoneNames.isAmerican(zone);
  }

  /** Returns the offset at a time; null if the date names no zone. */
  @Nullable ZoneOffset at(LocalDateTime local) {
    return offset != null || zone == null ? offset : zone.getRules().getOffset(local);
  }
}
