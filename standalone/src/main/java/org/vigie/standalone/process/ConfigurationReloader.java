package org.vigie.standalone.process;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/**
 * Applies the configuration again when its files change. If the changed configuration has problems,
 * all problems are printed, and the services keep the last valid configuration. If it can't be
 * applied, for example because Kafka does not answer, each check tries again.
 *
 * @param <C> the part of the configuration that is read and applied
 */
public final class ConfigurationReloader<C> implements AutoCloseable {
  /** Seconds between two checks for changed files. An estimate: short for a waiting user. */
  private static final int INTERVAL = 2;

  private final Path dir;
  private final Reading<C> reading;
  private final Consumer<C> apply;
  private final PrintStream err;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("vigie-reload").factory());
  private Map<Path, Long> lastModified;
  private C applied;
  private @Nullable String lastFailure;

  /** Reads the configuration's files. */
  @FunctionalInterface
  public interface Reading<C> {
    C read() throws BadConfigurationException;
  }

  /**
   * @param dir folder of the configuration's files
   * @param applied the configuration with which the services have started
   */
  public ConfigurationReloader(
      Path dir, Reading<C> reading, C applied, Consumer<C> apply, PrintStream err) {
    this.dir = dir;
    this.reading = reading;
    this.applied = applied;
    this.apply = apply;
    this.err = err;
    this.lastModified = modificationTimes();
  }

  /** Checks every two seconds from now on. */
  public void start() {
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
      C changed = reading.read();
      // why: the changed file may be another one, such as data of a broker in the same folder.
      if (!changed.equals(applied)) {
        apply.accept(changed);
        applied = changed;
        err.println("Configuration changed; taken.");
      }
      lastFailure = null;
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      err.println("Configuration changed, with these problems; the last good one stays.");
    } catch (RuntimeException e) {
      lastModified = Map.of();
      say("Configuration changed, but could not be applied; tried again: " + e.getMessage());
    }
  }

  /** Prints a failure, unless the check before failed for the same reason. */
  private void say(String failure) {
    if (!failure.equals(lastFailure)) {
      lastFailure = failure;
      err.println(failure);
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
