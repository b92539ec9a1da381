package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.sandbox.load.LoadFeeds;
import org.vigie.sandbox.load.LoadServer;
import org.vigie.sandbox.load.LoadText;

/**
 * Measures the CPU time of an idle {@code vigie run} that polls three feeds each minute, and of an
 * embedded broker without services beside it. Prints the share of a core, and the busiest threads.
 * One article in the first poll concerns the watch, so that each service has processed something.
 *
 * <p>{@code Idle LAUNCHER CONFIG SECONDS} reads the watch from the folder CONFIG. The measurement
 * begins 45 s after the start.
 */
public final class Idle {
  private static final int FEEDS = 3;

  /** Time until the first polls are over and the first compiler has compiled what they use. */
  private static final Duration WARM_UP = Duration.ofSeconds(45);

  private Idle() {}

  public static void main(String[] args) throws Exception {
    var launcher = new Launcher(Path.of(args[0]));
    List<Process> started = new ArrayList<>();
    try (var temporary = TemporaryFolder.withWatch(Path.of(args[1]));
        var feeds = new LoadFeeds(Idle::text, FEEDS)) {
      Path folder = temporary.path();
      feeds.publish(LoadFeeds.LISTED, Instant.now());
      Files.writeString(folder.resolve("feeds.yaml"), feeds.configuration("1m"));
      try {
        started.add(run(launcher, folder));
        started.add(broker(launcher, folder));
        measure(started, feeds, Integer.parseInt(args[2]));
      } catch (NoSuchFileException e) {
        System.out.println("idle: a process ended:\n" + Files.readString(folder.resolve("log")));
      } finally {
        for (Process each : started) {
          each.destroyForcibly().waitFor();
        }
      }
    }
  }

  private static LoadText text(long seed) {
    LoadText prose = LoadServer.prose(seed);
    return seed == 0 ? new LoadText("INESIA " + prose.title(), prose.html()) : prose;
  }

  private static void measure(List<Process> started, LoadFeeds feeds, int seconds)
      throws IOException, InterruptedException {
    Thread.sleep(WARM_UP);
    ThreadTimes run = ThreadTimes.of(started.getFirst().pid());
    ThreadTimes broker = ThreadTimes.of(started.getLast().pid());
    long requests = feeds.requests();
    Thread.sleep(Duration.ofSeconds(seconds));
    run = ThreadTimes.of(started.getFirst().pid()).since(run);
    broker = ThreadTimes.of(started.getLast().pid()).since(broker);
    print("vigie run, %d polls".formatted(feeds.requests() - requests), run, seconds);
    print("broker alone", broker, seconds);
  }

  private static Process run(Launcher launcher, Path folder) throws IOException {
    String data = folder.resolve("run/data").toString();
    return quiet(
        launcher.vigie(
            "run", "--config", folder.toString(), "--data", data, "--listen", "127.0.0.1:0"),
        folder);
  }

  private static Process broker(Launcher launcher, Path folder) throws IOException {
    String data = folder.resolve("broker").toString();
    return quiet(launcher.start(BrokerAlone.class, folder.resolve("options"), data), folder);
  }

  private static Process quiet(ProcessBuilder builder, Path folder) throws IOException {
    var log = ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile());
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  private static void print(String what, ThreadTimes used, int seconds) {
    System.out.printf(
        "idle: %s: %.1f %% of a core in %d s%n", what, 100 * used.total() / seconds, seconds);
    System.out.println("  " + used.most(15).replace(", ", "\n  "));
  }
}
