package org.vigie.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Json;
import tools.jackson.databind.JsonNode;

/** Checks the checker against a copy of the Block Kit specification outside the project. */
class BlockKitTest {
  private static final Set<String> OURS =
      Set.of("text", "section", "header", "context", "block_id");

  /** The specification's invalid cases for the blocks in use, built from their descriptions. */
  private static final Map<String, String> INVALID =
      Map.of(
          "text-empty",
          section(text(0)),
          "text-too-long",
          section(text(3001)),
          "section-text-too-long",
          section(text(3001)),
          "section-missing-content",
          "{\"type\":\"section\"}",
          "section-too-many-fields",
          "{\"type\":\"section\",\"fields\":[" + many(text(1), 11) + "]}",
          "section-field-too-long",
          "{\"type\":\"section\",\"fields\":[" + text(2001) + "]}",
          "header-text-too-long",
          "{\"type\":\"header\",\"text\":" + text(151) + "}",
          "context-too-many-elements",
          "{\"type\":\"context\",\"elements\":[" + many(text(1), 11) + "]}",
          "context-invalid-element",
          "{\"type\":\"context\",\"elements\":[{\"type\":\"button\"}]}",
          "block-id-too-long",
          "{\"type\":\"divider\",\"block_id\":\"" + "i".repeat(256) + "\"}");

  @Test
  void takesEveryMessageThatSlackTakes() throws IOException {
    List<Path> fixtures = fixtures(spec().resolve("fixtures/valid"));

    assertThat(fixtures).hasSizeGreaterThan(90);
    for (Path fixture : fixtures) {
      assertThat(BlockKit.faults(Json.MAPPER.readTree(Files.readString(fixture))))
          .as(fixture.getFileName().toString())
          .isEmpty();
    }
  }

  @Test
  void refusesEveryInvalidCaseOfTheBlocksInUse() throws IOException {
    JsonNode manifest = json("fixtures/invalid/manifest.json");
    Set<String> cases = new TreeSet<>();
    for (JsonNode each : manifest.path("cases")) {
      if (OURS.contains(each.path("constraint").asString().split("\\.")[0])) {
        cases.add(each.path("id").asString());
      }
    }

    assertThat(cases).isEqualTo(new TreeSet<>(INVALID.keySet()));
    INVALID.forEach(
        (id, block) ->
            assertThat(BlockKit.faults(Json.MAPPER.readTree(block))).as(id).isNotEmpty());
  }

  @Test
  void knowsTheLimitsOfTheSpecification() throws IOException {
    JsonNode limits = json("limits.json");

    assertThat(limits.at("/text/max_length").asInt()).isEqualTo(BlockKit.TEXT);
    assertThat(limits.at("/section/text/max_length").asInt()).isEqualTo(BlockKit.TEXT);
    assertThat(limits.at("/section/fields/max_items").asInt()).isEqualTo(BlockKit.FIELDS);
    assertThat(limits.at("/section/fields/item_max_length").asInt()).isEqualTo(BlockKit.FIELD);
    assertThat(limits.at("/header/text/max_length").asInt()).isEqualTo(BlockKit.HEADER);
    assertThat(limits.at("/context/elements/max_items").asInt()).isEqualTo(BlockKit.CONTEXT);
    assertThat(limits.at("/block_id/max_length").asInt()).isEqualTo(BlockKit.BLOCK_ID);
  }

  private static JsonNode json(String name) throws IOException {
    return Json.MAPPER.readTree(Files.readString(spec().resolve(name)));
  }

  private static List<Path> fixtures(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".json"))
          .filter(path -> !path.getFileName().toString().equals("manifest.json"))
          .toList();
    }
  }

  private static Path spec() {
    Path spec = shared().resolve("corpora/slackblocks/spec");
    assumeTrue(Files.isDirectory(spec), "the Block Kit specification is not at " + spec);
    return spec;
  }

  /** The folder in the property {@code vigie.shared}, or {@code shared} beside the project. */
  private static Path shared() {
    String named = System.getProperty("vigie.shared");
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolveSibling("shared"))) {
        return at.resolveSibling("shared");
      }
    }
    return Path.of("shared");
  }

  private static String section(String text) {
    return "{\"type\":\"section\",\"text\":" + text + "}";
  }

  private static String text(int length) {
    return "{\"type\":\"plain_text\",\"text\":\"" + "é".repeat(length) + "\"}";
  }

  private static String many(String item, int times) {
    return IntStream.range(0, times).mapToObj(_ -> item).collect(Collectors.joining(","));
  }
}
