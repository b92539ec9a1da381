/**
 * Finds a watch's tags in an article, each with its place and snippet. Cuts the article into words
 * once, and runs the watch's plan on them. Other packages parse queries and interpret tags.
 *
 * <p>Start with {@link org.vigie.enrich.match.Matcher}. {@link
 * org.vigie.enrich.match.RuleComparison} says what a rule lacks that doesn't match.
 */
@NullMarked
package org.vigie.enrich.match;

import org.jspecify.annotations.NullMarked;
