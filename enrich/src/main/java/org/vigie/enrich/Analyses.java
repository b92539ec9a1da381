package org.vigie.enrich;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.WatchItem;

/**
 * Compiled watches, shared by the tasks of a process: every partition has the same items, and to
 * compile them is work. Any number of threads may use one.
 */
final class Analyses {
  private static final Logger LOGGER = LoggerFactory.getLogger(Analyses.class);

  private final Map<Set<WatchItem>, Shared> shared = new HashMap<>();

  /** One of them, and how many use it. */
  private static final class Shared {
    final Analysis analysis;
    int users;

    Shared(Analysis analysis) {
      this.analysis = analysis;
    }
  }

  /**
   * Gives what these items look for; who no longer needs it {@linkplain #release says so}.
   *
   * @param items one version of each
   */
  synchronized Analysis of(String watch, Set<WatchItem> items) {
    Shared one = shared.computeIfAbsent(items, _ -> new Shared(compile(watch, items)));
    one.users++;
    return one.analysis;
  }

  synchronized void release(Analysis analysis) {
    for (Shared one : shared.values()) {
      one.users -= one.analysis == analysis ? 1 : 0;
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
