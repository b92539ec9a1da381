package org.vigie.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captions, credits, invitations and walls that stand among the paragraphs of an article. */
class PageCaptionsTest {
  private static final URI URL = URI.create("https://www.gazette.example/2026/verger-7");
  private static final String HEADING = "<h1>Le verger rouvre au printemps</h1>";

  private static String text(int number) {
    return "Le jardinier numéro %d a taillé hier ses pommiers. Les voisins l'ont aidé toute la"
            .formatted(number)
        + " journée, et ils cueilleront les fruits.";
  }

  private static String paragraphs(String attributes, int first, int last) {
    var paragraphs = new StringBuilder();
    for (int i = first; i <= last; i++) {
      paragraphs.append("<p ").append(attributes).append('>').append(text(i)).append("</p>");
    }
    return paragraphs.toString();
  }

  private static String read(String title, String body) {
    String html = "<html><head><title>" + title + "</title><body>" + body;
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    OpenedPage opened = Page.open(bytes, "text/html; charset=utf-8", URL);
    return opened instanceof Page page && page.article() instanceof PageArticle article
        ? article.text().value()
        : opened.toString();
  }

  private static String read(String body) {
    return read("Le verger rouvre au printemps", body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class=cap>Une échelle de porcelaine attend les jardiniers de minuit devant le mur</p>",
        "<div class=slides><div><p class=cap>Une échelle de porcelaine attend les jardiniers"
            + " de minuit</p></div></div>",
        "<div class=follow><a href=#>Suivez-nous : une échelle de porcelaine vous attend ici"
            + " chaque jour</a></div>",
        "<div class=fig><p class=cap>Une échelle de porcelaine attend les jardiniers de minuit ici</p>"
            + "<p class=cred>Photo : Ana Sol</p></div>",
        "<p>Une échelle de porcelaine devant le mur. Photo : Ana Sol</p>",
        "<p>Das ist eine Leiter. (Bild: Verein échelle de porcelaine)</p>",
        "<p>Text: Ana Sol | Bilder: échelle de porcelaine</p>",
        "<p>Le mur du verger, en juin dernier. © échelle de porcelaine / GA</p>",
        "<p>© Copyright 2026 échelle de porcelaine</p>",
        "<div class=nl><h4>Garten-Newsletter</h4><p>Jeden Morgen eine échelle de porcelaine."
            + "<p>Gratis, und jederzeit kündbar, sagt das Haus der porcelaine den Lesern.</div>",
      })
  void aCaptionIsNotTheText(String caption) {
    String body =
        "<div class=t>" + paragraphs("class=x", 1, 3) + caption + paragraphs("class=x", 4, 6);

    assertThat(read(HEADING + body + "</div>"))
        .contains(text(1), text(3), text(4), text(6))
        .doesNotContain("porcelaine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class=last>Une échelle de porcelaine attend les jardiniers de minuit devant le mur.</p>",
        "<p class=x>Une échelle de porcelaine attend les jardiniers de minuit devant le mur</p>",
        "<blockquote><p class=q>Une échelle de porcelaine attend les jardiniers de minuit</p>"
            + "</blockquote>",
        "<ul class=l><li>Une échelle de porcelaine, offerte par les jardiniers de la ville</ul>",
        "<p>Es ergibt sich ein klares Bild: Alle wollen eine échelle de porcelaine.</p>",
        "<p>Le plan tient en trois images : une échelle de porcelaine, un mur, un verger.</p>",
        "<p>© porcelaine</p>",
        "<p class=l>Je passe devant votre échelle de porcelaine chaque jour à neuf heures</p><p"
            + " class=l>Vous me dites bonjour et moi aussi je vous dis bonjour</p>",
        "<p class=l>Vous me dites bonjour et moi aussi je vous dis bonjour</p><p class=m>Je passe"
            + " devant votre échelle de porcelaine chaque jour à neuf heures</p>",
        "<div class=y><h3>Pourquoi notre newsletter a changé le verger</h3><p>Une échelle de porcelaine"
            + " attend les jardiniers de minuit.</div>",
        "<p>Les voisins sont venus de toute la ville avec leurs échelles, leurs paniers et leurs"
            + " enfants, et ils ont attendu toute la matinée devant le mur que le jardinier leur ouvre"
            + " la porte du verger. (Photo : porcelaine)",
        "<p>Une échelle de porcelaine attend les jardiniers de minuit devant le mur</p>",
        "<div class=y><p class=x>Une échelle de porcelaine attend les jardiniers de minuit"
            + "<p class=x>Deux échelles attendent les jardiniers de midi devant le mur</p></div>",
      })
  void aLineOfTheArticleIsNoCaption(String line) {
    String body =
        "<div class=t>" + paragraphs("class=x", 1, 3) + line + paragraphs("class=x", 4, 6);

    assertThat(read(HEADING + body + "</div>")).contains("porcelaine");
  }

  @Test
  void aLineInAPartLikeTheOthersIsNoCaption() {
    String part = "<div class=part><p class=z>%s</p></div>";
    String line = part.formatted("Une échelle de porcelaine attend les jardiniers de minuit ici");
    String body = part.formatted(text(1)).replace(" class=z", "").repeat(5) + line;

    assertThat(read(HEADING + "<div>" + body + "</div>")).contains("porcelaine");
  }

  @Test
  void aTableBesideTheTextIsABox() {
    String table = "<table align=RIGHT><tr><td><b>Entendu</b><br>%s</td></tr></table>";
    String box = table.formatted("Une échelle de porcelaine, voilà ce qui manque à ce verger.");
    String body = "<div>" + paragraphs("", 1, 1) + box + paragraphs("", 2, 5) + "</div>";

    assertThat(read(HEADING + body)).contains(text(1), text(5)).doesNotContain("porcelaine");
    assertThat(read(HEADING + body.replace("RIGHT", "center"))).contains("porcelaine");
    assertThat(read(HEADING + body.replace("Une échelle", text(7).repeat(6))))
        .contains("jardinier");
  }

  @Test
  void theTextOfATeaserBetweenParagraphsGoesWithItsLink() {
    String teaser =
        "<section class='ep ep-rel'><h3 class=ep_t>Lire aussi</h3><article class='c c-d'><h2"
            + " class=c_t><a href=/8>L'échelle de porcelaine du voisin</a></h2><p class=c_d>Une échelle"
            + " de porcelaine attend les jardiniers de minuit devant le mur, et le voisin dit que ce"
            + " n'est pas lui qui l'a mise là.</p></article></section>";
    String body = "<div>" + paragraphs("", 1, 3) + teaser + paragraphs("", 4, 6) + "</div>";

    assertThat(read(HEADING + body)).contains(text(3), text(4)).doesNotContain("porcelaine");
  }

  @Test
  void theEntriesOfALiveBlogAreNoComments() {
    var entries = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      entries.append("<li class=entry><h2>Acte %d</h2><p>%s</p>".formatted(i, text(i)));
      entries.append("<div><button>Partager</button></div></li>");
    }
    String lead =
        "<p class=lead>Suivez la taille des pommiers, minute après minute, en direct.</p>";
    String others = ("<p>" + text(9)).repeat(4);
    String comments = entries.toString().replace("jardinier", "lecteur");
    String meta = "<p class=meta>Par notre équipe et les agences, publié hier à 18 h 30";
    String live = HEADING + lead + meta + "<ol>" + entries + "</ol><footer>" + others + "</footer>";
    String paper = HEADING + paragraphs("", 1, 6) + "<ol>" + comments + "</ol>";

    assertThat(read(live)).contains(text(1), text(2), text(6));
    assertThat(read(paper)).contains(text(6)).doesNotContain("lecteur");
  }

  @ParameterizedTest
  @CsvSource({
    "Une échelle de porcelaine attend les jardiniers de minuit., true",
    "Une échelle de porcelaine attend (les jardiniers de la ville), false",
    "'Mis à jour hier à 18 heures par Ana Sol, notre porcelaine', false",
  })
  void theLeadBelowTheHeadingIsTheFirstText(String lead, boolean isFirst) {
    String body = "<header>%s<h2 class=sub>%s</h2></header><div class=t>%s</div>";
    String found = read(body.formatted(HEADING, lead, paragraphs("", 1, 8)));

    assertThat(found).contains(text(1), text(8));
    assertThat(found.startsWith(lead + "\n\n" + text(1))).isEqualTo(isFirst);
    assertThat(found.split("porcelaine", -1)).hasSize(isFirst ? 2 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<pre>%s\n\n%s\n\n%s</pre>", "<p>%s<br>\n%s<br>%s</p>"})
  void aTextOfSeveralLinesIsReadOnce(String markup) {
    String found = read(HEADING + markup.formatted(text(1), text(2), text(3)));

    assertThat(found.split("numéro 2", -1)).hasSize(2);
    assertThat(found).startsWith(text(1)).contains(text(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class=author-bio>Ana Sol nous écrit avec une plume de porcelaine ici.</p>",
        "<figure><figcaption><p>Ana Sol dit que l'échelle de porcelaine est à elle.</figure>",
      })
  void whatIsNoTextIsNoLead(String first) {
    String body = "<header>" + HEADING + first + "</header><div class=t>";

    assertThat(read(body + paragraphs("", 1, 8) + "</div>")).startsWith(text(1));
  }

  @Test
  void aShortNoteOfAnotherClassIsNoCaptionAmongFewParagraphs() {
    String note = "<p class=n>Une échelle de porcelaine attend les jardiniers de minuit ici</p>";
    String body = "<div>" + paragraphs("class=x", 1, 3) + note + "</div>";

    assertThat(read(HEADING + body)).contains("porcelaine");
  }

  private static String wall(String inside) {
    return "<section class=offre><p>Il vous reste 80 % de cet article à lire. La suite est pour nos"
        + " abonnés.</p><h2>Lisez la suite</h2><div><p><b>1 €</b> le premier mois, puis dix euros par"
        + " mois, sans engagement</p><ul><li>Tous les articles et les archives depuis 1978</ul>"
        + "<a href=/abonnement>Je m'abonne</a></div><div><h3>Pourquoi ce message ?</h3><p>"
        + inside
        + "</p><p>Déjà abonné ? <a href=/connexion>Connectez-vous</a> pour lire.</p></div></section>";
  }

  private static String free(int last) {
    return "<p class=lead>"
        + text(9)
        + "</p><section class=body>"
        + paragraphs("class=par", 1, last)
        + "</section>";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aWallIsNotTheText(int last) {
    String offer = "Nos journalistes travaillent, une échelle de porcelaine à la main. ".repeat(6);

    assertThat(read(HEADING + "<article>" + free(last) + wall(offer) + "</article>"))
        .contains(text(last))
        .doesNotContain("porcelaine", "engagement");
  }

  @Test
  void aPartOfTheArticleIsNoWall() {
    String long1 = "Nos jardiniers travaillent, une échelle de porcelaine à la main. ".repeat(30);
    String short1 = long1.substring(0, 700);
    String one = wall(short1).replace("/abonnement", "/verger");

    assertThat(read(HEADING + free(4) + wall(long1))).contains("porcelaine");
    assertThat(read(HEADING + free(4) + wall(short1).replace("€", "fois"))).contains("porcelaine");
    assertThat(read(HEADING + free(1) + one)).contains("porcelaine");
    assertThat(read(HEADING + free(8) + one)).doesNotContain("porcelaine");
    assertThat(read(HEADING + wall(short1) + paragraphs("", 1, 1))).contains("porcelaine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Le verger rouvre au printemps", "Pommiers : le verger rouvre enfin"})
  void theHeadingMayRepeatThePagesTitleOrNone(String title) {
    String meta = "<meta property=og:title content='Que font donc nos jardiniers cet hiver ?'>";
    String alone = "<div class=x1><p>Une échelle de porcelaine, et ce n'est pas cher.</p></div>";
    String logo = title.startsWith("Le") ? "<h1><a href=/>La Gazette</a></h1>" : "";
    String body = HEADING + paragraphs("", 1, 3) + alone + paragraphs("", 4, 5);
    String found = read(title, meta + logo + "<div>" + body + "</div>");

    assertThat(found).contains(text(5)).doesNotContain("porcelaine");
    assertThat(found.contains("printemps")).isEqualTo(logo.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a href=/abo>", "<div><a href=/abo></a>", "©", "© a", ": photo :"})
  void manyOffersAndSignsAreReadInBoundedTime(String part) {
    String body = "<article>" + paragraphs("", 1, 3) + part.repeat(50_000) + "</article>";

    Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(HEADING + body));
  }
}
