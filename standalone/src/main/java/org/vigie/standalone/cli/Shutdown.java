package org.vigie.standalone.cli;

import java.util.concurrent.CountDownLatch;

/** Ends a service on Ctrl-C or TERM, and lets it close before the JVM goes. */
final class Shutdown {
  private Shutdown() {}

  static void onExit(AutoCloseable service) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("vigie-shutdown").unstarted(() -> close(service)));
  }

  /** Waits for the end of the JVM. */
  static void await() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static void close(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      System.err.println("vigie: did not end cleanly: " + e.getMessage());
    }
  }
}
