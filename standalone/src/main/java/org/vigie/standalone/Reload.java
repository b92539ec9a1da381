package org.vigie.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.Configuration.BadConfigurationException;

/**
 * Looks whether the configuration changed on disk. A good change is handed on; a bad one is
 * reported with all its problems, and the last good one stays.
 */
final class Reload implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Path dir;
  private final List<Path> releases;
  private final Consumer<Configuration> apply;
  private final PrintStream err;
  private final Thread thread;
  private Map<Path, Long> seen;
  private @Nullable Configuration taken;

  Reload(Path dir, List<Path> releases, Consumer<Configuration> apply, PrintStream err) {
    this.dir = dir;
    this.releases = List.copyOf(releases);
    this.apply = apply;
    this.err = err;
    this.seen = files();
    this.thread = Thread.ofVirtual().name("vigie-reload").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        look();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** Looks once. */
  void look() {
    Map<Path, Long> files = files();
    if (files.equals(seen)) {
      return;
    }
    seen = files;
    try {
      Configuration now = Configuration.read(dir, releases);
      if (now.equals(taken)) {
        // why: other files may lie there, too, such as the data folder.
        return;
      }
      apply.accept(now);
      taken = now;
      err.println("Configuration changed; taken.");
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      err.println("Configuration changed, with these problems; the last good one stays.");
    } catch (RuntimeException e) {
      err.println("Configuration changed, but could not be applied: " + e.getMessage());
    }
  }

  /** When each file was last changed; a folder that can't be read counts as empty. */
  private Map<Path, Long> files() {
    Map<Path, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(dir, 2)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException | UncheckedIOException e) {
      // why: an editor may be replacing a file this very moment; the next look sees it.
      return seen;
    }
    return files;
  }
}
