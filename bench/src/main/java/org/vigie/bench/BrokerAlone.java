package org.vigie.bench;

import java.nio.file.Path;
import org.vigie.standalone.broker.EmbeddedBroker;

/**
 * Runs the embedded broker without services until standard input ends. The last argument is its
 * folder.
 */
final class BrokerAlone {
  private BrokerAlone() {}

  public static void main(String[] args) throws Exception {
    try (var broker = EmbeddedBroker.start(Path.of(args[args.length - 1]))) {
      System.out.println(broker.bootstrap());
      while (System.in.read() >= 0) {
        // The broker runs until the caller closes the standard input.
      }
    }
  }
}
