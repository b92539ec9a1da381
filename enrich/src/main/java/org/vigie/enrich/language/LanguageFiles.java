package org.vigie.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The resource files of this package: one folder per language, one word or pattern per line. */
public final class LanguageFiles {
  /** Folders; the last three have only parts of names. */
  private static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "nl", "it", "pt");

  private LanguageFiles() {}

  /**
   * Reads a list in all languages that have it. Blank lines and lines that begin with {@code #} are
   * left out.
   *
   * @param name of the file, without {@code .txt}
   * @throws IllegalStateException if no language has such a list
   */
  public static Stream<String> lines(String name) {
    List<String> lines =
        LANGUAGES.stream()
            .flatMap(language -> read(language + "/" + name + ".txt").lines())
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("no language has a list " + name);
    }
    return lines.stream();
  }

  /** Reads a list of regular expressions in all languages as one expression. */
  public static String alternatives(String name) {
    return "(" + String.join("|", lines(name).toList()) + ")";
  }

  private static String read(String file) {
    try (InputStream in = LanguageFiles.class.getResourceAsStream(file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read from the program's own files", e);
    }
  }
}
