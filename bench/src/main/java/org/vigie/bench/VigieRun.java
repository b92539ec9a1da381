package org.vigie.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process {@code vigie run}, started by the script as a user starts it. */
final class VigieRun implements AutoCloseable {
  private final Process process;
  private final ReadArticles articles;

  /** Starts the process; {@code folder} contains the configuration, the data and the log. */
  VigieRun(Launcher launcher, Path folder) throws IOException {
    String page = "127.0.0.1:" + freePort();
    String data = folder.resolve("data").toString();
    var log = ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile());
    process =
        launcher
            .vigie("run", "--config", folder.toString(), "--data", data, "--listen", page)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    articles = new ReadArticles(URI.create("http://" + page));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Returns the number of articles that the service enrich has read since the start. */
  long articles() throws InterruptedException {
    return articles.count();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the largest resident memory so far, in MB. */
  long mostResident() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
