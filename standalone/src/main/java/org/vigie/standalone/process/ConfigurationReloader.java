package org.vigie.standalone.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.Encodings;

/**
 * Applies the configuration again when its files change, and two checks in a row read the same: an
 * editor may just have removed or emptied a file that it writes again. If the changed configuration
 * has problems, all problems are printed, and the services keep the last valid configuration. Then,
 * and if it can't be applied, for example because Kafka does not answer, each check tries again.
 *
 * @param <C> the part of the configuration that is read and applied
 */
public final class ConfigurationReloader<C> implements AutoCloseable {
  /** Seconds between two checks for changed files. An estimate: short for a waiting user. */
  private static final int INTERVAL = 2;

  /** Depth of the files that are checked, such as {@code releases/2026/dam.en.md}. Chosen. */
  private static final int DEPTH = 3;

  private final Path dir;
  private final Reading<C> reading;
  private final Consumer<C> apply;
  private final PrintStream err;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("vigie-reload").factory());

  /**
   * Modification times of the files that were read last; empty if they must be read again. They are
   * empty at first, because a file may have changed while the services started.
   */
  private Map<Path, Long> lastModified = Map.of();

  private C applied;
  private C lastRead;
  private boolean isPartlyApplied;
  private boolean isWrong;
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
    this.lastRead = applied;
    this.apply = apply;
    this.err = err;
  }

  /** Checks every two seconds from now on. */
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::check, INTERVAL, INTERVAL, SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /**
   * Applies the configuration if one of its files has changed, and the last check read the same.
   */
  void check() {
    boolean isSaved = false;
    try {
      Map<Path, Long> modified = modificationTimes();
      isSaved = !modified.equals(lastModified);
      // why: chmod mends a file without a new time, and a file can be elsewhere.
      if (isSaved || isWrong) {
        lastModified = modified;
        read();
      }
    } catch (BadConfigurationException e) {
      isWrong = true;
      lastFailure = isSaved ? null : lastFailure;
      String problems = e.problems().stream().map(each -> each + "\n").collect(joining());
      say(problems + "Configuration changed, with these problems; the last good one stays.");
    } catch (RuntimeException e) {
      lastModified = Map.of();
      say("Configuration changed, but could not be applied; tried again: " + e.getMessage());
    }
  }

  private void read() throws BadConfigurationException {
    C changed = reading.read();
    boolean wasWrong = isWrong;
    isWrong = false;
    boolean isConfirmed = changed.equals(lastRead);
    lastRead = changed;
    // why: the changed file may be another one, such as data of a broker in the same folder.
    if (isPartlyApplied || !changed.equals(applied)) {
      if (!isConfirmed) {
        lastModified = Map.of();
        return;
      }
      // why: some services may have taken a change that fails, also if it is then taken back.
      isPartlyApplied = true;
      apply.accept(changed);
      isPartlyApplied = false;
      applied = changed;
      err.println("Configuration changed; taken.");
      Encodings.print(dir, err);
    } else if (wasWrong) {
      err.println("Configuration has no problem any more; it is the one that runs.");
    }
    lastFailure = null;
  }

  /** Prints a failure, unless the check before failed for the same reason. */
  private void say(String failure) {
    if (!failure.equals(lastFailure)) {
      lastFailure = failure;
      err.println(failure);
    }
  }

  /** Returns the modification time of each file, in milliseconds since 1970. */
  private Map<Path, Long> modificationTimes() {
    Map<Path, Long> times = new HashMap<>();
    addTimes(dir.toFile(), DEPTH, times);
    return times;
  }

  private static void addTimes(File folder, int depth, Map<Path, Long> times) {
    // why: a folder that can't be read, such as lost+found, has no files of the configuration.
    File[] files = Objects.requireNonNullElse(folder.listFiles(), new File[0]);
    for (File file : files) {
      if (file.isFile()) {
        times.put(file.toPath(), file.lastModified());
      } else if (depth > 1 && !file.getName().startsWith(".")) { // .git has thousands of files
        addTimes(file, depth - 1, times);
      }
    }
  }
}
