/**
 * Contains the benchmarks: {@code Month} and {@code Idle} run the whole program as users do, {@code
 * Latency} measures all services together, and {@code ParserBench} uses JMH. The scripts in the
 * folder {@code bench} run them; no package may depend on this package.
 */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
