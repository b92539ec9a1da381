/**
 * The query language of {@code config/README.md}: parses a rule's query to an {@link
 * org.vigie.enrich.query.Expression}. Other packages run queries on articles.
 *
 * <p>Start with {@link org.vigie.enrich.query.QueryParser}. A query searches the zones of an
 * article (title, summary, text, lead). A word is compared in one of three forms: as written, in
 * lower case or as a stem. {@code NEAR} can combine words that are compared differently.
 */
@NullMarked
package org.vigie.enrich.query;

import org.jspecify.annotations.NullMarked;
