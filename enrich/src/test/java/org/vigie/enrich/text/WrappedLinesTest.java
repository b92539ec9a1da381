package org.vigie.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedLinesTest {
  @Test
  void joinsLinesOfEqualLength() {
    String text =
        """
        River Trust asks the council to remove the old dam at Allerford before
        the spring. The dam has blocked salmon for ninety years, and nobody has
        used its mill since 1961.

        The second paragraph.""";

    assertThat(WrappedLines.joined(text))
        .isEqualTo(
            "River Trust asks the council to remove the old dam at Allerford before the spring. The"
                + " dam has blocked salmon for ninety years, and nobody has used its mill since"
                + " 1961.\n\nThe second paragraph.");
  }

  @Test
  void keepsTheLinesOfAddressesAndVerses() {
    String text =
        """
        Press contact: Anne Dupré, director of the river department
        +33 1 23 45 67 89
        press@rivertrust.example

        A line that is a whole paragraph by itself, and goes on far beyond the width of any mail program, to its end.
        A short line after it.""";

    assertThat(WrappedLines.joined(text)).isEqualTo(text);
  }

  @Test
  void joinsWithinTheItemsOfLists() {
    String text =
        """
        - remove the old dam at Allerford before the spring floods of this
          year, and its mill
        - reopen the weir
        1. A number begins an item, too, when a sign and a blank follow it
        and its lines are joined""";

    assertThat(WrappedLines.joined(text))
        .isEqualTo(
            """
            - remove the old dam at Allerford before the spring floods of this year, and its mill
            - reopen the weir
            1. A number begins an item, too, when a sign and a blank follow it and its lines are joined""");
  }
}
