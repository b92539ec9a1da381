package org.vigie.standalone.faults;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The clock of a process, which the test can set while the process runs. Like the clock of a real
 * machine, it changes the time of day; waits and time-outs are measured by another clock, which
 * goes on. It needs Linux and a C compiler; without a compiler, the clock is always right.
 */
record WrongClock(Path library, Path file) {
  /** Largest error into the future, in seconds. A digest that was sent early isn't sent again. */
  private static final int AHEAD = 60;

  /** Largest error into the past, in seconds: the clock shows the time of another zone. */
  private static final int BEHIND = 14 * 3_600;

  private static final Path COMPILER = Path.of("/usr/bin/cc");

  /** Returns the clock, which is right, of a process with this name. */
  static WrongClock of(Path folder, String name) throws IOException, InterruptedException {
    Path library = folder.resolve("clock.so");
    if (isPossible() && !Files.exists(library)) {
      compile(folder.resolve("clock.c"), library);
    }
    var clock = new WrongClock(library, folder.resolve(name + ".clock"));
    clock.set(0);
    return clock;
  }

  private static void compile(Path source, Path library) throws IOException, InterruptedException {
    try (InputStream text = WrongClock.class.getResourceAsStream("clock.c")) {
      Files.copy(Objects.requireNonNull(text), source);
    }
    List<String> command =
        List.of(
            COMPILER.toString(), "-shared", "-fPIC", "-o", library.toString(), source.toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(source + " does not compile");
    }
  }

  static boolean isPossible() {
    return Files.isExecutable(COMPILER);
  }

  /** Returns the command that runs another command with this clock. */
  List<String> command() {
    return isPossible()
        ? List.of("env", "LD_PRELOAD=" + library, "WRONG_CLOCK=" + file)
        : List.of();
  }

  /** Makes the clock wrong by this time; negative if it shows the past. */
  void set(int seconds) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    number.putLong(seconds).flip();
    // why: the process has mapped the file, so the file must not be replaced or shortened.
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(number);
    }
  }

  /** Returns a small error, or a large one. */
  static int randomSeconds(Random random) {
    return random.nextInt(random.nextBoolean() ? -AHEAD : -BEHIND, AHEAD);
  }
}
