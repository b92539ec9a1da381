/**
 * The query language of {@code config/README.md}: parses a rule's query to an {@link
 * org.vigie.enrich.query.Expression} and converts this to a Lucene query whose matches have
 * positions. Other packages choose the queries for an article and run them.
 *
 * <p>Start with {@link org.vigie.enrich.query.CompiledQuery}. Each zone of an article (title,
 * summary, text, lead) is one Lucene field. A field has each word in up to three forms: as written,
 * in lower case and as a stem. So {@code NEAR} can combine words that are compared differently.
 */
@NullMarked
package org.vigie.enrich.query;

import org.jspecify.annotations.NullMarked;
