package org.vigie.enrich.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;

class StandingTextTest {
  private static final String NEWS =
      "The trust sues the company. Dams kill trout, it says.\n\nThe court decides in May.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "About the River Trust\n\nThe River Trust was founded in 1911.",
        "About the River Trust: The River Trust was founded in 1911.",
        "About the River Trust – The River Trust was founded in 1911.",
        "About us\nThe River Trust was founded in 1911.",
        "About us. The River Trust was founded in 1911.",
        "About the River Trust. Founded in 1911, it has a boat.",
        "Who we are: The River Trust was founded in 1911.",
        "Who we are?\n\nThe River Trust was founded in 1911.",
        "Press contact: Anne Dupré, anne@rivers.example, +44 20 7946 0123",
        "Anne Dupré, press office, 020 7946 0123",
        "More pictures: https://rivers.example/press",
      })
  void findsTheTextThatEndsARelease(String ending) {
    assertThat(standing(NEWS + "\n\n" + ending)).containsExactly(ending.split("\n\n"));
  }

  @Test
  void findsContactsBetweenParagraphsOfNews() {
    String contact = "Contact: anne@rivers.example";
    assertThat(standing(NEWS + "\n\n" + contact + "\n\nThe river is open."))
        .containsExactly(contact);
  }

  @Test
  void keepsNewsThatLooksLikeIt() {
    assertThat(standing(NEWS + "\n\nAbout 300 people came to the river on Sunday: a record."))
        .isEmpty();
    assertThat(standing(NEWS + "\n\nAbout half of the visitors left. The others had boats."))
        .isEmpty();
    assertThat(standing("About us: we sue.\n\n" + NEWS)).isEmpty();
    assertThat(standing(NEWS)).isEmpty();
  }

  private static List<String> standing(String text) {
    return StandingText.of(new ReleaseText("en", "Dams", text)).stream()
        .map(range -> text.substring(range.start(), range.end()).strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }
}
