/**
 * Finds the words that an article and the press releases have in common, in the same order. Start
 * with {@link org.vigie.enrich.overlap.ReleaseIndex}, which gives an {@link
 * org.vigie.enrich.overlap.Overlap} for each release. The package must not know who says something
 * in an article, nor what kind of pickup the article is.
 *
 * <p>A run is a sequence of words that article and release share; a block is a part of a run
 * without any difference.
 */
@NullMarked
package org.vigie.enrich.overlap;

import org.jspecify.annotations.NullMarked;
