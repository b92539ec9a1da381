package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around an article, and signs that a page has only its beginning. */
class PageSurroundingsTest {
  private static final URI URL = URI.create("https://www.gazette.example/2025/sommet-12");
  private static final String NOISE = "Un gouvernail de porcelaine attend les pompiers de minuit";

  /** Two sentences of an article about 120 characters long, unlike the others by a number. */
  private static String text(int number) {
    return "La ville numéro %d a ouvert hier sa patinoire. Les enfants sont venus nombreux malgré"
            .formatted(number)
        + " le froid, et ils reviendront samedi.";
  }

  private static String article() {
    return "<h1>La patinoire est ouverte</h1><div class=t><p>%s<p>%s<p>%s</div>"
        .formatted(text(1), text(2), text(3));
  }

  private static PageContent read(String head, String body) {
    String html = "<html><head><title>La patinoire est ouverte</title>" + head + "<body>" + body;
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return switch (Page.open(bytes, "text/html; charset=utf-8", URL)) {
      case Page page -> page.article();
      case Unreadable unreadable -> unreadable;
    };
  }

  private static PageArticle found(String head, String body) {
    return (PageArticle) read(head, body);
  }

  private static String script(String json) {
    return "<script type='application/ld+json'>" + json + "</script>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=x><h3><a href=/1>%1$s</a></h3><p>%1$s, dit-on en ville depuis hier.</div>",
        "<div class=x><a href=/1><h3>%1$s</h3></a><p>%1$s, dit-on en ville depuis hier.</div>",
        "<div class=x><a href=/1></a><h3>%1$s</h3><p>%1$s, dit-on en ville depuis hier.</div>",
        "<p><strong>Lire aussi : </strong><a href=/1>%1$s</a>",
        "<ul><li><a href=/1>%1$s</a><li><a href=/2>%1$s</a></ul>",
        "<div><h2>Débats</h2><div class=q><p>%1$s, et voilà tout.</p><a href=#r>Répondre</a></div>"
            + "<div class=q><p>%1$s, c'est sûr.</p><a href=#s>Répondre</a></div></div>",
        "<div id=forum-lecteurs><p>%1$s, comme chacun le sait très bien ici.</div>",
        "<p class=photo-caption>%1$s, vus par notre photographe ce matin.",
        "<div class=author-bio><p>%1$s : notre journaliste suit ce sujet depuis dix ans.</div>",
        "<div class=l><p>%1$s : recevez notre lettre chaque matin.<form><input></form></div>",
        "<div itemscope itemtype=https://schema.org/Comment><p>%1$s, comme chacun le sait.</div>",
      })
  void boxesAndTeasersAreNotTheText(String box) {
    String body = article() + box.formatted(NOISE);

    assertThat(found("", body).text().value())
        .isEqualTo(text(1) + "\n\n" + text(2) + "\n\n" + text(3));
  }

  @Test
  void aFormAroundThePageIsThePage() {
    String form = "<form id=aspnetForm>" + article() + "<div><input name=q></div></form>";

    assertThat(found("", form).text().value())
        .isEqualTo(text(1) + "\n\n" + text(2) + "\n\n" + text(3));
  }

  @Test
  void shortSectionsBelongTogether() {
    String section = "<div class=item><div class=part><div class='rich field'>%s</div></div></div>";
    String picture = "<div class=item><div class=picture><img src=a.jpg></div></div>";
    String body =
        "<main><article><h1>La patinoire est ouverte</h1><div><div class=parts>"
            + section.formatted(three(1))
            + picture
            + section.formatted("<h2>Deux</h2>" + three(2))
            + picture
            + section.formatted("<h2>Trois</h2>" + three(3))
            + "</div></div></article></main>";

    assertThat(found("", body).text().value()).contains(text(1), text(2), text(3));
  }

  private static String three(int number) {
    return "<p>" + text(number) + "<p>" + text(number + 10) + "<p>" + text(number + 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=x1><span>Anzeige</span><div><p>%1$s, seit gestern im Angebot.</div></div>",
        "<div class=x1><h4>– PUBLICIDAD –</h4><p>%1$s, desde ayer en oferta para todos.</div>",
        "<p>Publicité",
        "<div><p>%1$s, tous les jours pour nos lecteurs. <a href=/abonnement>Abonnez-vous</a></div>",
        "<div class=x1><div>En chiffres</div><p>%1$s, selon une étude parue cet hiver.</div>",
        "<div><div class=x1><span>Repères</span><p>%1$s, selon une étude parue.</div></div>",
        "<section><h3>Vos réactions (3)</h3><p>%1$s, comme chacun le sait bien ici.</section>",
        "<h3>Komentarze</h3><p>%1$s, comme chacun le sait bien ici.<p>%1$s, c'est bien vrai.",
        "<p><em>%1$s, avec l'aide d'une fondation qui ne relit rien.</em>",
        "<div class=x1><p><b>Le matin.</b> %1$s, chaque jour.<div><form><p>Votre adresse<input></p>"
            + "</form></div></div>",
        "<div class=tx-ad><h4>Le grand soir</h4><p>%1$s, seulement chez nous.</div>",
        "<div itemscope itemtype=https://schema.org/Person><h4>Ana Sol</h4><p>%1$s, dit-elle.</div>",
        "<div role=note><h4>À savoir</h4><p>%1$s, selon une étude.<p>%1$s aussi.<p>%1$s.</div>",
        "<p><span class=sr-only>Image</span>",
        "<hr><p><small><i>%1$s, et notre lettre aussi.</i></small><p><i>%1$s, et un prix.</i>",
      })
  void boxesAreToldByTheirShape(String box) {
    String body = article().replace("</div>", box.formatted(NOISE) + "</div>");

    assertThat(found("", body).text().value())
        .isEqualTo(text(1) + "\n\n" + text(2) + "\n\n" + text(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=s><h3>Un hiver froid</h3><p>%s</div>",
        "<div class=s><p><b>Un hiver froid</b><p>%s</div>",
        "<div class=s><p>Un hiver froid ?<p>%s</div>",
        "<div class=s><span>12 h 30</span><p>%s</div><div class=s><span>13 h</span><p>%1$s</div>",
        "<blockquote class=s><p>Le maire<p>%s</blockquote>",
        "<h3>Réactions politiques</h3><p>%s",
        "<h3>Werbung wirkt</h3><p>%s",
        "<p>Ses mots : <em>« Un hiver »</em>. <p>%s",
        "<div class=last><p>%s</div>",
        "<p><i>%s</i><p>Fin de la visite, et rien à ajouter pour cette année, dit le maire.",
      })
  void partsOfTheArticleAreNoBoxes(String part) {
    String body = article().replace("</div>", part.formatted(text(4)) + "</div>");

    assertThat(found("", body).text().value()).contains(text(3), text(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=x1><div>En deux mots</div><p>%s</div>",
        "<p><span>Les enfants sont venus nombreux</span> <b>malgré le froid de la nuit</b></p><p>%s",
      })
  void theBeginningOfTheTextIsNoBox(String first) {
    String body = article().replace("<div class=t>", "<div class=t>" + first.formatted(text(4)));

    assertThat(found("", body).text().value()).contains(text(4), text(3));
    assertThat(found("", body).text().value().contains("froid de la nuit"))
        .isEqualTo(first.contains("nuit"));
  }

  @Test
  void aTextAloneInAContainerAmongParagraphsIsABox() {
    String paragraph = "<p>" + text(4);
    String box = "<div class=x1><p>" + NOISE + ", et ce n'est pas cher du tout.</div>";
    String body = article().replace("</div>", paragraph + box + paragraph + "</div>");

    assertThat(found("", body).text().value()).contains(text(3), text(4)).doesNotContain(NOISE);
  }

  @Test
  void aSubheadingMayBeCalledHeader() {
    String part = "<header class=frame-header><h3 class=header-2>Un hiver froid</h3></header>";
    String body = article().replace("</div>", three(4) + part + three(5) + "</div>");

    assertThat(found("", body).text().value()).contains("Un hiver froid\n\n" + text(5));
  }

  @Test
  void onlyTheFirstHeadingRepeatsTheTitle() {
    String part = three(4) + "<h2>La patinoire est</h2>" + three(7);
    String body =
        article().replace("<div class=t>", "<div class=t><h2>La patinoire est ouverte</h2>");

    assertThat(found("", body.replace("</div>", part + "</div>")).text().value())
        .startsWith(text(1))
        .contains("La patinoire est\n\n" + text(7));
  }

  @Test
  void aPaidPartThatTheOutletCutIsReadByAll() {
    String json =
        "{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,\"hasPart\":"
            + "{\"isAccessibleForFree\":false,\"cssSelector\":\".t\"}}";
    String cut = article().replace("samedi.</div>", "dès …</div>");

    String broken = article().replace("samedi.</div>", "avec leurs</div>");

    assertThat(found(script(json), cut).text().value()).contains(text(1), "dès …");
    assertThat(found(script(json), broken).text().value()).contains(text(1), "avec leurs");
    assertThat(read(script(json), article())).isInstanceOf(Unreadable.class);
    for (String last :
        List.of(
            "<p>Ana Sol",
            "<p class=nl>Recevez nos nouvelles de la patinoire chaque matin à huit heures",
            "<p>Lire aussi notre page sur <a href=/9>la patinoire et ses enfants</a>")) {
      String whole = article().replace("</div>", last + "</div>");
      assertThat(read(script(json), whole)).as(last).isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void linesOfDatesAboveTheTextAreNotTheText() {
    String meta =
        "<div><span>Par <a href=/a>Ana Sol</a></span> · <span>3 mai</span> · <span>4 minutes"
            + "</span></div>";
    String body = article().replace("<div class=t>", "<div class=t>" + meta);

    assertThat(found("", body).text().value()).startsWith(text(1));
  }

  @Test
  void aSecondArticleBelowIsNotTheText() {
    String one = "<div class=story>" + article() + "</div>";
    String two = one.replace("La patinoire est ouverte", NOISE).replace("patinoire", "piscine");

    assertThat(found("", "<div>" + one + two + "</div>").text().value())
        .contains(text(3))
        .doesNotContain("piscine");
  }

  @Test
  void aPageOfTeasersHasNoArticle() {
    String teaser = "<div><h2><a href=/1>%s</a></h2><p>%s</div>".formatted(NOISE, text(1));

    assertThat(read("", teaser.repeat(5))).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@type':'NewsArticle','wordCount':900}",
        "{'@type':'NewsArticle','wordCount':'900'}",
        "{'@type':'NewsArticle','isAccessibleForFree':false}",
      })
  void structuredDataSaysThatThePageHasOnlyTheBeginning(String json) {
    PageArticle found = found(script(json.replace('\'', '"')), article());

    assertThat(Objects.requireNonNull(found.free()).value()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=paywall>%s</div>",
        "<div class='box article-paywall-offer'>%s</div>",
        "<div id=piano-paywall>%s</div>",
        "<div class=PayWall style='color: red'>%s</div>",
      })
  void anElementNamedSoIsAWall(String wall) {
    PageArticle found = found("", article() + wall.formatted("Abonnez-vous pour lire la suite."));

    assertThat(Objects.requireNonNull(found.free()).value()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=no-paywall>%s</div>",
        "<div id=NoPaywall>%s</div>",
        "<div class='paywall paywall--inactive'>%s</div>",
        "<div class=paywall_off>%s</div>",
        "<div class=paywall-disabled>%s</div>",
        "<div class=paywall></div>",
        "<div class=paywall hidden>%s</div>",
        "<div class=paywall aria-hidden=true>%s</div>",
        "<div class=paywall style='display: none'>%s</div>",
        "<div style='display:none'><div class=paywall>%s</div></div>",
        "<template><div class=paywall>%s</div></template>",
      })
  void anElementThatIsNoWallOrNotShownIsNone(String none) {
    assertThat(found("", article() + none.formatted("Abonnez-vous.")).free()).isNull();
  }

  @Test
  void theNameOfTheBodyIsNoWall() {
    String html = "<html class=paywall><body class='has-paywall'>" + article();

    assertThat(((PageArticle) read("", html)).free()).isNull();
  }

  @Test
  void aTextThatStopsBeforeAnOfferIsOnlyTheBeginning() {
    String cut = article().replace("samedi.</div>", "…</div>");
    String offer = "<div><a href=/abonnement/offres>Je m'abonne</a></div>";

    assertThat(Objects.requireNonNull(found("", cut + offer).free()).value()).isFalse();
    assertThat(found("", cut).free()).isNull();
    assertThat(found("", article() + offer).free()).isNull();
    assertThat(found("", cut + "<header>" + offer + "</header>").free()).isNull();
  }

  @Test
  void whatIsOnlyForPayingReadersIsNotRead() {
    String json =
        "{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,\"hasPart\":"
            + "{\"isAccessibleForFree\":\"False\",\"cssSelector\":\".t .paid\"}}";
    String body = article().replace("</div>", "<p class=paid>" + NOISE + ".</div>");

    assertThat(found(script(json), body).text().value()).contains(text(3)).doesNotContain(NOISE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p:matches((a+)+$)", "p:has(*:has(*))", "[", "..", "> >", "body", "html"})
  void aStrangeSelectorRemovesNothing(String selector) {
    String json =
        "{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,\"hasPart\":"
            + "[{\"isAccessibleForFree\":false,\"cssSelector\":\"%s\"}]}".formatted(selector);

    assertThat(found(script(json), article()).text().value()).contains(text(1), text(3));
  }

  @Test
  void theUpdatesOfALiveBlogAreItsText() {
    String json =
        "{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"headline\":\"Fin\",\"articleBody\":"
            + "\"<p>%s<\\/p>\"},{\"articleBody\":\"%s\"}]}".formatted(text(1), text(2));

    PageArticle found = found(script(json), "<div id=app></div>");

    assertThat(found.text().value()).isEqualTo("Fin\n\n" + text(1) + "\n\n" + text(2));
    assertThat(found.text().from()).isEqualTo("JSON-LD liveBlogUpdate");
  }

  @Test
  void theTextInStructuredDataCanBeInParts() {
    String json =
        "{\"@type\":\"Article\",\"articleBody\":[\"%s\",\"%s\"]}".formatted(text(1), text(2));

    assertThat(found(script(json), "").text().value()).isEqualTo(text(1) + "\n\n" + text(2));
  }

  @ParameterizedTest
  @CsvSource({
    "<a href='/2025/sommet-12?page=2'>2</a>, /2025/sommet-12?page=2",
    "<a href='?page=3'>3</a> <a href='?page=2'>2</a>, /2025/sommet-12?page=2",
    "<a href='/2025/sommet-12/page/2/'>suite</a>, /2025/sommet-12/page/2/",
    "<link rel=next href='/2025/sommet-12/2/'>, /2025/sommet-12/2/",
    "<link rel=next href='/2025/sommet-13'>, ",
    "<a href='/2025/sommet-12/2/'>2</a>, ",
    "<a href='/2025/autre?page=2'>2</a>, ",
    "<a href='https://elsewhere.example/2025/sommet-12?page=2'>2</a>, ",
    "<a href='javascript:next(2)' rel=next>2</a>, ",
  })
  void theNextPageIsOfTheSameArticle(String link, @Nullable String next) {
    URI found = found("", article() + link).links().next();

    assertThat(found).isEqualTo(next == null ? null : URL.resolve(next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ul><li class=''><p>Un avis de huit mots, c'est tout à fait sûr<p><a href=#r>Oui</a></ul>",
        "<noscript><img src=\"/l'image]'.png\"></noscript>",
      })
  void oddMarkupBelowTheArticleKeepsNoPageFromBeingRead(String below) {
    assertThat(found("", article() + below).text().value()).contains(text(1), text(2), text(3));
  }

  @Test
  void versionsForPhonesAndPrintersAreOnTheSameHost() {
    String head = "<link rel=amphtml href=/amp/12><link rel=alternate media=print href=%s>";

    PageLinks links = found(head.formatted("/print/12"), article()).links();

    assertThat(links.amp()).isEqualTo(URL.resolve("/amp/12"));
    assertThat(links.print()).isEqualTo(URL.resolve("/print/12"));
    assertThat(found(head.formatted("http://10.0.0.1/"), article()).links().print()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void hostileSurroundingsAreRemovedInBoundedTime(int kind) {
    String page =
        switch (kind) {
          case 0 -> "<div class=x><h2><a href=/1>un titre de teaser</a></h2><p>".repeat(7_000);
          case 1 -> "<div class=x><p>un texte de huit mots au moins, oui<a href=#>ok</a></div>";
          case 2 -> "<a href='?page=3'>3</a>";
          case 3 -> "<article><h1>La patinoire est ouverte</h1>";
          case 4 -> "<form><input type=email><p>un texte de huit mots au moins, oui oui";
          case 5 -> "<div class='comment legend bio promo'>a<p>";
          case 7 -> "<h3>Comments (2)</h3><p>un texte de huit mots au moins, oui oui</p>";
          case 8 -> "<div class=z><p>un texte de huit mots au moins, oui oui</div>";
          case 9 -> "<div class=y><p>Repères<form><p>un texte de huit mots, oui oui</p></form>";
          default -> "<div><p><a href=/1>un lien vers ailleurs</a><p>un extrait de texte</div>";
        };
    long start = System.nanoTime();

    int times = kind == 0 ? 1 : 25_000 / page.split("<[a-z]").length;
    assertThat(read("", article() + page.repeat(times) + article())).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }
}
