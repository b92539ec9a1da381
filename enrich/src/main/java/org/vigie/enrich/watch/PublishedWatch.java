package org.vigie.enrich.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/**
 * A watch as it is in the topic {@code watches.v1}.
 *
 * @param organisation the organisation's name; empty if it was retired
 * @param tags number of tags, without key messages
 * @param changed from when the last change is valid; null if the watch was never changed since it
 *     was first published
 */
public record PublishedWatch(
    String id, String organisation, int tags, int releases, @Nullable Instant changed) {

  /** True if articles are still tagged for this watch. */
  public boolean isActive() {
    return tags + releases > 0 || !organisation.isEmpty();
  }

  /** Returns the watches to which these versions of items belong, sorted by id. */
  static List<PublishedWatch> of(Collection<? extends WatchItem> versions) {
    var byWatch = new TreeMap<String, List<WatchItem>>();
    versions.forEach(
        item -> byWatch.computeIfAbsent(item.watch(), _ -> new ArrayList<>()).add(item));
    return byWatch.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static PublishedWatch of(String id, List<WatchItem> versions) {
    String organisation = "";
    int tags = 0;
    int releases = 0;
    Instant first =
        versions.stream().map(WatchItem::validFrom).min(Comparator.naturalOrder()).orElseThrow();
    Instant changed = null;
    for (WatchItem item : WatchVersions.last(id, versions).values()) {
      if (item.validFrom().isAfter(first)
          && (changed == null || item.validFrom().isAfter(changed))) {
        changed = item.validFrom();
      }
      switch (item) {
        case WatchItem gone when gone.retired() -> {}
        case Organisation found -> organisation = found.name();
        case TagRules tag -> tags += tag.message() ? 0 : 1;
        case Release _ -> releases++;
      }
    }
    return new PublishedWatch(id, organisation, tags, releases, changed);
  }
}
