package org.vigie.standalone.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

  /** An estimate: a service closes in up to 30 s if Kafka is away. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

  private final List<String> within;
  private final String name;
  private final String main;
  private final List<String> arguments;
  private final Path output;
  private @Nullable Process process;
  private long launchedAt;

  /**
   * @param within a command that runs the process, such as {@code nsenter}; empty for none
   * @param output file to which the process writes
   */
  Instance(List<String> within, String name, String main, List<String> arguments, Path output) {
    this.within = within;
    this.name = name;
    this.main = main;
    this.arguments = arguments;
    this.output = output;
  }

  /** Starts the process, unless it runs. Returns true if it did not run. */
  boolean start() throws IOException {
    if (process != null && process.isAlive()) {
      return false;
    }
    if (process != null) {
      Files.writeString(output, "---- starts again\n", StandardOpenOption.APPEND);
    }
    launchedAt = Files.exists(output) ? Files.size(output) : 0;
    process = JavaProcess.start(within, main, output, arguments);
    return true;
  }

  /** Waits until the process has written the text since its start, or has ended. */
  void awaitOutput(String text) {
    await()
        .alias(name + " has started")
        .atMost(STARTS_WITHIN)
        .until(() -> isDead() || output().contains(text));
  }

  /** Returns what the process has written since its last start. */
  String output() throws IOException {
    return new String(Files.readAllBytes(output), ISO_8859_1).substring((int) launchedAt);
  }

  /** Ends the process as {@code kill -9} does. */
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
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
