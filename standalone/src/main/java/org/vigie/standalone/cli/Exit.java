package org.vigie.standalone.cli;

/** The exit codes of every command. */
final class Exit {
  static final int DONE = 0;

  /** At least one input failed, or the command failed; standard error gives each reason. */
  static final int SOME_FAILED = 1;

  /** The command line or the configuration is invalid, and the command did nothing. */
  static final int BAD_USAGE = 2;

  private Exit() {}
}
