package org.vigie.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The processor time that a process uses from a moment on, and the most memory that it has. */
final class ProcessUse {
  private final ProcessHandle process;
  private Duration before = Duration.ZERO;
  private Duration now = Duration.ZERO;
  private long resident;

  ProcessUse(ProcessHandle process) {
    this.process = process;
  }

  /** Reads what the process has used; its time counts once {@code isBegun} is true. */
  void note(boolean isBegun) {
    now = process.info().totalCpuDuration().orElse(now);
    before = isBegun ? before : now;
    resident = Math.max(resident, residentNow());
  }

  double milliseconds() {
    return now.minus(before).toMillis();
  }

  /** Returns the largest resident memory in MB. */
  long resident() {
    return resident;
  }

  private long residentNow() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .sum();
    } catch (IOException e) {
      // The process has just ended, or this isn't Linux.
      return 0;
    }
  }
}
