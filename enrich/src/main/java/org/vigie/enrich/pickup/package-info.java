/**
 * Decides what an article took from the press releases of a watch: reprint, quote, paraphrase or
 * mention. Start with {@link org.vigie.enrich.pickup.Releases}, which combines the overlap of words
 * and the attribution of points. The package must not depend on topics, rules or other articles.
 */
@NullMarked
package org.vigie.enrich.pickup;

import org.jspecify.annotations.NullMarked;
