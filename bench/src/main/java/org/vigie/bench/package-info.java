/**
 * Measurements: JMH for parser and matcher ({@code ParserBench}, {@code match.MatcherBench}), and
 * load from end to end ({@code LoadServer}, {@code Latency}). {@code bench/run} runs them all;
 * figures with machine and commit are in {@code bench/RESULTS.md}.
 */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
