package org.vigie.enrich.match;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a tag, ready to run. */
record CompiledRule(
    String tag, int version, String rule, List<String> languages, CompiledQuery query) {

  /**
   * False when the rule surely has no place in an article.
   *
   * @param present numbers of the vocabulary's entries that are in the article
   * @param language an article of unknown language is tried with every rule
   */
  boolean mayMatch(BitSet present, @Nullable String language) {
    boolean spoken = languages.isEmpty() || language == null || languages.contains(language);
    return spoken && query.need().isMet(present);
  }
}
