package org.vigie.standalone.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;

class InterviewTest {
  private final List<String> said = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void asksAgainUntilAnAnswerCanBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("release.md"), "text");

    Answers answers =
        interview(
                "!",
                "River Trust",
                "",
                "gopher://river.example",
                "my site",
                "river",
                "releases/dam.md",
                "jo:secret@river.example",
                "river.example",
                "zoo",
                "ngo",
                "press@river.example",
                "www.river.example",
                "/home/anne/Dam",
                "dam.md",
                "Anne Dupré, anne@river.example",
                "J.R. Smith, directeur/directrice",
                "Anne Dupré, the director, la directrice",
                "",
                folder + "/none.md",
                file.toString(),
                "",
                "gazette.example",
                "")
            .answers();

    assertThat(answers.name()).isEqualTo("River Trust");
    assertThat(answers.site()).isEqualTo(URI.create("https://river.example"));
    assertThat(answers.kind()).isEqualTo("ngo");
    assertThat(answers.people())
        .containsExactly(
            new Spokesperson("J.R. Smith", List.of("directeur/directrice"), List.of()),
            new Spokesperson("Anne Dupré", List.of("the director", "la directrice"), List.of()));
    assertThat(answers.releases()).containsExactly(file);
    assertThat(answers.outlets()).containsExactly(URI.create("https://gazette.example"));
    assertThat(said).hasSize(13);
    assertThat(said.getFirst()).contains("has no letter");
    assertThat(said.subList(1, 6))
        .allMatch(line -> line.endsWith("looks like museum.example or http://www.museum.example"))
        .noneMatch(line -> line.contains("secret"));
    assertThat(said.get(2)).startsWith("\"my site\" is no site; ");
    assertThat(said.get(6)).startsWith("zoo is not a kind; expected one of ");
    assertThat(said.subList(7, 12))
        .allMatch(line -> line.contains("is no person; type a name, then roles after commas"));
    assertThat(said.getLast()).contains("is no file");
  }

  @Test
  void needsAName() {
    assertThatThrownBy(() -> interview().answers())
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("needs the name");
  }

  private Interview interview(String... lines) {
    Queue<String> typed = new ArrayDeque<>(List.of(lines));
    return new Interview(_ -> typed.poll(), said::add);
  }
}
