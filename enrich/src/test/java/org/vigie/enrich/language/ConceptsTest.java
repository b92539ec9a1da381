package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConceptsTest {
  @Test
  void findsWordsThatMeanTheSameInOneLanguageOrAnother() {
    assertThat(Concepts.alike("en", "ship", "en")).contains("boat", "vessel");
    assertThat(Concepts.alike("en", "ship", "fr"))
        .contains("navir", "bateau")
        .doesNotContain("ship");
    assertThat(Concepts.alike("de", "schiff", "nl")).contains("schip");
    assertThat(Concepts.alike("en", "voucher", "fr")).contains("coupon");
  }

  @Test
  void findsFormsThatAStemmerDoesNotJoin() {
    assertThat(Concepts.alike("fr", "coutent", "en")).contains("cost");
    assertThat(Concepts.alike("de", "sank", "en")).contains("fall");
    assertThat(Concepts.alike("nl", "daald", "en")).contains("drop");
  }

  @Test
  void hasNoWordTwiceInALine() {
    for (String line : WordLists.lines("concepts.txt")) {
      for (String words : line.split("\\|", -1)) {
        assertThat(words.strip().split(" ")).as(line).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void findsNothingInALanguageWithoutLists() {
    assertThat(Concepts.alike("pl", "statek", "en")).isEmpty();
    assertThat(Concepts.alike("en", "ship", "pl")).isEmpty();
    assertThat(Concepts.alike(null, "ship", "en")).isEmpty();
    assertThat(Concepts.alike("en", "xyzzy", "fr")).isEmpty();
  }

  @Test
  void findsNothingInAnEmptyColumnAtTheEndOfALine() {
    assertThat(Concepts.alike("fr", "etat", "en")).contains("state");
    assertThat(Concepts.alike("fr", "etat", "nl")).isEmpty();
  }

  @Test
  void hasAColumnForEveryLanguageInEveryLine() {
    assertThat(WordLists.lines("concepts.txt"))
        .hasSizeGreaterThan(3_000)
        .allMatch(line -> line.split("\\|", -1).length == WordLists.LANGUAGES.size());
  }
}
