package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An {@link Office} in another process, started by the launcher {@code ./vigie}. */
final class OfficeProcess {
  private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);
  private static final int LINES_OF_LOG = 12;

  private final Path log;
  private final Process process;
  private final BufferedWriter input;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final long pid;
  private final VigieRun.Page page;

  /** The process no longer answers, or has ended. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenException(String message) {
      super(message);
    }
  }

  /** The memory of the process in MB; {@link Office} explains the parts of the heap. */
  record Memory(
      long resident, long mostResident, long heap, long old, long fullCollections, long seconds) {
    @Override
    public String toString() {
      String after = old < 0 ? "not yet collected" : "%d MB after collection".formatted(old);
      return "resident %d MB (most %d), heap %d MB, old generation %s, %d full collections, GC %d s"
          .formatted(resident, mostResident, heap, after, fullCollections, seconds);
    }
  }

  /**
   * Starts the process and waits until its services have started.
   *
   * @param folder contains the configuration; data and log are written there
   */
  OfficeProcess(Launcher launcher, Path folder, Instant now) throws IOException, BrokenException {
    log = folder.resolve("log");
    String time = Long.toString(now.toEpochMilli());
    var builder = launcher.start(Office.class, folder.resolve("options"), folder.toString(), time);
    process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    input = process.outputWriter(UTF_8);
    Thread.ofVirtual().start(() -> readAnswers(process.inputReader(UTF_8)));
    String[] started = answer().split(" ");
    pid = Long.parseLong(started[0]);
    page = new VigieRun.Page(URI.create(started[1]));
  }

  private void readAnswers(BufferedReader output) {
    output.lines().forEach(answers::add);
  }

  long pid() {
    return pid;
  }

  /** Returns the processor time that the process has used. */
  Duration cpu() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  void at(Instant now) throws IOException {
    send("at " + now.toEpochMilli());
  }

  private void send(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  private String answer() throws BrokenException {
    try {
      String line = answers.poll(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        throw new BrokenException(state());
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenException("interrupted");
    }
  }

  /** Says whether the process lives, with the last lines of its log. */
  String state() {
    String state = process.isAlive() ? "alive" : "ended with " + process.exitValue();
    try {
      List<String> lines = Files.readAllLines(log);
      int from = Math.max(0, lines.size() - LINES_OF_LOG);
      return state + "\n  " + String.join("\n  ", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return state;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the number of articles that the service enrich has read since the process started. */
  long articles() throws InterruptedException {
    return page.articles();
  }

  Memory memory() throws IOException, BrokenException {
    send("memory");
    String[] heap = answer().split(" ");
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    return new Memory(
        megabytes(status, "VmRSS"),
        megabytes(status, "VmHWM"),
        Long.parseLong(heap[0]),
        Long.parseLong(heap[1]),
        Long.parseLong(heap[2]),
        Long.parseLong(heap[3]));
  }

  private static long megabytes(String status, String key) {
    String line = status.lines().filter(each -> each.startsWith(key)).findFirst().orElse(key + 0);
    return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
  }

  /** Kills the process as {@code kill -9} does. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
