package org.vigie.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

class WatchesTest {
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

  private final Watches watches = new Watches(new AnalysisCache());

  @AfterEach
  void close() {
    watches.close();
  }

  @Test
  void compilesEachOfManyVersions() {
    for (int version = 1; version <= 6; version++) {
      watches.put(tag(version));
    }
    for (int version = 1; version <= 6; version++) {
      assertThat(watches.at(NOON.plusSeconds(version))).as("version %d", version).hasSize(1);
    }
    assertThat(watches.at(NOON)).as("before the first version").isEmpty();
  }

  private static WatchItem tag(int version) {
    var rule = new Rule("inesia#1", "inesia OR v" + version, List.of());
    Instant from = NOON.plusSeconds(version);
    return new TagRules(
        "cesia", "inesia", version, from, false, "INESIA", false, List.of(rule), Map.of());
  }
}
