package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.enrich.pickup.ReleaseSamples.article;
import static org.vigie.enrich.pickup.ReleaseSamples.tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;

/** The speaker to whom an article attributes a point of a release. */
class AttributionTest {
  private static final String POINT = "l'institut n'a pas de budget";
  private static final String ANALOGY = "une COP devenue foire du pétrole";

  private final Releases releases =
      new Releases(ReleaseSamples.CESIA, List.of(ReleaseSamples.release()));

  @Test
  void takesAPointBesideOurNameForAParaphrase() {
    assertThat(kind("Le CeSIA regrette que l'institut n'a pas de budget."))
        .isEqualTo(Kind.PARAPHRASE);
    assertThat(kind("Selon Ségerie, l'institut n'a pas de budget, malgré les promesses."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void takesAPointForOursWhenItGoesOnFromUs() {
    assertThat(kind("Le CeSIA salue l'annonce. Mais l'institut n'a pas de budget, déplore-t-il."))
        .isEqualTo(Kind.PARAPHRASE);
    assertThat(kind("« Hélas ! Car l'institut n'a pas de budget. » C'est la réponse du CeSIA."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void findsOurVerbBehindAnAsideAndBeforeOurName() {
    assertThat(
            kind(
                "Le CeSIA, qui étudie depuis Paris les dangers des systèmes les plus avancés,"
                    + " déplore une erreur. Car l'institut n'a pas de budget."))
        .isEqualTo(Kind.PARAPHRASE);
    assertThat(kind("Une erreur, d'après le CeSIA. Car l'institut n'a pas de budget."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void takesAPointAccordingToHimForOursWhenWeWereNamed() {
    assertThat(
            kind("Ségerie n'a pas parlé d'argent. Mais, selon lui, l'institut n'a pas de budget."))
        .isEqualTo(Kind.PARAPHRASE);
    assertThat(kind("Ségerie n'a pas parlé d'argent. Mais l'institut n'a pas de budget."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void leavesAQuotationBehindAColonToWhoTheSentenceOpensWith() {
    assertThat(
            kind(
                "Anne Dupré a ouvert le débat avec une image de son cru : « Imaginez une COP"
                    + " devenue foire du pétrole. » Le CeSIA était dans la salle."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void takesAQuotationForWhoSpokeRightBeforeIt() {
    assertThat(kind("Le CeSIA a réagi. « Hélas, l'institut n'a pas de budget. » Il fait froid."))
        .isEqualTo(Kind.PARAPHRASE);
    assertThat(
            kind(
                "Anne Dupré y tient, assure-t-elle. « Voyez : c'est une COP devenue foire du"
                    + " pétrole. » Le CeSIA s'était excusé."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void takesAnInterviewsAnswersForOurs() {
    String interview =
        "Vous avez gagné ?\n\n"
            + "%s : Gagné, non.\n\n"
            + "Mais encore ?\n\n"
            + "Et de quoi ?\n\n"
            + "C'est que l'institut n'a pas de budget.";
    assertThat(kind(interview.formatted("C. Ségerie"))).isEqualTo(Kind.PARAPHRASE);
    assertThat(kind("Ségerie était là.\n\n" + interview.formatted("A. Dupré")))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void leavesAPointToARoleThatIsNotOurs() {
    assertThat(
            kind(
                "Fernand Boutaric tient à son image. L'élu avait comparé ce sommet à une COP"
                    + " devenue foire du pétrole."))
        .isNull();
    assertThat(
            kind(
                "La formule est d'Irène Vasseur, qui la revendique : une COP devenue foire du"
                    + " pétrole."))
        .isNull();
  }

  @Test
  void leavesAnAnalogyToWhoQuotedClaimsItBeforeWeAreNamed() {
    assertThat(
            kind(
                "Hugues Tavernier a la dent dure. « Une COP devenue foire du pétrole : l'image est"
                    + " de moi. » Le CeSIA n'a pas donné suite."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void leavesAnAnalogyToTheWriterWhoClaimsIt() {
    assertThat(
            kind(
                "J'ai une image de mon cru. Ce fut une COP devenue foire du pétrole. On m'en a"
                    + " remercié."))
        .isNull();
  }

  @Test
  void knowsWhatIsSaidFromWhoSaysIt() {
    assertThat(kind("On a dit que le Royaume Uni offrait une COP devenue foire du pétrole."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void findsTheVerbInARelativeClause() {
    assertThat(
            kind(
                "C'est une COP devenue foire du pétrole, image d'Irène Vasseur, qui la revendique"
                    + " partout."))
        .isNull();
  }

  @Test
  void keepsOurVerbWhenANameFollowsIt() {
    assertThat(kind("Le CeSIA répète que New Delhi le sait : l'institut n'a pas de budget."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void leavesAPointToThoseWhoMakeIt() {
    assertThat(
            kind(
                "Le CeSIA ouvre une école d'été à Lyon. La sénatrice Anne Dupré a dit lundi que"
                    + " l'institut n'a pas de budget."))
        .isEqualTo(Kind.MENTION);
    assertThat(
            kind(
                "Anne Dupré, invitée par le CeSIA l'an dernier, affirme que l'institut n'a pas de"
                    + " budget."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void leavesAPointFarFromOurName() {
    assertThat(
            kind(
                "Le CeSIA ouvre une école d'été. Elle est gratuite. Quarante étudiants y"
                    + " viennent. Les repas sont compris. Il pleut souvent. Enfin, l'institut n'a"
                    + " pas de budget."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void takesANoteInAListForWhatWeSay() {
    Article list =
        article("Brève", "Leurs notes à l'Inesia. Le CeSIA\u00a0: deux sur dix, et encore.");
    assertThat(releases.pickup(list, topical(list)))
        .isNotNull()
        .returns(Kind.PARAPHRASE, Pickup::kind);
  }

  @Test
  void takesWhatWeSayOnTheSubjectInTheDaysAfterForAParaphrase() {
    String text = "Le CeSIA déplore que l'Inesia parte de si loin.";
    Article soon = article("Brève", text);
    Article late = article("Brève", text, ReleaseSamples.PUBLISHED.plus(Duration.ofDays(40)));
    Article offTopic = article("Brève", "Le CeSIA déplore la fermeture du théâtre.");
    Article silent = article("Brève", "Le CeSIA reçoit un prix. L'Inesia ouvre.");

    assertThat(releases.pickup(soon, topical(soon)))
        .isNotNull()
        .returns(Kind.PARAPHRASE, Pickup::kind);
    assertThat(releases.pickup(late, topical(late)))
        .isNotNull()
        .returns(Kind.MENTION, Pickup::kind);
    assertThat(releases.pickup(silent, topical(silent)))
        .isNotNull()
        .returns(Kind.MENTION, Pickup::kind);
    assertThat(releases.pickup(offTopic, topical(offTopic)))
        .isNotNull()
        .returns(Kind.MENTION, Pickup::kind);
  }

  @RepeatedTest(20)
  void survivesTagsAndTextsOfAnyShape(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    var text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("« »\"'’.?! \n,a A selon dit Il M.".charAt(random.nextInt(31)));
    }
    Article article = article("Brève", text.toString());
    List<Tag> tags = new ArrayList<>();
    for (String tag : List.of("cesia", "inesia-unfunded", "cop-analogy", "inesia")) {
      int start = random.nextInt(390);
      int end = start + 1 + random.nextInt(9);
      String surface = text.substring(start, end);
      tags.add(new Tag(tag, tag, 1, "", Tag.Field.text, start, end, surface, surface));
    }
    assertThat(releases.pickup(article, tags))
        .as("seed %d", info.getCurrentRepetition())
        .isNotNull()
        .matches(pickup -> pickup.confidence() >= 0 && pickup.confidence() <= 1);
  }

  @Test
  void takesADenialForNoReport() {
    assertThat(kind("Le CeSIA dément avoir écrit que l'institut n'a pas de budget."))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void findsNothingInAPointThatNobodyMakesUnlessItIsOursAlone() {
    assertThat(kind("On le sait : l'institut n'a pas de budget.")).isNull();
    assertThat(kind("Un expert a trouvé la formule : une COP devenue foire du pétrole."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void leavesAnAnalogyToThoseWhoClaimIt() {
    assertThat(kind("« C'est une COP devenue foire du pétrole », ironise Anne Dupré.")).isNull();
    assertThat(kind("J'y ai vu une COP devenue foire du pétrole.")).isNull();
    assertThat(
            kind(
                "Anne Dupré a dit sa colère. C'est, a-t-elle dit, une COP devenue foire du"
                    + " pétrole."))
        .isNull();
  }

  @Test
  void takesAnAnalogyForOursWhoeverRejectsIt() {
    assertThat(
            kind(
                "« Une COP devenue foire du pétrole », selon le CeSIA. Anne Dupré a dit qu'elle"
                    + " trouvait cela injuste."))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void alwaysAsksAPersonToReviewAParaphrase() {
    Article article = article("Brève", "Le CeSIA regrette que l'institut n'a pas de budget.");
    assertThat(releases.pickup(article, tags(article))).isNotNull().matches(Pickup::toReview);
  }

  private static List<Tag> topical(Article article) {
    List<Tag> tags = new ArrayList<>(tags(article));
    addIfThere(tags, "inesia", article, "Inesia");
    return tags;
  }

  private @Nullable Kind kind(String text) {
    Article article = article("Brève", text);
    Pickup pickup = releases.pickup(article, tags(article));
    return pickup == null ? null : pickup.kind();
  }

  private static List<Tag> tags(Article article) {
    List<Tag> tags = new ArrayList<>();
    addIfThere(tags, "cesia", article, "CeSIA");
    addIfThere(tags, "segerie", article, "Ségerie");
    addIfThere(tags, "inesia-unfunded", article, POINT);
    addIfThere(tags, "cop-analogy", article, ANALOGY);
    addIfThere(tags, "cop-analogy", article, "U" + ANALOGY.substring(1));
    return tags;
  }

  private static void addIfThere(List<Tag> tags, String id, Article article, String surface) {
    if (article.text().contains(surface)) {
      tags.add(tag(id, article, surface));
    }
  }
}
