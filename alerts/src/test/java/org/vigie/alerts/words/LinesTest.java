package org.vigie.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  @Test
  void removesControlCharacters() {
    assertThat(Lines.clean("a\u001b[31mb\u0000\r\nBcc: x\u2028y\u0085z\u007f\u009b1m"))
        .isEqualTo("a[31mb Bcc: x y z1m");
  }

  @Test
  void removesMarksThatChangeTheDirectionOfText() {
    assertThat(Lines.clean("evil\u202egpj.exe\u2066 \u200b\ufeffx")).isEqualTo("evilgpj.exe x");
  }

  @Test
  void keepsEmojiJoinersAndNonBreakingSpaces() {
    String family = "👨\u200d👩\u200d👧";
    assertThat(Lines.clean("  «\u00a0" + family + "\u00a0»  "))
        .isEqualTo("«\u00a0" + family + "\u00a0»");
  }

  @Test
  void removesUnpairedSurrogates() {
    assertThat(Lines.clean("a\ud83db")).isEqualTo("ab");
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(Lines.shorten("🤖".repeat(10), 10)).isEqualTo("🤖".repeat(10));
    assertThat(Lines.shorten("🤖".repeat(11), 10)).isEqualTo("🤖".repeat(9) + "…");
  }

  @Test
  void aLongTextIsCutBetweenWords() {
    assertThat(Lines.shorten("un deux trois quatre", 16)).isEqualTo("un deux trois…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//lemonde.example/x",
        "https:",
        "https://a b",
        "https://a.example/<script>",
        "ftp://a.example/",
        ""
      })
  void givesNoLinkForOtherAddresses(String url) {
    assertThat(Lines.link(url)).isNull();
  }

  @Test
  void encodesBarsAndAccentsInAddresses() {
    assertThat(Lines.link("https://a.example/é|x?a=b&c=d"))
        .isEqualTo("https://a.example/%C3%A9%7Cx?a=b&c=d");
  }
}
