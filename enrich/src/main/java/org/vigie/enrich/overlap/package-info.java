/**
 * Finds the words that an article and the press releases have in common, in the same order. Start
 * with {@link org.vigie.enrich.overlap.ReleaseIndex}, which returns an {@link
 * org.vigie.enrich.overlap.Overlap} for each release. The package must not depend on the
 * attribution of statements to speakers or on the kinds of pickup.
 *
 * <p>A run is a sequence of words that an article and a release share, with small gaps. It is a
 * list of blocks. A block is a sequence of words without any difference.
 */
@NullMarked
package org.vigie.enrich.overlap;

import org.jspecify.annotations.NullMarked;
