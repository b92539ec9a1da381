package org.vigie.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Compares with jsoup, and each text with that of the element's HTML. */
class ElementTextTest {
  @Test
  void theTextOfAnElementIsThatOfJsoup() {
    for (int seed = 0; seed < 400; seed++) {
      for (Element each : Tree.elements(RandomHtml.tree(seed))) {
        assertThat(ElementText.of(each)).as("%d %s", seed, each).isEqualTo(each.text());
        assertThat(ElementText.length(each))
            .as("%d %s", seed, each)
            .isEqualTo(each.text().length());
        assertThat(Tree.hasText(each)).as("%d %s", seed, each).isEqualTo(each.hasText());
      }
    }
  }

  @Test
  void wordsAreCountedAlsoWhereTheyAreNotSeparated() {
    assertThat(sizeOf(" Two <b>more</b> wo<b>rds</b> "))
        .isEqualTo(new ElementText.Size("Two more words".length(), 3));
    assertThat(sizeOf("")).isEqualTo(new ElementText.Size(0, 0));
    assertThat(sizeOf("東京都は新しい計画を発表した。")).isEqualTo(new ElementText.Size(15, 7));
  }

  @Test
  void aTextAfterALongerOneIsReadFromItsStart() {
    for (int length : new int[] {10, 1_000, 100_000, 10}) {
      assertThat(sizeOf("word ".repeat(length)).words()).isEqualTo(length);
      assertThat(sizeOf("one more")).isEqualTo(new ElementText.Size(8, 2));
    }
  }

  private static ElementText.Size sizeOf(String html) {
    return ElementText.size(Jsoup.parse("<p>" + html).body());
  }

  @Test
  void theLengthOfATextIsBounded() {
    for (int seed = 0; seed < 400; seed++) {
      Element body = RandomHtml.tree(seed);

      assertThat(PlainText.ofHtml(body.outerHtml()).length())
          .as("%d %s", seed, body)
          .isLessThanOrEqualTo(PlainText.longest(body));
    }
  }

  @Test
  void thePlainTextOfATreeIsThatOfItsHtml() {
    for (int seed = 0; seed < 400; seed++) {
      for (Element each : Tree.elements(RandomHtml.tree(seed))) {
        Element apart = each.clone();
        String expected = PlainText.ofHtml(each.outerHtml());
        apart.remove();

        assertThat(PlainText.ofTree(each)).as("%d %s", seed, each).isEqualTo(expected);
        assertThat(PlainText.ofTree(apart))
            .as("%d %s", seed, apart)
            .isEqualTo(PlainText.ofHtml(apart.outerHtml()));
      }
    }
  }
}
