package org.vigie.ingest.agency;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.EntryBuilder;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.text.Interruption;

/** The items of one document: articles only, and of each the newest version. */
final class AgencyItems {
  /** The item itself is newer than a reference to it; then the number counts, then the date. */
  private static final Comparator<AgencyItem> NEWER =
      Comparator.comparing((AgencyItem item) -> item.isWhole)
          .thenComparingLong(AgencyItem::number)
          .thenComparing(item -> Objects.requireNonNullElse(item.versionCreated(), Instant.MIN));

  private final Map<String, AgencyItem> byId = new LinkedHashMap<>();
  private final @Nullable ZoneId zone;

  AgencyItems(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  AgencyItem create() {
    return new AgencyItem(zone);
  }

  /** Adds an item; of equal versions, the one that was added last is kept. */
  void add(AgencyItem item) {
    String id = item.entry.guid == null ? "" : item.entry.guid.strip();
    String key = id.isEmpty() ? " " + byId.size() : id;
    byId.merge(key, item, (old, added) -> NEWER.compare(old, added) > 0 ? old : added);
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  ParseResult feed(String format, String title) {
    List<EntryBuilder> entries = new ArrayList<>();
    for (AgencyItem item : byId.values()) {
      Interruption.check();
      if (item.isArticle()) {
        entries.add(item.finished());
      }
    }
    return ParsedFeed.of(format, title, null, Hints.NONE, entries);
  }
}
