package org.vigie.ingest.parse;

import java.time.Duration;

/**
 * Limits for parsing. Small and large bodies have threads of their own.
 *
 * @param time maximum time of one body; after it, the body's thread is interrupted
 * @param turn maximum time that a body waits for threads and memory
 * @param memory number of bytes of the heap that all bodies being parsed may take together
 * @param threads maximum number of bodies of each size that are parsed at the same time
 * @param givenUp maximum number of further threads of each size, which were given up but still run
 */
public record ParseLimits(Duration time, Duration turn, long memory, int threads, int givenUp) {

  /**
   * Returns the limits for this process. Estimates: real feeds take less than a second. With the
   * 352 MB of heap of {@code ./vigie}, half is left to the broker and to the other parts.
   */
  public static ParseLimits forThisProcess() {
    Runtime runtime = Runtime.getRuntime();
    return new ParseLimits(
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        runtime.maxMemory() / 2,
        runtime.availableProcessors(),
        4);
  }
}
