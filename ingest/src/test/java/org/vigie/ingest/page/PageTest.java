package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.page.Unreadable.Reason;

class PageTest {
  private static final URI URL = URI.create("https://www.gazette.example/2025/a");

  /** A paragraph of about 300 characters, unlike the others by its number. */
  private static String paragraph(int number) {
    return ("Le sommet "
            + number
            + " a réuni à Paris, selon les organisateurs, des ministres, des chercheurs et des"
            + " entreprises ; les associations, qui demandaient des règles communes, regrettent que"
            + " la sûreté de l'intelligence artificielle n'ait occupé qu'une demi-journée, et que"
            + " la déclaration finale, signée par soixante pays, n'engage personne. ")
        .strip();
  }

  private static String article() {
    return "<article><h1>Sommet : le bilan</h1><p>%s</p><p>%s</p><p>%s</p></article>"
        .formatted(paragraph(1), paragraph(2), paragraph(3));
  }

  private static PageContent read(String html) {
    return read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
  }

  private static PageContent read(byte[] body, String contentType) {
    return switch (Page.open(body, contentType, URL)) {
      case Page page -> page.article();
      case Unreadable unreadable -> unreadable;
    };
  }

  private static PageArticle article(String head, String body) {
    return (PageArticle) read("<html lang=fr-FR><head>" + head + "</head><body>" + body);
  }

  private static String script(String json) {
    return "<script type='application/ld+json'>" + json + "</script>";
  }

  @ParameterizedTest
  @CsvSource({
    "<title>Sommet : le bilan | La Gazette</title>, Sommet : le bilan, h1",
    "<meta property=og:title content='Sommet : le bilan – Politique'>, Sommet : le bilan, h1",
    "<meta property=og:title content=Sommet>, Sommet : le bilan, h1",
    "<meta property=og:title content=Somme>, Somme, meta[property=og:title]",
    "<meta property=og:title content='le bilan'>, Sommet : le bilan, h1",
    "<title>Sommet : le bilanciel</title>, Sommet : le bilanciel, title",
    "<title>Autre titre</title>, Autre titre, title",
  })
  void theHeadingCompletesTheTitleOrTellsItFromTheOutlet(String head, String title, String from) {
    assertThat(article(head, article()).title()).isEqualTo(new Sourced<>(title, from));
  }

  @Test
  void onlyTheFirstHeadingsAreRead() {
    String others = "<h1>Une autre page</h1>".repeat(3);
    String outlet = "<title>Sommet : le bilan | La Gazette</title>";

    assertThat(article(outlet, others + article()).title().from()).isEqualTo("title");
    assertThat(article(outlet, "<h1>Une autre page</h1>" + article()).title().from())
        .isEqualTo("h1");
  }

  @Test
  void anAbbreviationHasItsTimeAsTitle() {
    String time = "<abbr itemprop=datePublished title=2025-02-10T09:00:00Z>9 h</abbr>";

    assertThat(Objects.requireNonNull(article("", article() + time).published()).value())
        .isEqualTo("2025-02-10T09:00:00Z");
  }

  @Test
  void theTextIsTheArticleWithoutWhatStandsAroundIt() {
    String around =
        """
        <nav><a href=/>Accueil</a> <a href=/p>Politique</a></nav>
        <div id=cookie-consent><p>Nous utilisons des cookies, avec votre accord, pour tout.</div>
        %s
        <aside><h2>À lire aussi</h2><a href=/b>Un autre article, sur un autre sujet</a></aside>
        <div id=comments><p>Jean : %s</div><footer>Mentions légales</footer>
        """;
    String body =
        around.formatted(
            article()
                .replace(
                    "</article>", "<figure><img><figcaption>Photo : AFP</figcaption></figure>"),
            paragraph(9));

    PageArticle found = article("<title>Sommet : le bilan</title>", body);

    assertThat(found.text().value())
        .isEqualTo(paragraph(1) + "\n\n" + paragraph(2) + "\n\n" + paragraph(3));
    assertThat(found.text().from()).isEqualTo("the page");
    assertThat(found.agency()).isNull();
  }

  @Test
  void structuredDataComesFirst() {
    String json =
        """
        {"@graph": [{"@type": "WebSite", "name": "Gazette"}, {"@type": ["Thing", "NewsArticle"],
          "headline": "Le bilan", "author": [{"name": "Ana Blé"}, "AFP"], "inLanguage": "fr",
          "datePublished": "2025-02-12T10:00:00+01:00", "dateModified": "2025-02-12T10:05:00Z",
          "articleSection": ["Monde", "Paris"], "isAccessibleForFree": "True",
          "articleBody": "%s\n\n%s"}]}
        """
            .formatted(paragraph(1), paragraph(2));

    PageArticle found = article(script(json), "<p>" + paragraph(1) + "</p>");

    assertThat(found.title()).isEqualTo(new Sourced<>("Le bilan", "JSON-LD headline"));
    assertThat(found.authors().value()).containsExactly("Ana Blé", "AFP");
    assertThat(found.published())
        .extracting(Sourced::value)
        .isEqualTo(Instant.parse("2025-02-12T09:00:00Z"));
    assertThat(found.modified())
        .extracting(Sourced::value)
        .isEqualTo(Instant.parse("2025-02-12T10:05:00Z"));
    assertThat(found.section()).extracting(Sourced::value).isEqualTo("Monde");
    assertThat(found.language()).extracting(Sourced::value).isEqualTo("fr");
    assertThat(found.agency()).isEqualTo(new Sourced<>("AFP", "author"));
    assertThat(found.free()).extracting(Sourced::value).isEqualTo(true);
    assertThat(found.text())
        .isEqualTo(new Sourced<>(paragraph(1) + "\n\n" + paragraph(2), "JSON-LD articleBody"));
  }

  @Test
  void aTeaserInStructuredDataIsNotTheText() {
    String json = "{\"@type\": \"Article\", \"articleBody\": \"%s\"}".formatted(paragraph(1));

    assertThat(article(script(json), article()).text().from()).isEqualTo("the page");
    assertThat(article(script(json.replace("personne.", "per…")), article()).text().from())
        .isEqualTo("the page");
  }

  @Test
  void theTextOfAPaidArticleIsOnlyWhatThePageShows() {
    String json =
        "{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false, \"articleBody\": \"%s %s %s\"}"
            .formatted(paragraph(1), paragraph(2), paragraph(3));

    PageArticle found = article(script(json), "<article><p>" + paragraph(1) + "</p></article>");

    assertThat(found.free()).isEqualTo(new Sourced<>(false, "JSON-LD isAccessibleForFree"));
    assertThat(found.text().value()).isEqualTo(paragraph(1));
  }

  @Test
  void metaElementsAndMicrodataSayTheRest() {
    String head =
        """
        <meta property=og:title content="Le &quot;bilan&quot;"><meta name=author content="Ana Blé">
        <meta property=article:published_time content="2025-02-12T10:00:00Z">
        <link rel=canonical href="/2025/bilan">
        """;

    PageArticle found = article(head, article() + "<p>(avec AFP)</p>");

    assertThat(found.title().value()).isEqualTo("Le \"bilan\"");
    assertThat(found.authors().value()).containsExactly("Ana Blé");
    assertThat(found.published()).isNotNull();
    assertThat(found.language()).isEqualTo(new Sourced<>("fr", "html lang"));
    assertThat(Objects.requireNonNull(found.canonical()).value())
        .isEqualTo(URI.create("https://www.gazette.example/2025/bilan"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://127.0.0.1/a",
        "http://[::1]/a",
        "http://intranet/a",
        "http://printer.local/a",
        "https://other.example.org/a",
        "data:text/html,x"
      })
  void aCanonicalLinkLeadsNowhereElse(String link) {
    assertThat(article("<link rel=canonical href='" + link + "'>", article()).canonical()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/html;charset=utf-8, ''",
    "windows-1252, text/html; charset=ISO-8859-1, ''",
    "windows-1252, text/html, <meta charset=latin1>",
    "UTF-8, text/html, <meta http-equiv=Content-Type content='text/html; charset=utf-16'>",
    "UTF-8, text/html, ''",
    "windows-1252, text/html, ''",
    "UTF-16LE, text/html, \ufeff",
  })
  void theCharsetIsThatOfBrowsers(String charset, String contentType, String start) {
    byte[] body = (start + article()).getBytes(Charset.forName(charset));

    assertThat(((PageArticle) read(body, contentType)).text().value()).contains("réuni à Paris");
  }

  @Test
  void agenciesAreCreditedAtTheStartOrTheEnd() {
    assertThat(agency("<p>PARIS (AFP) – " + paragraph(1))).isEqualTo("AFP");
    assertThat(agency("<p>" + paragraph(1) + "<p>(avec Reuters)")).isEqualTo("Reuters");
    assertThat(agency("<p>" + paragraph(1) + "<p>Le Monde avec AFP")).isEqualTo("AFP");
    assertThat(agency("<p>" + paragraph(1) + "<p>Le directeur a démenti auprès de l'AFP ces mots."))
        .isEmpty();
  }

  private static String agency(String body) {
    Sourced<String> agency = article("", "<article>" + body + "</article>").agency();
    return agency == null ? "" : agency.value();
  }

  @Test
  void otherThanArticlesIsATypedFailure() {
    assertThat(reason(read(new byte[10], "application/pdf"))).isEqualTo(Reason.NOT_HTML);
    assertThat(reason(read("<p>Bonjour"))).isEqualTo(Reason.NO_ARTICLE);
    assertThat(reason(read(""))).isEqualTo(Reason.NO_ARTICLE);
    assertThat(reason(read(script("{".repeat(50_000_000))))).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(read("<a href=/>x</a>".repeat(300_000)))).isEqualTo(Reason.TOO_COMPLEX);
    assertThat(reason(read("</p>".repeat(1_200_000)))).isEqualTo(Reason.TOO_COMPLEX);
    assertThat(reason(read("<!>".repeat(1_600_000)))).isEqualTo(Reason.TOO_COMPLEX);
  }

  private static String numbered(String format, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(format.formatted(i));
    }
    return text.toString();
  }

  private static Reason reason(PageContent content) {
    return ((Unreadable) content).reason();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void hostilePagesAreReadInBoundedTime(int kind) {
    String page =
        switch (kind) {
          case 0 -> "<div>".repeat(29_000) + paragraph(1);
          case 1 -> "<p><a href=/>un lien, court</a>".repeat(14_000);
          case 2 -> "<table><tr><td>".repeat(9_000) + paragraph(1);
          case 3 -> script("[".repeat(900_000)) + article();
          case 4 -> "<div class=comments style='display:none' id=x>,a ".repeat(29_000);
          case 5 -> "<p>" + "mot, ".repeat(900_000);
          case 6 -> "</p>".repeat(59_000) + article();
          case 7 -> numbered("<b id=%d>", 14_000) + "<p>x".repeat(15_000) + article();
          case 8 -> ("<p" + numbered(" a%d", 500) + ">").repeat(1_500) + article();
          default -> "<div class=s><p>" + "<b>a, </b>".repeat(28_000) + article();
        };
    long start = System.nanoTime();

    assertThat(read(page)).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }
}
