package org.vigie.events.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.events.fields.TextShare.Part;

class TextShareTest {
  @Test
  void countsEachKindOfText() {
    TextShare share = TextShare.NONE.plus(Kind.WHOLE).plus(Kind.PAYWALL).plus(Kind.WHOLE);

    assertThat(share.parts())
        .containsExactlyInAnyOrder(new Part(Kind.WHOLE, 2), new Part(Kind.PAYWALL, 1));
  }

  @Test
  void aChangeShowsAfterSomeHundredsOfArticles() {
    TextShare share = TextShare.NONE;
    for (int i = 0; i < 10_000; i++) {
      share = share.plus(Kind.WHOLE);
    }
    for (int i = 0; i < 2_000; i++) {
      share = share.plus(Kind.RESERVED);
    }

    assertThat(share.parts()).extracting(Part::kind).containsExactly(Kind.RESERVED);
    assertThat(share.parts().getFirst().articles()).isBetween(200, 400);
  }
}
