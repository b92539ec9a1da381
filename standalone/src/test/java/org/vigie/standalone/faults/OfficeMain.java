package org.vigie.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.vigie.alerts.console.Terminal;
import org.vigie.events.topics.Topics;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Standalone;

/** Runs what {@code vigie run} runs, with a clock that is wrong by the seconds in a file. */
final class OfficeMain {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private static volatile Duration skew = Duration.ZERO;

  private OfficeMain() {}

  /** Arguments: the folders of the configuration and the data, the files of clock and address. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path clock = Path.of(args[2]);
    skew = read(clock);
    Thread.ofVirtual().start(() -> follow(clock));
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    var settings =
        new Standalone.Settings(
            Path.of(args[1]),
            null,
            new Topics("", 2),
            new InetSocketAddress("127.0.0.1", 0),
            null);
    var standalone =
        new Standalone(
            settings,
            Configuration.read(folder, List.of()),
            () -> Instant.now().plus(skew),
            new Terminal(silent, false, 0),
            silent);
    Runtime.getRuntime().addShutdownHook(new Thread(standalone::close, "close-office"));
    standalone.start();
    Files.writeString(Path.of(args[3]), standalone.cluster().bootstrap());
    new CountDownLatch(1).await();
  }

  private static void follow(Path clock) {
    try {
      while (true) {
        skew = read(clock);
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration read(Path clock) throws java.io.IOException {
    String text = Files.readString(clock).strip();
    return text.isEmpty() ? skew : Duration.ofSeconds(Long.parseLong(text));
  }
}
