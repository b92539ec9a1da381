package org.vigie.standalone.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.JavaProcess;

/** One process of the system under test: it can be started, ended, killed and paused. */
final class Instance {
  /** A start takes seconds, but the machine of the tests may be busy. */
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

  /** The longest that closing may take, plus half; the machine of the tests may be busy. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(45);

  private final List<String> within;
  private final String name;
  private final String main;
  private final List<String> arguments;
  private final Path output;
  private final @Nullable Path ready;
  private @Nullable Process process;

  /**
   * @param within a command that runs the process, such as {@code nsenter}; empty for none
   * @param output file to which the process writes
   * @param ready file that the process writes when it has started; null if it writes none
   */
  Instance(
      List<String> within,
      String name,
      String main,
      List<String> arguments,
      Path output,
      @Nullable Path ready) {
    this.within = within;
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
    Process started = launch();
    if (ready == null) {
      return "";
    }
    await()
        .alias(name + " has started")
        .atMost(STARTS_WITHIN)
        .until(() -> !started.isAlive() || (Files.exists(ready) && Files.size(ready) > 0));
    return Files.exists(ready) ? Files.readString(ready) : "";
  }

  /** Starts the process, and does not wait for it. */
  Process launch() throws IOException {
    if (ready != null) {
      Files.deleteIfExists(ready);
    }
    if (process != null) {
      Files.writeString(output, "---- starts again\n", StandardOpenOption.APPEND);
    }
    process = JavaProcess.start(within, main, output, arguments);
    return process;
  }

  /** Ends the process as {@code kill -9} does. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Lets the process end by itself, as Ctrl-C does; kills it if that takes too long. */
  void end() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(ENDS_WITHIN)) {
        System.out.println("FaultsIT:   " + name + " did not end, and is killed");
        kill();
      }
    }
  }

  /** Waits at most this time until the process has ended by itself. Returns true if it has. */
  boolean hasEndedWithin(Duration atMost) throws InterruptedException {
    return process == null || process.waitFor(atMost);
  }

  /** Stops the process for this time. */
  void pause(Duration time) throws IOException, InterruptedException {
    signal("-STOP");
    try {
      Thread.sleep(time);
    } finally {
      signal("-CONT");
    }
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

  /** Returns the exit code of the ended process and the last line that it wrote. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(output);
    return "exit code %s, %s"
        .formatted(
            process == null ? "none" : process.exitValue(),
            lines.isEmpty() ? "no output" : lines.getLast());
  }

  @Override
  public String toString() {
    return name;
  }
}
