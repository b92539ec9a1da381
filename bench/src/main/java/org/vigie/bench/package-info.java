/**
 * Benchmarks: {@code ParserBench} with JMH and {@code Latency} end to end; {@code bench/run} runs
 * them with the others. Nothing may depend on this package.
 */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
