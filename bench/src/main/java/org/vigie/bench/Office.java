package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vigie.alerts.console.Terminal;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Standalone;

/**
 * All services of {@code vigie run} in this process, with a clock that standard input sets. {@code
 * at MILLIS} sets it; it goes on in real time from there. {@code memory} prints one line about the
 * heap. The process ends with its input.
 *
 * <p>The last two arguments are the folder with the configuration, and the first time in ms since
 * 1970. The launcher puts others in front of them.
 */
final class Office {
  private static volatile Setting setting = new Setting(Instant.EPOCH, 0);

  /** The clock's time {@code at} when the real clock had {@code nanos}. */
  private record Setting(Instant at, long nanos) {
    static Setting of(String millis) {
      return new Setting(Instant.ofEpochMilli(Long.parseLong(millis)), System.nanoTime());
    }

    Instant now() {
      return at.plus(Duration.ofNanos(System.nanoTime() - nanos));
    }
  }

  private Office() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[args.length - 2]);
    setting = Setting.of(args[args.length - 1]);
    var page = new InetSocketAddress("127.0.0.1", 0);
    var topics = new Topics("", TopicSettings.EMBEDDED);
    var settings = new Standalone.Settings(folder.resolve("run/data"), null, topics, page, null);
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    var configuration = Configuration.read(folder, List.of());
    try (var standalone =
        new Standalone(
            settings, configuration, () -> setting.now(), new Terminal(silent, false, 0), silent)) {
      standalone.start();
      System.out.println(ProcessHandle.current().pid() + " " + standalone.page());
      obey(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
    }
  }

  private static void obey(BufferedReader input) throws IOException {
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.equals("memory")) {
        System.out.println(memory());
      } else {
        setting = Setting.of(line.substring("at ".length()));
      }
    }
  }

  /**
   * Returns the heap's use in MB, the use of the old generation after its last collection in MB (-1
   * before the first one), the number of its collections, and the seconds of all collections.
   */
  private static String memory() {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long old = -1;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = pool.getCollectionUsage();
      if (after != null && pool.getName().matches(".*(Tenured|Old).*")) {
        old = after.getUsed();
      }
    }
    long full = 0;
    long millis = 0;
    for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
      full += each.getName().matches(".*(MarkSweep|Old).*") ? each.getCollectionCount() : 0;
      millis += each.getCollectionTime();
    }
    long mb = 1 << 20;
    return "%d %d %d %d"
        .formatted(heap.getUsed() / mb, full == 0 ? -1 : old / mb, full, millis / 1_000);
  }
}
