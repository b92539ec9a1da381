package org.vigie.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Wording;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Rejected;
import org.vigie.events.fields.ShortHash;

class RejectionsTest {
  private static final String DAMS = "https://gazette.example/dams";
  private static final String FIRST = ShortHash.ofAddress(DAMS);
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

  @Test
  void duplicateLosesThePickupThatWasRejectedAndKeepsItsTags() {
    var rejections = Rejections.of(new Rejected(List.of(DAMS), List.of()));

    Finding found = rejections.inDuplicate(finding(Kind.PARAPHRASE), FIRST);

    assertThat(found.pickup()).isNull();
    assertThat(found.tags()).hasSize(1);
    assertThat(found.duplicateOf()).isEqualTo(FIRST);
    assertThat(rejections.inDuplicate(finding(Kind.MENTION), FIRST).pickup()).isNotNull();
    assertThat(rejections.inDuplicate(finding(Kind.PARAPHRASE), "other").pickup()).isNotNull();
  }

  @Test
  void duplicateOfARejectedArticleHasNothing() {
    var rejections = Rejections.of(new Rejected(List.of(), List.of(DAMS)));

    assertThat(rejections.inDuplicate(finding(Kind.QUOTE), FIRST).isEmpty()).isTrue();
    assertThat(rejections.inDuplicate(finding(Kind.QUOTE), null).isEmpty()).isFalse();
  }

  private static Finding finding(Kind kind) {
    var article =
        new Article(
            "b",
            "https://news.example/b",
            "https://news.example/b",
            "Dams",
            "",
            "",
            List.of(),
            List.of(),
            new Outlet("gazette", "Gazette", "gazette.example", "GB", 2),
            "en",
            NOON,
            null,
            NOON,
            "feed",
            null,
            1,
            List.of(),
            null);
    var tag = new Tag("us", "us#1", 1, "dams", Tag.Field.title, 0, 4, "Dams", "Dams");
    var pickup = new Pickup("r", kind, 0.5, 0.9, 1, false, List.of());
    return new Finding("river", article, List.of(tag), pickup, false, null, 4, Wording.NONE, "UTC");
  }
}
