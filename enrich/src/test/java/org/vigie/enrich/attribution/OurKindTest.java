package org.vigie.enrich.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

class OurKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | La mairie de Valmont ferme dix rues. | town-hall",
        "en | Valmont is an independent hospital. | hospital",
        "de | Das Museum Valmont öffnet. | museum",
        "fr | Valmont annonce un plan. Le musée voisin applaudit. | ",
        "fr | Le musée de Lussange ferme. | ",
      })
  void readsTheKindBesideOurName(String language, String text, @Nullable String kind) {
    assertThat(OurKind.of(organisation(null), List.of(release(language, text))))
        .isEqualTo(kind == null ? Set.of() : Set.of(kind));
  }

  @ParameterizedTest
  @CsvSource("fr, La mairie de Valmont ferme dix rues.")
  void keepsTheConfiguredKind(String language, String text) {
    assertThat(OurKind.of(organisation("school"), List.of(release(language, text))))
        .containsExactly("school");
  }

  private static Organisation organisation(@Nullable String kind) {
    return new Organisation(
        "valmont",
        "valmont",
        1,
        Instant.EPOCH,
        false,
        "Valmont",
        List.of(),
        List.of(),
        "Europe/Paris",
        new Names(List.of(), List.of(), List.of(), kind));
  }

  private static Release release(String language, String text) {
    return new Release(
        "valmont",
        "r",
        1,
        Instant.EPOCH,
        false,
        Instant.EPOCH,
        List.of(new ReleaseText(language, "Titre", text)),
        List.of(),
        List.of());
  }
}
