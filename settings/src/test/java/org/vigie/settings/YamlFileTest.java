package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  private final Problems problems = new Problems();

  /** 1,024 and 1,025 are the sizes of the library's own buffer; it broke off there. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1_022, 1_023, 1_024, 1_025, 1_026, 2_048, 2_049, 2_050, 5_000})
  void readsACharacterBeyondTheBasicPlaneAtAnyOffset(int offset) {
    String text = "x".repeat(offset) + "\uD83D\uDDFC" + "y".repeat(3_000);
    String before = "name: ";

    try (var map = YamlFile.parse("watch.yaml", before + text, problems).orElseThrow()) {
      assertThat(map.text("name")).isEqualTo(text);
    }
    // why: the offset in the file counts, so the same again without the key's six chars.
    if (offset >= before.length()) {
      String rest = text.substring(before.length());
      try (var map = YamlFile.parse("watch.yaml", before + rest, problems).orElseThrow()) {
        assertThat(map.text("name")).isEqualTo(rest);
      }
    }
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNoFile(@TempDir Path dir) throws IOException {
    Path folder = Files.createDirectory(dir.resolve("watch.yaml"));

    assertThat(YamlFile.text(folder, problems)).isEmpty();
    assertThat(YamlFile.text(dir.resolve("feeds.yaml"), problems)).isEmpty();

    assertThat(problems.all())
        .extracting(Problems.Problem::toString)
        .containsExactly(
            "feeds.yaml: not found in " + dir, "watch.yaml: is a folder; a file is expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"Open Harbour\" IF fund", "@names AND 'x'", "exact: \"Open Harbour\"", "*"})
  void proposesQuotesForAValueThatIsNoYaml(String value) {
    String yaml = "tags:\n  - tag: us\n    query: " + value + "\n    name: Us\n";

    assertThat(YamlFile.parse("watch.yaml", yaml, problems)).isEmpty();

    String problem = problems.all().getFirst().toString();
    assertThat(problem).endsWith(": query: '" + value.replace("'", "''") + "'");
    assertThat(
            YamlFile.parse("watch.yaml", problem.substring(problem.indexOf("query: ")), problems))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"query: 'a", "query: \"a", "\tname: a", "query: [\"a\" IF b]"})
  void proposesNothingForOtherErrors(String entry) {
    assertThat(YamlFile.parse("watch.yaml", "tags:\n  " + entry + "\n", problems)).isEmpty();

    assertThat(problems.all().getFirst().toString()).doesNotContain("quote it whole");
  }
}
