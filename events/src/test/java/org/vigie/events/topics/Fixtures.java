package org.vigie.events.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One JSON file for each form of event ever published; none is ever changed or deleted. */
final class Fixtures {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures");

  private Fixtures() {}

  /** A fixture, such as {@code article.v1.json} or {@code article.v1.revision.json}. */
  record Fixture(String name, Class<?> type, JsonNode json) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fixture> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Fixtures::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Fixture named(String name) {
    return read(FOLDER.resolve(name + ".json"));
  }

  private static Fixture read(Path file) {
    String name = file.getFileName().toString();
    return new Fixture(name, typeOf(name), Json.MAPPER.readTree(file));
  }

  private static Class<?> typeOf(String name) {
    return SchemaCheck.SCHEMAS.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getValue() + "."))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException(name + " is a fixture of no event"));
  }
}
