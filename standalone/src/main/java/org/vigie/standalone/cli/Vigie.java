package org.vigie.standalone.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program {@code vigie}. */
public final class Vigie {
  private Vigie() {}

  public static void main(String[] args) {
    // why: Lucene and others log by java.util.logging, which writes to standard error unasked.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // why: results are UTF-8 whatever the machine's locale, and buffered: `match` writes many
    // lines.
    var out =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out),
            false,
            StandardCharsets.UTF_8);
    var err =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
    int status = Commands.line(out, err).execute(args);
    out.flush();
    System.exit(status);
  }
}
