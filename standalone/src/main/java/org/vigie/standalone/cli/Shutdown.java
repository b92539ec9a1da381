package org.vigie.standalone.cli;

import java.util.concurrent.CountDownLatch;

/** Closes services when the JVM ends, such as on Ctrl-C or SIGTERM. */
final class Shutdown {
  private Shutdown() {}

  /** Registers the service to be closed when the JVM ends, and returns the service. */
  static <T extends AutoCloseable> T onExit(T service) {
    var hook = Thread.ofPlatform().name("vigie-shutdown").unstarted(() -> close(service));
    Runtime.getRuntime().addShutdownHook(hook);
    return service;
  }

  /** Blocks until the JVM ends. */
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
