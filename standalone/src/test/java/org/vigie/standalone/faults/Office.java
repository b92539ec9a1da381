package org.vigie.standalone.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One process with the embedded broker and all services; its data is on a disk that can fill. */
final class Office implements AutoCloseable {
  /** Space for the data. A run of some hours needs less. */
  private static final String SPACE = "400m";

  /** A process on a full disk ends within seconds, or it goes on and has to cope. */
  private static final Duration FULL = Duration.ofSeconds(20);

  /** Largest small error of the clock, as before it was set. */
  private static final int SMALL_SKEW_SECONDS = 60;

  /** Largest error of the clock: the time of another zone, as from a clock that another system set. */
  private static final int LARGE_SKEW_SECONDS = 14 * 3_600;

  private final Path clock;
  private final Instance process;
  private final @Nullable SmallDisk disk;
  private String bootstrap = "";

  private Office(Path clock, Instance process, @Nullable SmallDisk disk) {
    this.clock = clock;
    this.process = process;
    this.disk = disk;
  }

  /**
   * @param folder the configuration
   * @param data an empty folder for the data
   */
  static Office in(Path folder, Path data) throws IOException, InterruptedException {
    Path clock = Files.writeString(folder.resolve("clock"), "0");
    Path ready = folder.resolve("ready");
    SmallDisk disk = SmallDisk.isPossible() ? SmallDisk.mount(data, SPACE) : null;
    var process =
        new Instance(
            disk == null ? List.of() : disk.command(),
            "office",
            OfficeMain.class.getName(),
            List.of(folder.toString(), data.toString(), clock.toString(), ready.toString()),
            folder.resolve("log"),
            ready);
    return new Office(clock, process, disk);
  }

  /** Starts the process, unless it runs. */
  @Nullable Void start() throws IOException {
    String started = process.start();
    bootstrap = started.isEmpty() ? bootstrap : started;
    return null;
  }

  String bootstrap() {
    return bootstrap;
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
        process.launch();
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
      case 6 -> clock(random.nextInt(-SMALL_SKEW_SECONDS, SMALL_SKEW_SECONDS));
      case 7 -> clock(random.nextInt(-LARGE_SKEW_SECONDS, LARGE_SKEW_SECONDS));
      default -> fill();
    };
  }

  private String clock(int seconds) throws IOException {
    Files.writeString(clock, Integer.toString(seconds));
    return "clock wrong by " + seconds + " s";
  }

  private String fill() throws IOException, InterruptedException {
    if (disk == null) {
      process.kill();
      return "kill -9, as no disk can be filled on this machine";
    }
    disk.fill();
    boolean ended = process.hasEndedWithin(FULL);
    disk.free();
    return "disk full; " + (ended ? process.lastWords() : "it went on");
  }

  /** Sets the clock right. */
  void mend() throws IOException {
    Files.writeString(clock, "0");
  }

  @Override
  public void close() throws InterruptedException {
    process.kill();
    if (disk != null) {
      disk.close();
    }
  }
}
