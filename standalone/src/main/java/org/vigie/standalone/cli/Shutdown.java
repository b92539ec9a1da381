package org.vigie.standalone.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.vigie.health.HealthReport;

/** Closes services when the JVM ends, such as on Ctrl-C or SIGTERM. */
final class Shutdown {
  /** Maximum time for closing. An estimate: three services take up to 10 s each. */
  private static final Duration CLOSING = Duration.ofSeconds(30);

  private static volatile boolean closing;

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

  /**
   * Returns what to do when a part has ended for good: it says so in one line, and ends the process
   * with {@link Exit#ENDED}.
   */
  static Consumer<HealthReport.Part> whenEnded(PrintStream err) {
    return part -> {
      if (closing) {
        return;
      }
      err.printf("vigie: %s: %s. Vigie ends; start it again.%n", part.name(), part.reason());
      // why: a service that hangs must not keep a broken process alive.
      Thread.ofPlatform().daemon().name("vigie-halt").start(Shutdown::haltLater);
      System.exit(Exit.ENDED);
    };
  }

  private static void haltLater() {
    try {
      Thread.sleep(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(Exit.ENDED);
  }

  private static void close(AutoCloseable service) {
    closing = true;
    try {
      service.close();
    } catch (Exception e) {
      System.err.println("vigie: did not end cleanly: " + e.getMessage());
    }
  }
}
