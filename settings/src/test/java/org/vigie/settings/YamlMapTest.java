package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class YamlMapTest {
  private final Problems problems = new Problems();

  @Test
  void reportsEveryProblemWithItsLine() {
    var yaml =
        """
        every: 5s
        colour: blue
        tier: many
        """;
    try (var map = YamlFile.parse("feeds.yaml", yaml, problems).orElseThrow()) {
      map.duration("every", Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofDays(1));
      map.number("tier", 3, 1, 3);
      map.text("url");
    }

    assertThat(problems.all())
        .extracting(Problems.Problem::toString)
        .containsExactly(
            "feeds.yaml line 1: every: 5s is below the minimum 1m",
            "feeds.yaml line 1: url: is missing",
            "feeds.yaml line 2: colour: unknown key; expected one of every, tier, url",
            "feeds.yaml line 3: tier: many is not a whole number from 1 to 3");
  }

  @Test
  void saysWhereBrokenYamlBreaks() {
    assertThat(YamlFile.parse("watch.yaml", "a: [1, 2\nb: 3\n", problems)).isEmpty();

    assertThat(problems.all().getFirst().toString()).startsWith("watch.yaml line 2: is not YAML");
  }

  @Test
  void reportsAKeyThatIsThereTwice() {
    try (var map = YamlFile.parse("a.yaml", "a: 1\na: 2\n", problems).orElseThrow()) {
      assertThat(map.text("a")).isEqualTo("1");
    }

    assertThat(problems.all())
        .extracting(Object::toString)
        .containsExactly("a.yaml line 2: a: is there twice");
  }

  @Test
  void givesKeysInTheOrderOfTheFile() {
    var map = YamlFile.parse("a.yaml", "d: 1\na: 1\nc: 1\nb: 1\ne: 1\n", problems).orElseThrow();

    assertThat(map.keys()).containsExactly("d", "a", "c", "b", "e");
  }
}
