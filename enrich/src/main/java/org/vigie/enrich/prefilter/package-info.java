/**
 * Selects the few queries that an article can match, by the set of the article's words. Only the
 * selected queries are run. The package depends on parsed queries and on words; it must not depend
 * on articles or Lucene.
 *
 * <p>Each query has a {@link org.vigie.enrich.prefilter.Requirement}: words that every matching
 * article must have. {@link org.vigie.enrich.prefilter.Presearcher} checks the requirements.
 */
@NullMarked
package org.vigie.enrich.prefilter;

import org.jspecify.annotations.NullMarked;
