package org.vigie.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.JavaProcess;

/** One {@code vigie run}: the embedded broker and all services. Its data is on a small disk. */
final class OneProcess implements AutoCloseable {
  /** Space for the data. A run of some hours needs less. */
  private static final String SPACE = "400m";

  /** The file in the data folder with the broker's port. */
  private static final String PORTS = "kafka/ports";

  private final Instance process;
  private final WrongClock clock;
  private final Path data;
  private final @Nullable SmallDisk disk;

  private OneProcess(Instance process, WrongClock clock, Path data, @Nullable SmallDisk disk) {
    this.process = process;
    this.clock = clock;
    this.data = data;
    this.disk = disk;
  }

  /**
   * @param folder the configuration
   * @param data an empty folder for the data
   */
  static OneProcess in(Path folder, Path data) throws IOException, InterruptedException {
    WrongClock clock = WrongClock.of(folder, "office");
    SmallDisk disk = SmallDisk.isPossible() ? SmallDisk.mount(data, SPACE) : null;
    List<String> within = new ArrayList<>(disk == null ? List.of() : disk.command());
    within.addAll(clock.command());
    Path output = folder.resolve("office.log");
    var process =
        new Instance(within, "office", JavaProcess.VIGIE, Services.run(folder, data), output);
    return new OneProcess(process, clock, data, disk);
  }

  /** Starts the process, unless it runs. */
  @Nullable Void start() throws IOException {
    if (process.start()) {
      process.awaitOutput("Ctrl-C ends");
    }
    return null;
  }

  /** Returns the broker's address. */
  String bootstrap() throws IOException, InterruptedException {
    String ports = disk == null ? Files.readString(data.resolve(PORTS)) : disk.read(PORTS);
    return "127.0.0.1:" + ports.lines().findFirst().orElseThrow();
  }

  /** Breaks something. Returns what. */
  String fault(Random random) throws IOException, InterruptedException {
    return switch (random.nextInt(9)) {
      case 0, 1 -> {
        process.kill();
        yield "kill -9";
      }
      case 2 -> {
        process.kill();
        process.start();
        Thread.sleep(Duration.ofMillis(random.nextInt(8_000)));
        process.kill();
        yield "kill -9, and again while it starts";
      }
      case 3, 4 -> {
        process.pause(Services.PAUSE);
        yield "paused";
      }
      case 5 -> {
        process.end();
        yield "ended and started again";
      }
      case 6, 7 -> {
        int seconds = WrongClock.randomSeconds(random);
        clock.set(seconds);
        yield "clock wrong by " + seconds + " s";
      }
      default -> fill();
    };
  }

  private String fill() throws IOException, InterruptedException {
    if (disk == null) {
      process.kill();
      return "kill -9, as no disk can be filled on this machine";
    }
    disk.fill();
    boolean ended = process.hasEndedWithin(Services.FULL);
    disk.free();
    return "disk full; " + (ended ? process.lastWords() : "it went on");
  }

  /** Sets the clock right. */
  void mend() throws IOException {
    clock.set(0);
  }

  @Override
  public void close() {
    process.kill();
    if (disk != null) {
      disk.close();
    }
  }
}
