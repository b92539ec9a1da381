/**
 * Finds the speaker of a passage of an article: the organisation, another person, or nobody. Start
 * with {@link org.vigie.enrich.attribution.Attribution}; the rules are in {@code PointRules}. The
 * package must not depend on releases or on the kinds of pickup.
 */
@NullMarked
package org.vigie.enrich.attribution;

import org.jspecify.annotations.NullMarked;
