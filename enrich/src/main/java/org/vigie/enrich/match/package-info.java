/**
 * Finds a watch's tags in an article, each with its place and snippet. Cuts the article into words
 * once, asks the prefilter which rules can match, and runs their queries on a Lucene index in
 * memory that contains only this article. Other packages parse queries and interpret tags.
 *
 * <p>Start with {@link org.vigie.enrich.match.Matcher}.
 */
@NullMarked
package org.vigie.enrich.match;

import org.jspecify.annotations.NullMarked;
