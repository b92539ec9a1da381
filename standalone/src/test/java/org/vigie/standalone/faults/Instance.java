package org.vigie.standalone.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.JavaProcess;

/** One process of the system under test: it can be started, ended, killed and paused. */
final class Instance {
  /** A start takes seconds, but the machine of the tests may be busy. */
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

  private final String name;
  private final String main;
  private final List<String> arguments;
  private final Path output;
  private final @Nullable Path ready;
  private @Nullable Process process;

  /**
   * @param output file to which the process writes
   * @param ready file that the process writes when it has started; null if it writes none
   */
  Instance(String name, String main, List<String> arguments, Path output, @Nullable Path ready) {
    this.name = name;
    this.main = main;
    this.arguments = arguments;
    this.output = output;
    this.ready = ready;
  }

  /** Starts the process, unless it runs. Returns the content of the file {@code ready}, or "". */
  String start() throws IOException {
    if (process != null && process.isAlive()) {
      return "";
    }
    if (ready != null) {
      Files.deleteIfExists(ready);
    }
    Process started = JavaProcess.start(main, output, arguments);
    process = started;
    if (ready == null) {
      return "";
    }
    await()
        .alias(name + " has started")
        .atMost(STARTS_WITHIN)
        .until(() -> !started.isAlive() || (Files.exists(ready) && Files.size(ready) > 0));
    return Files.exists(ready) ? Files.readString(ready) : "";
  }

  /** Ends the process as {@code kill -9} does. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Lets the process end by itself, as Ctrl-C does; kills it if that takes 30 s. */
  void end() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(Duration.ofSeconds(30))) {
        kill();
      }
    }
  }

  void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    if (process != null && process.isAlive()) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
  }

  /** Returns true if the process ended, though the test did not want that. */
  boolean isDead() {
    return process != null && !process.isAlive();
  }

  @Override
  public String toString() {
    return name;
  }
}
