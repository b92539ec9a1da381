/**
 * Finds a watch's tags in an article, each with its place and snippet: cuts the article into tokens
 * once, asks the prefilter which rules can match, and runs their queries on a Lucene index of that
 * one article in memory. It doesn't know how queries are written, nor what tags mean.
 *
 * <p>Start with {@link org.vigie.enrich.match.Matcher}.
 */
@NullMarked
package org.vigie.enrich.match;

import org.jspecify.annotations.NullMarked;
