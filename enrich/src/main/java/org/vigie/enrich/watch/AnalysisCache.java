package org.vigie.enrich.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.WatchItem;

/**
 * Compiled watches, shared by all tasks of a process: each partition has the same items, and
 * compiling them is expensive. Safe for threads.
 */
public final class AnalysisCache {
  private static final Logger LOGGER = LoggerFactory.getLogger(AnalysisCache.class);

  private final Map<Set<WatchItem>, Shared> shared = new HashMap<>();

  /** An analysis, and how many tasks use it. */
  private static final class Shared {
    final Analysis analysis;
    int users;

    Shared(Analysis analysis) {
      this.analysis = analysis;
    }
  }

  /**
   * Returns the analysis of these items. The caller must {@link #release} it.
   *
   * @param items one version of each
   */
  synchronized Analysis of(String watch, Set<WatchItem> items) {
    Shared one = shared.computeIfAbsent(items, _ -> new Shared(compile(watch, items)));
    one.users++;
    return one.analysis;
  }

  /** Closes the analysis if no other task uses it. */
  synchronized void release(Analysis analysis) {
    for (Shared one : shared.values()) {
      if (one.analysis == analysis && --one.users == 0) {
        analysis.close();
      }
    }
    shared.values().removeIf(one -> one.users == 0);
  }

  private static Analysis compile(String watch, Set<WatchItem> items) {
    Analysis analysis = Analysis.of(watch, items);
    for (Matcher.RuleProblem problem : analysis.problems()) {
      LOGGER
          .atWarn()
          .addKeyValue("watch", watch)
          .addKeyValue("rule", problem.rule())
          .addKeyValue("problem", problem.message())
          .log("a rule can't be used");
    }
    return analysis;
  }
}
