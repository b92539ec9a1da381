package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.points.PointIndex.Hit;

/** What words and numbers of articles tell for the points, by key: one hit for each point. */
final class Hits {
  private final Map<String, List<Hit>> byKey = new HashMap<>();

  /** Adds a hit. Of two hits of a key for one point, only the stronger one stays. */
  void put(String key, Hit hit) {
    List<Hit> known = byKey.computeIfAbsent(key, _ -> new ArrayList<>());
    int same = indexOf(known, hit.point());
    if (same < 0) {
      known.add(hit);
    } else if (isStronger(hit, known.get(same))) {
      known.set(same, hit);
    }
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  List<Hit> of(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** Returns the points that have this word or number, each with a part of what it tells. */
  List<Hit> of(String key, double part) {
    return of(key).stream()
        .map(hit -> new Hit(hit.point(), hit.key(), hit.weight() * part))
        .toList();
  }

  /** Joins two lists; of two hits for one point, only the stronger one stays. */
  static List<Hit> strongest(List<Hit> some, List<Hit> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    List<Hit> joined = new ArrayList<>(some);
    for (Hit other : others) {
      int same = indexOf(some, other.point());
      if (same < 0) {
        joined.add(other);
      } else if (isStronger(other, joined.get(same))) {
        joined.set(same, other);
      }
    }
    return joined;
  }

  /** Compares weights, then keys, so that equal articles always give equal results. */
  private static boolean isStronger(Hit one, Hit other) {
    return one.weight() > other.weight()
        || (one.weight() == other.weight() && one.key().compareTo(other.key()) < 0);
  }

  private static int indexOf(List<Hit> hits, Point point) {
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).point().equals(point)) {
        return i;
      }
    }
    return -1;
  }
}
