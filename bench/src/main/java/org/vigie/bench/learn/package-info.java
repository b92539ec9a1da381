/**
 * Learns the weights of {@link org.vigie.enrich.pickup.Likelihood} from labelled articles, and says
 * what they are worth on organisations from which they were not learnt.
 */
@NullMarked
package org.vigie.bench.learn;

import org.jspecify.annotations.NullMarked;
