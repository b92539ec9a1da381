package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;

class VisitRulesTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final String PAGE = "https://gazette.example/2025/council";
  private static final String TEASER = "The council decided on Monday.";

  @Test
  void aTeaserIsVisited() {
    assertThat(kind(PAGE, TEASER, FullText.AUTO)).isNull();
    assertThat(kind(PAGE, TEASER, FullText.AGREED)).isNull();
  }

  @Test
  void aLongTextIsWholeUnlessItGoesOnElsewhere() {
    String text = TEASER.repeat(60);

    assertThat(kind(PAGE, text, FullText.AUTO)).isEqualTo(Kind.IN_FEED);
    assertThat(kind(PAGE, text + " […]", FullText.AUTO)).isNull();
    assertThat(kind(PAGE, text + " The mayor...", FullText.AUTO)).isNull();
    assertThat(kind(PAGE, text + "\n\nLire la suite sur le site", FullText.AUTO)).isNull();
    assertThat(kind(PAGE, text + " Read more about it. The end.", FullText.AUTO))
        .isEqualTo(Kind.IN_FEED);
  }

  @Test
  void theSettingForbidsWhateverTheFeedLacks() {
    assertThat(kind(PAGE, TEASER, FullText.NEVER)).isEqualTo(Kind.NEVER);
    assertThat(kind(PAGE, TEASER.repeat(60), FullText.NEVER)).isEqualTo(Kind.IN_FEED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gazette.example/report.pdf",
        "https://gazette.example/radio/episode-12.MP3",
        "https://www.youtube.com/watch?v=1",
        "https://news.google.com/rss/articles/CBMi",
        "https://gazette.example/live#entry-12",
        "https://gazette.example/feed#0123456789abcdef"
      })
  void aLinkThatLeadsToNoPageOfTheArticleIsNotFollowed(String url) {
    assertThat(kind(url, TEASER, FullText.AUTO)).isEqualTo(Kind.NO_LINK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gazette.example/pdf",
        "https://gazette.example/news.mp3-players",
        "https://gazette.example/#!/2025/council",
        "https://notyoutube.com.example/a"
      })
  void otherLinksAreFollowed(String url) {
    assertThat(kind(url, TEASER, FullText.AUTO)).isNull();
  }

  private static @Nullable Kind kind(String url, String text, FullText setting) {
    Optional<PageOutcome> outcome =
        VisitRules.notVisited(Teasers.article(url, 1, NOW, "Title", text), setting);
    return outcome.map(PageOutcome::kind).orElse(null);
  }
}
