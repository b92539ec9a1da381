/**
 * Finds the speaker to whom an article attributes a point: us, another person, or nobody. Start
 * with {@link org.vigie.enrich.attribution.Attribution}; the rules are in {@code PointRules}. The
 * package must not know releases, nor what follows from its answer.
 */
@NullMarked
package org.vigie.enrich.attribution;

import org.jspecify.annotations.NullMarked;
