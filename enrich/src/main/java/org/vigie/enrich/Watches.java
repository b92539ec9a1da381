package org.vigie.enrich;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem;

/**
 * All versions of what the watches look for, and what is valid when. An article is read with the
 * rules that were valid at its own time, so that reading a log again gives the same mentions.
 *
 * <p>Compiles a watch when an article asks for it, once per set of versions. One thread uses it.
 */
final class Watches {
  /** Now, just before, and where a replay stands. */
  private static final int COMPILED = 3;

  private final Analyses analyses;
  private final NavigableMap<String, Watch> watches = new TreeMap<>();

  Watches(Analyses analyses) {
    this.analyses = analyses;
  }

  /** Adds a version, or puts it in place of the same one. */
  void put(WatchItem item) {
    watches.computeIfAbsent(item.watch(), id -> new Watch(id, analyses)).put(item);
  }

  /** Takes a version out of the log for good. */
  void remove(WatchItem item) {
    Watch watch = watches.get(item.watch());
    if (watch != null) {
      watch.remove(item);
    }
  }

  /** What each watch looks for at this time, by watch. */
  List<Analysis> at(Instant time) {
    var valid = new ArrayList<Analysis>(watches.size());
    for (Watch watch : watches.values()) {
      Analysis analysis = watch.at(time);
      if (analysis != null) {
        valid.add(analysis);
      }
    }
    return valid;
  }

  void close() {
    watches.values().forEach(Watch::close);
    watches.clear();
  }

  /** Versions of one watch. */
  private static final class Watch {
    private final String id;
    private final Analyses analyses;
    private final Map<String, WatchItem> versions = new HashMap<>();

    /** By the moment from which it is valid. */
    private final NavigableMap<Instant, Analysis> compiled = new TreeMap<>();

    Watch(String id, Analyses analyses) {
      this.id = id;
      this.analyses = analyses;
    }

    void put(WatchItem item) {
      if (!item.equals(versions.put(item.key(), item))) {
        forgetFrom(item.validFrom());
      }
    }

    void remove(WatchItem item) {
      if (versions.remove(item.key()) != null) {
        forgetFrom(item.validFrom());
      }
    }

    @Nullable Analysis at(Instant time) {
      Instant from = null;
      for (WatchItem item : versions.values()) {
        Instant next = item.validFrom();
        if (!next.isAfter(time) && (from == null || next.isAfter(from))) {
          from = next;
        }
      }
      return from == null ? null : compiled.computeIfAbsent(from, this::compile);
    }

    private Analysis compile(Instant from) {
      while (compiled.size() >= COMPILED) {
        analyses.release(compiled.pollFirstEntry().getValue());
      }
      var valid = new LinkedHashMap<String, WatchItem>();
      versions.values().stream()
          .filter(item -> !item.validFrom().isAfter(from))
          .sorted(Comparator.comparing(WatchItem::key))
          .forEach(item -> valid.merge(unversioned(item), item, Watch::newer));
      return analyses.of(id, new LinkedHashSet<>(valid.values()));
    }

    void close() {
      compiled.values().forEach(analyses::release);
      compiled.clear();
    }

    private void forgetFrom(Instant from) {
      var changed = compiled.tailMap(from, true);
      changed.values().forEach(analyses::release);
      changed.clear();
    }

    private static String unversioned(WatchItem item) {
      return item.key().substring(0, item.key().lastIndexOf('/'));
    }

    private static WatchItem newer(WatchItem one, WatchItem other) {
      return one.version() >= other.version() ? one : other;
    }
  }
}
