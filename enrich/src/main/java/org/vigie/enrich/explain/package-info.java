/**
 * Explains to people what a watch finds in one article: the language, whose words each sentence is
 * held to be, and each threshold of a pickup with the figure that was compared. Start with {@link
 * org.vigie.enrich.explain.ArticleReport}. The findings are those of {@code Analysis}; this package
 * only repeats its steps to show what is between.
 */
@NullMarked
package org.vigie.enrich.explain;

import org.jspecify.annotations.NullMarked;
