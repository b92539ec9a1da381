/**
 * The query language of {@code config/README.md}: reads a rule's query into an {@link
 * org.vigie.enrich.query.Expression} and writes that as a Lucene query over intervals. It doesn't
 * know how queries are chosen for an article, nor how they are run.
 *
 * <p>Start with {@link org.vigie.enrich.query.CompiledQuery}. Each zone of an article (title,
 * summary, text, lead) is one Lucene field. Each word in it has up to three terms at the same
 * position, one per {@link org.vigie.enrich.query.Layer}, so that {@code NEAR} may mix them.
 */
@NullMarked
package org.vigie.enrich.query;

import org.jspecify.annotations.NullMarked;
