package org.vigie.enrich.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.ArticleSearch.Place;

/** A rule whose query is in the plan: the id and version of its tag, its own id, its languages. */
record CompiledRule(String tag, int version, String rule, List<String> languages) {
  /** A place where a rule matched. */
  record Hit(CompiledRule rule, Place place) {}

  /** True if the rule applies to articles in this language; null is an unknown language. */
  boolean isFor(@Nullable String language) {
    return languages.isEmpty() || language == null || languages.contains(language);
  }
}
