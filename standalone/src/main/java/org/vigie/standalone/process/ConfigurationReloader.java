package org.vigie.standalone.process;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/**
 * Applies the configuration again when its files change. If the changed configuration has problems,
 * all problems are printed, and the services keep the last valid configuration.
 */
final class ConfigurationReloader implements AutoCloseable {
  /** Seconds between two checks for changed files. An estimate: short for a waiting user. */
  private static final int INTERVAL = 2;

  private final Path dir;
  private final List<Path> releases;
  private final Consumer<Configuration> apply;
  private final PrintStream err;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("vigie-reload").factory());
  private Map<Path, Long> lastModified;
  private @Nullable Configuration applied;

  ConfigurationReloader(
      Path dir, List<Path> releases, Consumer<Configuration> apply, PrintStream err) {
    this.dir = dir;
    this.releases = List.copyOf(releases);
    this.apply = apply;
    this.err = err;
    this.lastModified = modificationTimes();
  }

  void start() {
    var _ = timer.scheduleWithFixedDelay(this::check, INTERVAL, INTERVAL, SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Applies the configuration if one of its files has changed since the last check. */
  void check() {
    Map<Path, Long> modified = modificationTimes();
    if (modified.equals(lastModified)) {
      return;
    }
    lastModified = modified;
    try {
      Configuration changed = Configuration.read(dir, releases);
      // why: the changed file may be another one, such as data of a broker in the same folder.
      if (!changed.equals(applied)) {
        apply.accept(changed);
        applied = changed;
        err.println("Configuration changed; taken.");
      }
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      err.println("Configuration changed, with these problems; the last good one stays.");
    } catch (RuntimeException e) {
      err.println("Configuration changed, but could not be applied: " + e.getMessage());
    }
  }

  /**
   * Returns each file's modification time in milliseconds since 1970. If the folder can't be read,
   * returns the times of the previous check.
   */
  private Map<Path, Long> modificationTimes() {
    Map<Path, Long> times = new HashMap<>();
    try (Stream<Path> all = Files.walk(dir, 2)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException | UncheckedIOException e) {
      // why: an editor may be replacing a file right now; the next check reads the new file.
      return lastModified;
    }
    return times;
  }
}
