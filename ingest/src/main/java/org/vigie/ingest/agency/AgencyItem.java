package org.vigie.ingest.agency;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.formats.EntryBuilder;
import org.vigie.ingest.formats.FeedEntry;

/** Collects what one version of an agency's item says, whatever its format is. */
final class AgencyItem {
  /** Kinds of items that are articles; pictures, films and plans are not. */
  private static final Set<String> ARTICLES = Set.of("", "text", "composite");

  /**
   * The time zone of an embargo without one, if the feed's zone is unknown: the one in which it
   * ends last, so that nothing is published too early.
   */
  private static final ZoneId LAST_ZONE = ZoneOffset.ofHours(-12);

  final EntryBuilder entry;
  private final @Nullable ZoneId zone;

  /** True if the document has the item itself, false if it only refers to it. */
  boolean isWhole = true;

  String version = "";
  String created = "";

  /** The date of the item's first version, unparsed. */
  String first = "";

  /** The end of the embargo as written; null if there is no embargo. */
  @Nullable String embargo;

  /** IPTC's word for the status, such as {@code usable}; empty if not given. */
  String status = "";

  /** IPTC's word for the kind, such as {@code text}; empty if not given. */
  String kind = "";

  AgencyItem(@Nullable ZoneId zone) {
    this.entry = new EntryBuilder(null, zone);
    this.zone = zone;
  }

  /** Returns true if the item is an article; accepts {@code ninat:text} and URIs for words. */
  boolean isArticle() {
    return ARTICLES.contains(word(kind));
  }

  /** Adds a category {@code urgency:1} to {@code urgency:9}; 1 is the most urgent. */
  void urgency(String written) {
    String number = written.strip();
    if (number.matches("[1-9]")) {
      entry.categories.add("urgency:" + number);
    }
  }

  /** Returns the number of this version; 0 if it has none. */
  long number() {
    String digits = version.strip();
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }

  /** Returns when this version was made; null if unknown. */
  @Nullable Instant versionCreated() {
    FeedDate date = FeedDate.parse(created);
    return date == null ? null : date.at(zone == null ? ZoneOffset.UTC : zone);
  }

  /** Completes the entry and returns it. */
  EntryBuilder finished() {
    entry.version = new FeedEntry.Version(versionCreated(), notBefore(), isWhole);
    entry.published("first", first);
    entry.published("created", created);
    return entry;
  }

  /** Returns when the item may be published; {@link Instant#MAX} for never, null for at once. */
  @Nullable Instant notBefore() {
    String word = word(status);
    // why: a status that we don't know may forbid the publication.
    if (!word.isEmpty() && !word.equals("usable")) {
      return Instant.MAX;
    }
    if (embargo == null) {
      return null;
    }
    FeedDate end = FeedDate.parse(embargo);
    return end == null ? Instant.MAX : end.at(zone == null ? LAST_ZONE : zone);
  }

  /** Returns the last part of a code: {@code canceled} for {@code stat:canceled}. */
  private static String word(String code) {
    String lower = code.strip().toLowerCase(Locale.ROOT);
    return lower.substring(Math.max(lower.lastIndexOf(':'), lower.lastIndexOf('/')) + 1);
  }
}
