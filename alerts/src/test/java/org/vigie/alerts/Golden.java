package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares texts for people with files that a person has checked. With {@code -Dvigie.golden=write}
 * the test overwrites the files; check the difference before you commit it.
 */
public final class Golden {
  private static final Path FILES = Path.of("src/test/resources/golden");

  private Golden() {}

  public static void assertLooksLike(String name, String actual) {
    Path file = FILES.resolve(name);
    try {
      if ("write".equals(System.getProperty("vigie.golden"))) {
        Files.createDirectories(FILES);
        Files.writeString(file, actual, UTF_8);
      }
      assertThat(actual).isEqualTo(Files.readString(file, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
