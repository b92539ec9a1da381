/**
 * Measures the speed of matching: with the example's rules ({@link
 * org.vigie.bench.match.MatcherBench}), and with many invented rules beside Lucene Monitor ({@link
 * org.vigie.bench.match.BesideMonitor}).
 */
@NullMarked
package org.vigie.bench.match;

import org.jspecify.annotations.NullMarked;
