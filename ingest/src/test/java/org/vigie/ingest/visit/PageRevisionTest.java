package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.visit.VisitResult.Found;

class PageRevisionTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final String URL = "https://gazette.example/2025/pool";
  private static final String TITLE = "Council of Exempleville closes the old swimming pool";
  private static final String TEASER =
      "The council decided on Monday evening to close the pool after ninety years.";
  private static final String BODY =
      "<p>Neighbours had collected signatures, but the building needs repairs that nobody can pay"
          + " for.</p><p>The mayor promised another place for swimmers by the end of next year, in"
          + " the former barracks near the river.</p>";

  @Test
  void aPageThatBeginsWithTheTeaserReplacesIt() {
    Article next = published(page(TITLE, "<p>" + TEASER + "</p>" + BODY, ""));

    assertThat(next.changes()).containsExactly("text", "page");
    assertThat(next.text()).startsWith("The council decided").contains("former barracks");
    assertThat(next.summary()).isEmpty();
    assertThat(next.url()).isEqualTo(URL);
  }

  @Test
  void aPageRepeatsATeaserAlsoInSeveralLines() {
    String lines = TEASER.replace(" to close", "<br>to close");
    Article next = published(page(TITLE, "<p>" + lines + "</p>" + BODY, ""));

    assertThat(next.text()).contains("evening\nto close");
    assertThat(next.summary()).isEmpty();
  }

  @Test
  void aTeaserThatThePageDoesNotRepeatStaysAsTheSummary() {
    Article next = published(page(TITLE, BODY, ""));

    assertThat(next.changes()).containsExactly("summary", "text", "page");
    assertThat(next.summary()).isEqualTo(TEASER);
    assertThat(next.text()).contains("former barracks");
  }

  @Test
  void theCanonicalLinkOfThePageChangesNothing() {
    String other = "<link rel=canonical href=\"https://gazette.example/other\">";

    Article next = published(page(TITLE, "<p>" + TEASER + "</p>" + BODY, other));

    assertThat(next.id()).isEqualTo(teaser().id());
    assertThat(next.url()).isEqualTo(URL);
  }

  @Test
  void whatTheFeedLacksComesFromThePage() {
    Article bare = Teasers.article(URL, 1, NOW, "", TEASER);

    Article next =
        PageRevision.of(
                bare,
                page(
                    TITLE,
                    "<p>" + TEASER + "</p>" + BODY,
                    "<meta name=author content=\"Ada Exemple\">"))
            .published(2, NOW);

    assertThat(next.title()).isEqualTo(TITLE);
    assertThat(next.authors()).containsExactly("Ada Exemple");
    assertThat(next.changes()).containsExactly("title", "text", "page");
  }

  @Test
  void aWallWithTheTitleOfTheArticleReplacesNothing() {
    String wall =
        "<p>With your consent, our partners and we use cookies to store and access personal"
            + " information such as your visit to this site. You can withdraw your consent at any"
            + " time with the link about cookies in our privacy policy.</p>";

    assertThat(kind(page(TITLE, wall, ""))).isEqualTo(Kind.OTHER_TEXT);
  }

  @Test
  void anErrorPageAndAnotherArticleReplaceNothing() {
    String sorry =
        "<p>The page that you look for isn't here any more. Go back to the first page of the"
            + " newspaper, or search for the article by one of the words that are in its headline."
            + " Perhaps it has moved, perhaps it was never here.</p>";
    String other =
        "<p>The harbour of another town gets new cranes this summer. They can lift ships of eighty"
            + " tonnes, and the first of them arrived by train, in parts, on a Tuesday.</p>"
            + BODY;

    assertThat(kind(page("Page not found", sorry, ""))).isEqualTo(Kind.OTHER_TEXT);
    assertThat(kind(page("New cranes for the harbour", other, ""))).isEqualTo(Kind.OTHER_TEXT);
  }

  @Test
  void aHomePageReplacesNothingThoughItHasTheTeaser() {
    String home = "<p>" + TITLE + "</p><p>" + TEASER + "</p>" + BODY;
    PageArticle page = page("The Gazette", home, "").page();
    String canonical = "<link rel=canonical href=\"https://gazette.example/\">";

    assertThat(kind(new Found(URI.create("https://gazette.example/"), page)))
        .isEqualTo(Kind.OTHER_TEXT);
    assertThat(kind(page("The Gazette", home, canonical))).isEqualTo(Kind.OTHER_TEXT);
  }

  @Test
  void ofAnArticleThatMustBePaidForTheTeaserStaysAndTheRecordSaysWhy() {
    String paid =
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"x\","
            + "\"isAccessibleForFree\":false}</script>";

    Article next = published(page(TITLE, "<p>" + TEASER + "</p>" + BODY, paid));

    assertThat(next.changes()).containsExactly("page");
    assertThat(next.text()).isEqualTo(TEASER);
    assertThat(next.page()).extracting(PageOutcome::kind).isEqualTo(Kind.PAYWALL);
  }

  @Test
  void aPageThatAddsNothingToTheFeedsTextIsToldFromOneWithoutAnArticle() {
    String words = BODY.replaceAll("<.*?>", " ").strip();
    Article brief = Teasers.article(URL, 1, NOW, TITLE, words);

    Article next = PageRevision.of(brief, page(TITLE, BODY, "")).published(2, NOW);

    assertThat(next.changes()).containsExactly("page");
    assertThat(next.page())
        .isEqualTo(new PageOutcome(Kind.NO_ARTICLE, "the page has no more text than the feed"));
  }

  private static Kind kind(Found found) {
    return PageRevision.of(teaser(), found).outcome().kind();
  }

  private static Article published(Found found) {
    return PageRevision.of(teaser(), found).published(2, NOW);
  }

  private static Article teaser() {
    return Teasers.article(URL, 1, NOW, TITLE, TEASER);
  }

  private static Found page(String title, String body, String head) {
    String html =
        "<html lang=en><head><title>%s</title>%s</head><body><article><h1>%s</h1>%s</article></body></html>"
            .formatted(title, head, title, body);
    URI url = URI.create(URL);
    Page page = (Page) Page.open(html.getBytes(StandardCharsets.UTF_8), "text/html", url);
    return new Found(url, (PageArticle) page.article());
  }
}
