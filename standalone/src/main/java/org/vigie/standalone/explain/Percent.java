package org.vigie.standalone.explain;

/** How a report writes parts and probabilities: in whole percent, rounded down. */
final class Percent {
  private static final double PERCENT = 100;

  /** Less than any difference that counts: 0.57 is 0.569999… as a floating-point number. */
  private static final double INEXACT = 1e-9;

  private Percent() {}

  /** Rounds down, so that a figure that is not enough never looks as if it were. */
  static String of(double part) {
    return (int) Math.floor(part * PERCENT + INEXACT) + " %";
  }
}
