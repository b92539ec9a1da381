package org.vigie.standalone.cli;

/** The exit codes of every command. */
final class Exit {
  static final int DONE = 0;

  /** Some input failed; each is named on standard error, and the rest was processed. */
  static final int SOME_FAILED = 1;

  /** Wrong usage or configuration; nothing was done. */
  static final int BAD_USAGE = 2;

  private Exit() {}
}
