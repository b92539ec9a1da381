package org.vigie.standalone.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The articles that came near to one tag without having it, by what they lack. Of each lack, only
 * the newest articles are kept, so that memory is bounded however many articles are read.
 */
final class TagMisses {
  /** Maximum number of different lacks. Chosen: more than anybody reads; the nearest stay. */
  static final int MOST_LACKS = 200;

  /** Articles kept beyond those shown: a revision can remove one. An estimate. */
  private static final int SPARE = 2;

  private final int most;
  private final Map<String, Lack> lacks = new HashMap<>();
  private final Map<String, Lack> kept = new HashMap<>();

  /** Takes the maximum number of articles to show; 0 to keep none. */
  TagMisses(int most) {
    this.most = most;
  }

  /** What some articles lack: how near they come, their number, and the newest of them. */
  private static final class Lack {
    /** The nearest first; of equally near ones, what fewer articles lack, because it tells more. */
    static final Comparator<Lack> NEAREST =
        Comparator.comparingDouble((Lack lack) -> -lack.score)
            .thenComparingInt(lack -> lack.articles)
            .thenComparing(lack -> lack.text);

    final String text;
    final double score;
    final TreeSet<Miss> newest = new TreeSet<>(Miss.NEWEST);

    /** An estimate: a revision of an article that isn't kept is counted again. */
    int articles;

    Lack(Miss miss) {
      this.text = miss.lack().text();
      this.score = miss.lack().score();
    }
  }

  /** Returns the number of articles that are kept. */
  int size() {
    return kept.size();
  }

  /** Forgets an article, because a later revision of it is read. */
  void remove(String article) {
    Lack lack = kept.remove(article);
    if (lack != null) {
      lack.articles--;
      lack.newest.removeIf(miss -> miss.article().equals(article));
      if (lack.articles == 0) {
        lacks.remove(lack.text);
      }
    }
  }

  void add(Miss miss) {
    if (most == 0) {
      return;
    }
    Lack lack = lacks.get(miss.lack().text());
    if (lack == null) {
      lack = new Lack(miss);
      if (lacks.size() == MOST_LACKS && !makesRoom(lack)) {
        return;
      }
      lacks.put(lack.text, lack);
    }
    lack.articles++;
    lack.newest.add(miss);
    kept.put(miss.article(), lack);
    if (lack.newest.size() > most + SPARE) {
      kept.remove(lack.newest.removeLast().article());
    }
  }

  /** Forgets the farthest lack, unless the new one is as far. */
  private boolean makesRoom(Lack fresh) {
    Lack farthest = lacks.values().stream().max(Lack.NEAREST).orElseThrow();
    if (farthest.score >= fresh.score) {
      return false;
    }
    lacks.remove(farthest.text);
    farthest.newest.forEach(miss -> kept.remove(miss.article()));
    return true;
  }

  /**
   * Returns the articles that came nearest, the nearest first, each title once.
   *
   * @param common what more articles than this lack is noise, and is left out
   */
  List<Miss> nearest(int common) {
    List<Miss> nearest = new ArrayList<>();
    Set<String> titles = new HashSet<>();
    for (Lack lack : lacks.values().stream().sorted(Lack.NEAREST).toList()) {
      for (Miss miss : lack.articles > common ? List.<Miss>of() : lack.newest) {
        if (nearest.size() < most && titles.add(miss.caption().title().toLowerCase(Locale.ROOT))) {
          nearest.add(miss);
        }
      }
    }
    return nearest;
  }
}
