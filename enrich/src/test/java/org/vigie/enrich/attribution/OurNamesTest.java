package org.vigie.enrich.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;

class OurNamesTest {
  @ParameterizedTest
  @CsvSource({
    "company, de, Sprecher, true",
    "company, de, Unternehmenssprecherin, true",
    "company, de, Konzernsprecher, true",
    "company, de, Firmensprecher, true",
    "company, de, Regierungssprecher, false",
    "ministry, de, Regierungssprecher, true",
    "company, nl, bedrijfswoordvoerder, true",
    "company, en, companyspokesman, false",
    "company, en, spokesman, true",
  })
  void aCompoundOfOurKindSpeaksForUs(String kind, String language, String word, boolean isOurs) {
    var names = new Names(List.of(), List.of(), List.of(), kind);
    var organisation =
        new Organisation(
            "w", "w", 1, Instant.EPOCH, false, "Haver", List.of(), List.of(), "UTC", names);

    assertThat(new OurNames(organisation, List.of()).isVoice(Tokens.of(word), 0, language))
        .isEqualTo(isOurs);
  }
}
