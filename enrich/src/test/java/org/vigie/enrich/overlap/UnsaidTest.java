package org.vigie.enrich.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Spokesperson;

class UnsaidTest {
  private static final Unsaid UNSAID =
      Unsaid.of(
          new Organisation(
              "watch",
              "us",
              1,
              Instant.EPOCH,
              false,
              "Ashwell Hospital",
              List.of(),
              List.of(),
              "UTC",
              new Names(
                  List.of("the infirmary"),
                  List.of(
                      new Spokesperson("Jane Wren", List.of("the head of emergencies"), List.of())),
                  List.of(),
                  "hospital")));

  @Test
  void namesAndWhatWeAreCalledTellNothing() {
    assertThat(List.of("ashwell", "wren", "infirmary", "klinik")).allMatch(UNSAID::contains);
  }

  @Test
  void theWordsOfARoleTellSomethingElsewhere() {
    assertThat(UNSAID.contains("emergencies")).isFalse();
    assertThat(UNSAID.inRoles(Tokens.of("Emergencies rose, says the head of emergencies.")))
        .isEqualTo(BitSet.valueOf(new long[] {0b111_0000}));
  }
}
