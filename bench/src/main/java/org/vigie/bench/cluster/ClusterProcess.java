package org.vigie.bench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A broker or a service in its own process. If it ends by itself, {@link #supervise} starts it
 * again, as Docker Compose or systemd would.
 */
final class ClusterProcess {
  /** Maximum time in which a process ends after SIGTERM: what systemd would wait. */
  private static final Duration END_WITHIN = Duration.ofSeconds(60);

  private final String name;
  private final ProcessBuilder command;
  private final BooleanSupplier isReady;
  private @Nullable Process process;
  private boolean wanted;
  private int deaths;

  /**
   * @param log file to which the process's output is appended
   * @param isReady true if the process works
   */
  ClusterProcess(String name, ProcessBuilder command, Path log, BooleanSupplier isReady) {
    this.name = name;
    this.isReady = isReady;
    this.command =
        command
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  synchronized void start() throws IOException {
    wanted = true;
    process = command.start();
  }

  /** Ends the process as {@code kill -9} does. */
  synchronized void kill() {
    wanted = false;
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Lets the process end by itself, as {@code docker stop} does. */
  synchronized void end() throws InterruptedException {
    wanted = false;
    if (process != null) {
      process.destroy();
      if (!process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    }
  }

  /** Starts the process again if it ended by itself. */
  synchronized void supervise() throws IOException {
    if (wanted && process != null && !process.isAlive()) {
      deaths++;
      System.out.printf("  %s ended by itself (exit code %d)%n", name, process.exitValue());
      start();
    }
  }

  boolean isReady() {
    return isReady.getAsBoolean();
  }

  /** Returns how often the process ended by itself. */
  synchronized int deaths() {
    return deaths;
  }

  @Override
  public String toString() {
    return name;
  }
}
