package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU seconds of a process by thread, from Linux' {@code /proc}. Threads whose names differ only in
 * digits are added up. Linux keeps 15 characters of a name.
 */
record ThreadTimes(Map<String, Double> seconds) {
  /** Length of a clock tick in /proc. Linux has 100 ticks a second (USER_HZ) on x86 and ARM. */
  private static final double TICK = 0.01;

  // Positions of the times in /proc/PID/task/TID/stat after the name (man 5 proc_pid_stat).
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  /** Reads the times of all threads since their start. */
  static ThreadTimes of(long pid) throws IOException {
    Map<String, Double> seconds = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      tasks.forEach(task -> add(task, seconds));
    }
    return new ThreadTimes(seconds);
  }

  private static void add(Path task, Map<String, Double> seconds) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      int end = stat.lastIndexOf(')');
      String name = stat.substring(stat.indexOf('(') + 1, end).replaceAll("[0-9]+", "*");
      String[] fields = stat.substring(end + 2).split(" ");
      long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
      seconds.merge(name.strip(), ticks * TICK, Double::sum);
    } catch (IOException e) {
      // The thread has ended since the folder was listed.
    }
  }

  /** Returns the time since an earlier reading. Time of threads that ended is missing. */
  ThreadTimes since(ThreadTimes before) {
    Map<String, Double> used = new TreeMap<>();
    seconds.forEach(
        (name, now) -> used.put(name, Math.max(0, now - before.seconds.getOrDefault(name, 0.0))));
    return new ThreadTimes(used);
  }

  double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the threads with the most time, such as {@code vigie-ingest 1.2 s}. */
  String most(int count) {
    return seconds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(each -> "%s %.1f s".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
