package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  @Test
  void alertsKnowTheNamesOfTheTagsInTheWatchOfTheirFolder() throws Exception {
    var names = Configuration.readAlerts(Path.of("..", "config")).tagNames();

    assertThat(names.of("cesia", "cop-analogy")).isEqualTo("COP analogy");
    assertThat(names.of("another", "cop-analogy")).isEqualTo("cop-analogy");
  }
}
