package org.vigie.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Captured and labelled feeds that are stored beside the project. They are searched in {@code
 * shared/corpora} next to each folder above the working directory, or in the folder that the system
 * property {@code vigie.shared} names. Tests are skipped with a message when they are missing.
 */
public final class Corpora {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Corpora() {}

  /** The folder of a corpus; skips the test when it doesn't exist. */
  public static Path corpus(String name) {
    Path shared = shared();
    Path corpus = shared == null ? null : shared.resolve("corpora").resolve(name);
    boolean found = corpus != null && Files.isDirectory(corpus);
    Assumptions.assumeTrue(found, "skipped: there is no shared/corpora/" + name);
    return Objects.requireNonNull(corpus);
  }

  /** The values of a file with one JSON value per line. */
  public static List<JsonNode> lines(Path file) {
    return read(() -> Files.readAllLines(file)).stream().map(MAPPER::readTree).toList();
  }

  public static JsonNode json(Path file) {
    return MAPPER.readTree(bytes(file));
  }

  public static byte[] bytes(Path file) {
    return read(() -> Files.readAllBytes(file));
  }

  /** The files of a folder and below, sorted. */
  public static List<Path> files(Path folder) {
    return read(
        () -> {
          try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
          }
        });
  }

  /** Parses the feed in a file; fails when it is rejected. */
  public static ParsedFeed parsed(Path file, @Nullable String contentType, String base) {
    ParseResult result = new FeedParser().parse(bytes(file), contentType, URI.create(base));
    assertThat(result).as(file.toString()).isInstanceOf(ParsedFeed.class);
    return (ParsedFeed) result;
  }

  private static @Nullable Path shared() {
    String given = System.getProperty("vigie.shared");
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolveSibling("shared").resolve("corpora"))) {
        return at.resolveSibling("shared");
      }
    }
    return null;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
