package org.vigie.standalone.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.vigie.health.HealthReport;
import org.vigie.standalone.options.Exit;

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

  /**
   * Explains why the embedded broker ends the process: Kafka does so if it can't write its data.
   */
  static void explainHalt(Path data, PrintStream err) {
    org.apache.kafka.common.utils.internals.Exit.setHaltProcedure(
        (_, _) -> {
          err.printf(
              "vigie: the embedded broker can't write its data in %s (%d MB are free there)."
                  + " Vigie ends; make space, then start it again.%n",
              data, data.toFile().getUsableSpace() >> 20);
          Runtime.getRuntime().halt(Exit.NO_START);
        });
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
