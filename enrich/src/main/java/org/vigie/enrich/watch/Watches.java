package org.vigie.enrich.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem;

/**
 * All versions of all watch items (organisations, tags, releases). An article is analysed with the
 * versions that were valid at its timestamp, so that a replay gives equal mentions.
 *
 * <p>A watch is compiled when it is first asked for, once for each set of versions. Not
 * thread-safe.
 */
public final class Watches {
  /** Maximum number of compiled versions of a watch: current, previous, and one for a replay. */
  private static final int COMPILED = 3;

  private final AnalysisCache analyses;
  private final NavigableMap<String, Watch> watches = new TreeMap<>();

  public Watches(AnalysisCache analyses) {
    this.analyses = analyses;
  }

  /** Adds a version of an item, or replaces the version with the same key. */
  public void put(WatchItem item) {
    watches.computeIfAbsent(item.watch(), Watch::new).put(item);
  }

  /** Removes a version of an item, because its Kafka record was deleted. */
  public void remove(WatchItem item) {
    Watch watch = watches.get(item.watch());
    if (watch != null) {
      watch.remove(item);
    }
  }

  /** Returns the watches as they are valid at this time, sorted by id. */
  public List<Analysis> at(Instant time) {
    return watches.values().stream().flatMap(watch -> watch.at(time).stream()).toList();
  }

  /** Returns the watches as they are with their newest versions, sorted by id. */
  public List<Analysis> newest() {
    return at(Instant.MAX);
  }

  /** The versions of one watch's items. */
  private final class Watch {
    private final String id;
    private final Map<String, WatchItem> versions = new HashMap<>();

    /** The times from which versions are valid. Kept because each article asks for them. */
    private final NavigableSet<Instant> starts = new TreeSet<>();

    /** The compiled versions of the watch, by the time from which each is valid. */
    private final NavigableMap<Instant, Analysis> compiled = new TreeMap<>();

    Watch(String id) {
      this.id = id;
    }

    void put(WatchItem item) {
      WatchItem before = versions.put(item.key(), item);
      if (!item.equals(before)) {
        forget(before);
        starts.add(item.validFrom());
        compiled.tailMap(item.validFrom(), true).clear();
      }
    }

    void remove(WatchItem item) {
      forget(versions.remove(item.key()));
    }

    /** Forgets what was compiled from a version that was replaced or removed; null if none was. */
    private void forget(@Nullable WatchItem gone) {
      if (gone != null) {
        starts.clear();
        versions.values().forEach(each -> starts.add(each.validFrom()));
        compiled.tailMap(gone.validFrom(), true).clear();
      }
    }

    /** Returns the watch as it is valid at this time; empty if no version is valid yet. */
    Optional<Analysis> at(Instant time) {
      Instant from = starts.floor(time);
      if (from == null) {
        return Optional.empty();
      }
      Analysis known = compiled.get(from);
      if (known == null) {
        while (compiled.size() >= COMPILED) {
          compiled.pollFirstEntry();
        }
        known = compile(from);
        compiled.put(from, known);
      }
      return Optional.of(known);
    }

    private Analysis compile(Instant from) {
      var valid = new LinkedHashMap<String, WatchItem>();
      versions.values().stream()
          .filter(item -> !item.validFrom().isAfter(from))
          .sorted(Comparator.comparing(WatchItem::key))
          .forEach(
              item -> valid.merge(WatchVersions.unversioned(item), item, WatchVersions::newer));
      return analyses.of(id, new LinkedHashSet<>(valid.values()));
    }
  }
}
