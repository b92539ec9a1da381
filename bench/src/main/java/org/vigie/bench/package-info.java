/**
 * Benchmarks: {@code ParserBench} and {@code MatcherBench} with JMH, {@code Latency} end to end;
 * {@code bench/run} runs them all. Nothing may depend on this package.
 */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
