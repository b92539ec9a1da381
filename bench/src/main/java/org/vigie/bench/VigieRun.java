package org.vigie.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process {@code vigie run}, started by the script as a user starts it. */
final class VigieRun implements AutoCloseable {
  private final Process process;
  private final Page page;

  /** The page of a process. */
  static final class Page {
    private final HttpClient http =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI metrics;

    Page(URI address) {
      this.metrics = address.resolve("/metrics");
    }

    /**
     * Returns the number of articles that the service enrich has read since the process started; 0
     * if the page does not answer, so that the caller asks again.
     */
    long articles() throws InterruptedException {
      var request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(10)).build();
      try {
        return http.send(request, BodyHandlers.ofLines())
            .body()
            .filter(line -> line.startsWith("vigie_enrich_articles_total"))
            .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf('}') + 1)))
            .sum();
      } catch (IOException e) {
        return 0;
      }
    }
  }

  /** Starts the process; {@code folder} contains the configuration, the data and the log. */
  VigieRun(Launcher launcher, Path folder) throws IOException {
    String page = "127.0.0.1:" + freePort();
    String data = folder.resolve("run/data").toString();
    var log = ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile());
    process =
        launcher
            .vigie("run", "--config", folder.toString(), "--data", data, "--listen", page)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    this.page = new Page(URI.create("http://" + page));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Returns the number of articles that the service enrich has read since the start. */
  long articles() throws InterruptedException {
    return page.articles();
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
