package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Count;

class CountsCsvTest {
  private static final Instant TEN = Instant.parse("2025-02-12T10:00:00Z");

  @Test
  void saysWhichWindowsAreNotOver() {
    var count =
        new Count(
            "cesia", "inesia", 1, "fr", Count.Window.HOUR, TEN, TEN.plusSeconds(3600), 3, 2, 1);

    assertThat(CountsCsv.write(List.of(count), TEN.plusSeconds(60)))
        .isEqualTo(
            "watch,tag,tier,language,window,start,end,articles,stories,own,complete\r\n"
                + "cesia,inesia,1,fr,HOUR,2025-02-12T10:00:00Z,2025-02-12T11:00:00Z,3,2,1,false\r\n");
    assertThat(CountsCsv.write(List.of(count), TEN.plusSeconds(3600))).contains(",true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void letsNoCellBeAFormula(String tag) {
    var count =
        new Count("w", tag, 1, "fr", Count.Window.DAY, TEN, TEN.plusSeconds(86_400), 0, 0, 0);

    assertThat(CountsCsv.write(List.of(count), TEN)).contains("'" + tag);
  }
}
