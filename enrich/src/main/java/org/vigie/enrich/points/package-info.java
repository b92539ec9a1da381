/**
 * Finds sentences of articles that repeat points of releases in other words. Start with {@link
 * org.vigie.enrich.points.Points}. The package must not depend on who speaks or on the kinds of
 * pickup.
 */
@NullMarked
package org.vigie.enrich.points;

import org.jspecify.annotations.NullMarked;
