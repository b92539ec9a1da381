package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The main class of the program {@code vigie}. */
public final class Vigie {
  private Vigie() {}

  public static void main(String[] args) {
    // why: Lucene logs through java.util.logging, which writes to standard error by default.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // why: output is UTF-8 in every locale. Results are buffered, since `match` prints many lines.
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    int status = Commands.line(out, err).execute(args);
    out.flush();
    System.exit(status);
  }
}
