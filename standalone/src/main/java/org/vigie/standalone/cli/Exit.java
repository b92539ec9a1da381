package org.vigie.standalone.cli;

/** The exit codes that all commands use. */
final class Exit {
  static final int DONE = 0;

  /** The command, or one of its files or feeds, failed; standard error tells the reasons. */
  static final int SOME_FAILED = 1;

  /** The command line or the configuration is invalid, and the command did nothing. */
  static final int BAD_USAGE = 2;

  private Exit() {}
}
