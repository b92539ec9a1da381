package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
  /** Stories can't be grouped around the last instant that Java knows. */
  private static final String FAILS =
      "{\"id\":\"bad\",\"title\":\"INESIA\",\"published\":\"+999999999-12-31T23:59:59Z\"}";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test }
        tags: [{ id: inesia, name: INESIA, rules: [inesia] }]
        """);
  }

  @Test
  void namesAnArticleThatCannotBeAnalysedAndProcessesTheRest() throws IOException {
    int status =
        match("{\"id\":\"a\",\"title\":\"INESIA\"}", FAILS, "{\"id\":\"b\",\"title\":\"B\"}");

    assertThat(status).isEqualTo(1);
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"id\":\"a\"", "inesia"),
            line -> assertThat(line).contains("\"id\":\"b\""));
    assertThat(err.toString(UTF_8)).contains("articles.jsonl line 2", "EpochDay");
  }

  @Test
  void namesALineThatIsNoArticleAndProcessesTheRest() throws IOException {
    int status = match("{", "{\"text\":\"B\"}", "{\"id\":\"c\",\"title\":\"C\"}");

    assertThat(status).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("\"id\":\"c\"");
    assertThat(err.toString(UTF_8)).contains("line 1: is not JSON", "line 2: has no title");
  }

  private int match(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("articles.jsonl"), String.join("\n", lines));
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute("match", "--stories", "--config", folder.toString(), file.toString());
  }
}
