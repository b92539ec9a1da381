package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one measurement, with a copy of a watch; {@link #close} deletes all its files. */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /** Creates a folder with the file {@code watch.yaml} and the releases of a configuration. */
  public static TemporaryFolder withWatch(Path config) throws IOException {
    Path folder = Files.createTempDirectory("vigie-bench");
    Files.copy(config.resolve("watch.yaml"), folder.resolve("watch.yaml"));
    Path releases = Files.createDirectory(folder.resolve("releases"));
    try (Stream<Path> files = Files.list(config.resolve("releases"))) {
      for (Path each : files.toList()) {
        Files.copy(each, releases.resolve(each.getFileName()));
      }
    }
    return new TemporaryFolder(folder);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
