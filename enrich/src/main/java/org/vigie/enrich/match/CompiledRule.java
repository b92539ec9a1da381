package org.vigie.enrich.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a tag, ready to run. */
record CompiledRule(
    String tag, int version, String rule, List<String> languages, CompiledQuery query) {

  /** An article of unknown language is tried with every rule. */
  boolean isFor(@Nullable String language) {
    return languages.isEmpty() || language == null || languages.contains(language);
  }
}
