package org.vigie.standalone.cli;

/** What a command's exit status says. */
final class Exit {
  static final int DONE = 0;
  static final int SOME_FAILED = 1;
  static final int BAD_USAGE = 2;

  private Exit() {}
}
