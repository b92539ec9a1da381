/**
 * What an article took from our press releases. Start with {@link
 * org.vigie.enrich.reuse.Releases#pickup}: it lays the article's words beside those of all releases
 * ({@link org.vigie.enrich.reuse.ReleaseIndex}), and where too few are shared for a reprint or a
 * quote, asks whether the article reports a point of the release and whose point it says it is
 * ({@link org.vigie.enrich.reuse.Attribution}).
 *
 * <p>A run is a sequence of words that article and release share, a block a part of it without any
 * difference, a point a message that a release makes.
 */
@NullMarked
package org.vigie.enrich.reuse;

import org.jspecify.annotations.NullMarked;
