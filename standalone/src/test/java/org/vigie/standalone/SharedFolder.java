package org.vigie.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code shared} beside the project, with captured feeds and labelled articles. */
public final class SharedFolder {
  private SharedFolder() {}

  /**
   * Returns a path in the folder that the property {@code vigie.shared} names, or else in the first
   * one beside a folder above the working directory. Skips the test if the path isn't there.
   */
  public static Path resolve(String path) {
    String given = System.getProperty("vigie.shared");
    Path found = (given == null ? beside() : Path.of(given)).resolve(path);
    assumeTrue(
        Files.exists(found),
        "SKIPPED: no " + path + " in a folder shared/ beside the project; set -Dvigie.shared=DIR");
    return found;
  }

  private static Path beside() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolveSibling("shared"))) {
      at = at.getParent();
    }
    return at.resolveSibling("shared");
  }
}
