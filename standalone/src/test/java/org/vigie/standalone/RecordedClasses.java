package org.vigie.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that the program loads, recorded once for all tests, as {@code ./vigie} does after a
 * build. A start then takes 6 s of processor time instead of 9 s, and there are some seventy.
 */
final class RecordedClasses {
  private static final Path JARS = Path.of("target", "vigie", "lib").toAbsolutePath();
  private static final Path CACHE = Path.of("target", "tests.aot").toAbsolutePath();
  private static final Path LOCK = Path.of("target", "tests.aot.lock").toAbsolutePath();

  private RecordedClasses() {}

  /**
   * Returns Java's options for the program's class path with its recorded classes. Without the
   * program's jars, which only Maven makes, returns the class path of the tests.
   *
   * @param java the command and the options of all starts
   */
  static synchronized List<String> options(List<String> java) throws IOException {
    if (!Files.isDirectory(JARS)) {
      return List.of("-cp", System.getProperty("java.class.path"));
    }
    List<Path> jars = jars();
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    // why: several processes share the tests, and only one of them should record.
    try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = file.lock()) {
      if (isOlderThan(jars)) {
        record(java, classPath);
      }
    }
    return List.of("-Xlog:disable", "-XX:AOTCache=" + CACHE, "-cp", classPath);
  }

  /** Returns the jars in an order that is the same each time, because the JVM requires it. */
  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(JARS)) {
      return files.sorted().toList();
    }
  }

  private static boolean isOlderThan(List<Path> jars) {
    long recorded = CACHE.toFile().lastModified();
    return jars.stream().anyMatch(jar -> jar.toFile().lastModified() > recorded);
  }

  private static void record(List<String> java, String classPath) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-Xlog:disable", "-XX:AOTCacheOutput=" + CACHE, "-cp", classPath));
    command.addAll(List.of(JavaProcess.VIGIE, "warm-up"));
    command.addAll(List.of("--config", Path.of("..", "config").toString()));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .onExit()
        .join();
  }
}
