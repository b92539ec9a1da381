package org.vigie.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.lines.Leaves.Kind;

class LeavesTest {
  @Test
  void oneLongWordIsALabel() {
    assertThat(kind("Datenschutzerklärung")).isEqualTo(Kind.LABEL);
    assertThat(kind("redaktion@ostsee-nachrichten.example")).isEqualTo(Kind.LABEL);
  }

  @Test
  void sentencesNeedNoSpaces() {
    assertThat(kind("市議会は火曜日、古い橋を春までに取り壊すことを決めた。")).isEqualTo(Kind.TEXT);
    assertThat(kind("สภาเมืองตัดสินใจเมื่อวันอังคารว่าจะรื้อสะพานเก่า")).isEqualTo(Kind.TEXT);
    assertThat(kind("The council decided on Tuesday to remove the old bridge."))
        .isEqualTo(Kind.TEXT);
    assertThat(kind("設定")).isEqualTo(Kind.LABEL);
  }

  private static Kind kind(String text) {
    return Leaves.of(Jsoup.parse("<p>" + text + "</p>").body()).kind(0);
  }
}
