/**
 * Contains the benchmarks: {@code ParserBench} and {@code MatcherBench} use JMH, and {@code
 * Latency} measures all services together. {@code bench/run} runs all three. No package may depend
 * on this package.
 */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
