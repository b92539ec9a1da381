package org.vigie.standalone.setup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.enrich.config.WatchFile;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.settings.Problems;
import org.vigie.settings.TextFile;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/** Finds files whose encoding is assumed: an editor saved them in an older one than UTF-8. */
public final class Encodings {
  private Encodings() {}

  /** Prints the warnings, a line each. */
  public static void print(Path dir, PrintStream err) {
    warnings(dir).forEach(each -> err.println("warning: " + each));
  }

  /**
   * Returns the warnings, a sentence each.
   *
   * @param dir folder of the configuration's files
   */
  public static List<String> warnings(Path dir) {
    Stream<String> releases =
        YamlFile.read(dir.resolve(WatchFile.NAME), new Problems()).stream()
            .flatMap(watch -> watch.maps("releases").stream())
            .flatMap(Encodings::files);
    return Stream.concat(
            Stream.of(WatchFile.NAME, FeedsFile.NAME, AlertsFile.NAME, "topics.yaml"), releases)
        .flatMap(file -> warning(dir.resolve(file), file).stream())
        .toList();
  }

  private static Stream<String> files(YamlMap release) {
    return Stream.concat(release.value("file").stream(), release.items("translations").stream())
        .flatMap(file -> file.text().stream());
  }

  private static Optional<String> warning(Path file, String name) {
    try {
      return TextFile.read(file).note(name);
    } catch (IOException e) {
      return Optional.empty(); // why: the check has named a file that can't be read.
    }
  }
}
