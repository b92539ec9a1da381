package org.vigie.standalone.options;

/** The exit codes that all commands use. {@code --help} and docs/operations.md list them. */
public final class Exit {
  public static final int DONE = 0;

  /** A feed, file or notification failed; standard error tells the reasons. */
  public static final int SOME_FAILED = 1;

  /** The command line or the configuration is invalid, and the command did nothing. */
  public static final int BAD_USAGE = 2;

  // 3 is the JVM's own code after -XX:+ExitOnOutOfMemoryError.

  /** Something outside Vigie is missing, such as a free port, a writable folder, or Kafka. */
  public static final int NO_START = 4;

  /** A part ended for good while Vigie ran, or Vigie has a defect. A restart may help. */
  public static final int ENDED = 5;

  private Exit() {}
}
