/**
 * Finds a watch's tags in articles, with every place.
 *
 * <p>Start with {@link org.vigie.enrich.match.Matcher}. A rule's query ({@link
 * org.vigie.enrich.match.Queries}, the language of {@code config/README.md}) becomes an {@code
 * Expression}, and that a Lucene query which a Lucene Monitor keeps. An article's strings are split
 * into {@code Token}s once; a {@code TermIndex} sees from them which rules could match at all, and
 * only an article that some rule could match is shown to the monitor.
 *
 * <p>Each string of an article (title, summary, text) is one Lucene field. Each word in it gives up
 * to three terms at the same position, one per {@code Layer}, so that {@code NEAR} may mix them.
 */
@NullMarked
package org.vigie.enrich.match;

import org.vigie.enrich.text.Token;
import org.jspecify.annotations.NullMarked;
