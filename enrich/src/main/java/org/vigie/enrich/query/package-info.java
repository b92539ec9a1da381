/**
 * The query language of {@code config/README.md}: parses a rule's query to an {@link
 * org.vigie.enrich.query.Expression} and converts the expression to a Lucene query over intervals.
 * Other packages choose the queries for an article and run them.
 *
 * <p>Start with {@link org.vigie.enrich.query.CompiledQuery}. Each zone of an article (title,
 * summary, text, lead) is one Lucene field. In a field, each word has up to three terms at its
 * position, one per {@link org.vigie.enrich.query.Layer}, so that {@code NEAR} can combine layers.
 */
@NullMarked
package org.vigie.enrich.query;

import org.jspecify.annotations.NullMarked;
