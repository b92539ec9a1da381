package org.vigie.enrich.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vigie.settings.Problems;

/** The example watch that comes with the program. */
class CesiaWatchTest {
  private static final Path CONFIG = Path.of("..", "config");

  private final Problems problems = new Problems();

  @Test
  void hasNoProblemAndItsExamplesHold() {
    assertThat(Files.isDirectory(CONFIG)).isTrue();

    WatchConfig config = WatchFile.read(CONFIG, problems).orElseThrow();
    Examples.check(config, problems);

    assertThat(problems.all()).isEmpty();
    assertThat(config.examples()).hasSizeGreaterThan(35);
  }
}
