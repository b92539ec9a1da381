package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.article.ArticleId;

class AskedPagesTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final URI PAGE = URI.create("https://gazette.example/pool");

  private final AskedPages pages = new AskedPages();

  @Test
  void aPageToWhichTwoLinksLeadIsAskedForOnceAnHour() {
    assertThat(pages.mayFollow("a", PAGE, NOW)).isTrue();
    assertThat(pages.mayFollow("b", PAGE, NOW.plusSeconds(60))).isFalse();
    assertThat(pages.recent(ArticleId.of(PAGE.toString()), NOW.plusSeconds(60))).isEqualTo(NOW);
    assertThat(pages.mayFollow("b", PAGE, NOW.plus(Duration.ofMinutes(61)))).isTrue();
  }

  @Test
  void aRedirectToTheSecureAddressOfThePageIsFollowed() {
    String article = ArticleId.of("http://gazette.example/pool");
    pages.note(article, NOW);

    assertThat(pages.mayFollow(article, PAGE, NOW)).isTrue();
  }

  @Test
  void aPageThatWasNotAskedForAfterAllMayBe() {
    pages.note("a", NOW);
    assertThat(pages.recent("a", NOW)).isEqualTo(NOW);

    pages.forget("a");

    assertThat(pages.recent("a", NOW)).isNull();
  }
}
