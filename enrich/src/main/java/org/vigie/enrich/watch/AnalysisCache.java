package org.vigie.enrich.watch;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.WatchItem;

/**
 * Compiled watches, shared by all tasks of a process: each task needs all watches, and compiling is
 * expensive. Forgets a watch that no task uses any more. Thread-safe.
 */
public final class AnalysisCache {
  private static final Logger LOGGER = LoggerFactory.getLogger(AnalysisCache.class);

  private final Map<Set<WatchItem>, WeakReference<Analysis>> compiled = new HashMap<>();

  /** Returns the watch compiled from these items. Compiles it if no task has done so before. */
  synchronized Analysis of(String watch, Set<WatchItem> items) {
    WeakReference<Analysis> known = compiled.get(items);
    Analysis analysis = known == null ? null : known.get();
    if (analysis == null) {
      analysis = compile(watch, items);
      compiled.values().removeIf(each -> each.get() == null);
      compiled.put(items, new WeakReference<>(analysis));
    }
    return analysis;
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
