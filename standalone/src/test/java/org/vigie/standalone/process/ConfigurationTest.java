package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Language;

class ConfigurationTest {
  @Test
  void alertsKnowTheTagsAndReleasesOfTheWatchInTheirFolder() throws Exception {
    var names = Configuration.readAlerts(Path.of("..", "config")).names();

    assertThat(names.tag("cesia", "cop-analogy")).isEqualTo("COP analogy");
    assertThat(names.tag("another", "cop-analogy")).isEqualTo("cop-analogy");
    var release = names.release("cesia", "2025-02-12-sommet");
    assertThat(release.day()).isEqualTo("2025-02-12");
    assertThat(release.title(Language.FR))
        .isEqualTo("Sommet de Paris : la sécurité de l'IA laissée à la porte");
    assertThat(release.title(Language.EN)).startsWith("Paris summit");
  }
}
