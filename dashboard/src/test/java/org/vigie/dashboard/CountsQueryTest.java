package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.events.Count;

class CountsQueryTest {
  private static final Instant TEN = Instant.parse("2025-02-12T10:00:00Z");

  @Test
  void selectsByEveryParameter() {
    Count wanted = count("inesia", 1, "fr", TEN);
    List<Count> counts =
        List.of(
            wanted,
            count("cesia", 1, "fr", TEN),
            count("inesia", 2, "fr", TEN),
            count("inesia", 1, "en", TEN),
            count("inesia", 1, "fr", TEN.plusSeconds(3600)),
            count("inesia", 1, "fr", TEN.minusSeconds(3600)));

    var query =
        CountsQuery.of(
            Map.of(
                "window", "hour",
                "tag", "inesia",
                "tier", "1",
                "language", "fr",
                "from", "2025-02-12T10:00:00Z",
                "to", "2025-02-12T11:00:00Z"));

    assertThat(query.select(counts)).containsExactly(wanted);
  }

  @Test
  void selectsTheWindowThatContainsFrom() {
    Count containing = count("inesia", 1, "fr", TEN);
    Count before = count("inesia", 1, "fr", TEN.minusSeconds(3600));

    var query = CountsQuery.of(Map.of("from", "2025-02-12T10:59:00Z"));

    assertThat(query.select(List.of(before, containing))).containsExactly(containing);
  }

  @Test
  void saysWhichParameterIsWrong() {
    assertThatThrownBy(() -> CountsQuery.of(Map.of("from", "yesterday")))
        .hasMessageStartingWith("from: 'yesterday' is not a time");
    assertThatThrownBy(() -> CountsQuery.of(Map.of("window", "week")))
        .hasMessage("window: 'week' is not hour or day");
    assertThatThrownBy(() -> CountsQuery.of(Map.of("tier", "4")))
        .hasMessage("tier: '4' is not a number from 1 to 3");
    assertThatThrownBy(() -> CountsQuery.of(Map.of("tier", "one")))
        .hasMessage("tier: 'one' is not a number from 1 to 3");
  }

  private static Count count(String tag, int tier, String language, Instant start) {
    return new Count(
        "cesia", tag, tier, language, Count.Window.HOUR, start, start.plusSeconds(3600), 1, 1, 0);
  }
}
