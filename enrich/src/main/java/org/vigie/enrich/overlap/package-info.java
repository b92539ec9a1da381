/**
 * Finds the words that an article and the press releases have in common, in the same order. Start
 * with {@link org.vigie.enrich.overlap.ReleaseIndex}, which returns an {@link
 * org.vigie.enrich.overlap.Overlap} for each release. The package must not depend on the
 * attribution of statements to speakers or on the kinds of pickup.
 *
 * <p>It also knows the parts of releases that tell little: names, datelines and standing text.
 *
 * <p>A block is a sequence of words that are equal in an article and a release. A run is a list of
 * blocks with only small gaps between them: the same passage with a few changes.
 */
@NullMarked
package org.vigie.enrich.overlap;

import org.jspecify.annotations.NullMarked;
