/**
 * Names the few rules that an article can match, from the set of its words alone, so that only
 * these queries are run. It knows expressions and tokens, but neither articles nor Lucene.
 *
 * <p>Each query has a {@link org.vigie.enrich.prefilter.Requirement}: terms that every article it
 * matches must have. {@link org.vigie.enrich.prefilter.Presearcher} checks them.
 */
@NullMarked
package org.vigie.enrich.prefilter;

import org.jspecify.annotations.NullMarked;
