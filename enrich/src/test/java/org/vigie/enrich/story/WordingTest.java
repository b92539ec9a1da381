package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

class WordingTest {
  private static final String LEAD =
      "La ville de Troyes a présenté mardi un plan de contrôle des logiciels qui trient les"
          + " demandes de logement, après six mois d'essais menés avec deux laboratoires de la"
          + " région.\n\n";
  private static final String SECOND =
      "Les élus veulent que chaque refus puisse être relu par un agent, que les critères soient"
          + " publics et qu'un rapport annuel dise combien d'erreurs ont été corrigées.\n\n";
  private static final String THIRD =
      "L'opposition juge le calendrier trop court et demande un audit avant l'été, faute de quoi"
          + " elle saisira le tribunal administratif.";
  private static final String RELEASE =
      "nous voulons que les règles soient écrites avant que les machines ne soient allumées, et que"
          + " ceux qui les vendent répondent de leurs erreurs devant ceux qui les subissent";

  @Test
  void sameTextWithAnotherLeadAndTailIsOneText() {
    String edited =
        "À quelques kilomètres d'ici, on regarde cela de près. Nos lecteurs en parlent.\n\n"
            + LEAD.replace("é", "e").replace("è", "e")
            + SECOND;
    assertThat(wording(LEAD + SECOND + THIRD).repeats(wording(edited))).isTrue();
  }

  @Test
  void orderOfParagraphsMakesNoDifference() {
    assertThat(wording(THIRD + "\n\n" + SECOND + LEAD).repeats(wording(LEAD + SECOND + THIRD)))
        .isTrue();
  }

  @Test
  void twoTextsOfTheirOwnThatQuoteTheSamePassageAreTwo() {
    String quote = "« " + RELEASE + " »";
    assertThat(wording(LEAD + quote).repeats(wording(SECOND + quote + THIRD))).isFalse();
  }

  @Test
  void passageOfAReleaseIsTakenWithoutQuotationMarksToo() {
    String one = LEAD + RELEASE;
    String other = THIRD + " " + RELEASE;
    assertThat(wording(one, RELEASE).repeats(wording(other, RELEASE))).isFalse();
    assertThat(wording(one).repeats(wording(other)))
        .as("without the passage of the release")
        .isTrue();
  }

  @Test
  void reprintsOfTheSamePartsOfAReleaseAreOneText() {
    assertThat(
            wording(RELEASE + ". Lire aussi nos autres articles.", RELEASE)
                .repeats(wording("Communiqué. " + RELEASE, RELEASE)))
        .isTrue();
  }

  @Test
  void aShortTextAroundAQuotationIsNoCopyOfAReprint() {
    String reprint = RELEASE + ". " + SECOND;
    String own = "« " + RELEASE + " », a dit Ana Sol sur le port. Une mouette a volé ses frites.";
    String cut = "« " + RELEASE + " », a dit Ana Sol.";

    assertThat(wording(reprint, reprint).repeats(wording(own, RELEASE))).isFalse();
    assertThat(wording(reprint, reprint).repeats(wording(cut, RELEASE))).isTrue();
  }

  @Test
  void theSameTeaserIsOneTextEvenIfHalfOfItIsAQuotation() {
    String teaser =
        "Le maire de Troyes a répondu hier soir aux élus de son conseil : « Aucun logiciel ne"
            + " refusera un logement à une famille sans un agent ».";
    assertThat(wording(teaser).repeats(wording(teaser))).isTrue();
    assertThat(wording("Ana Sol vend ses frites.").repeats(wording("Ana Sol vend ses frites.")))
        .as("too short to be sure")
        .isFalse();
  }

  @Test
  void summaryOfADispatchRepeatsTheDispatch() {
    var summary = Finds.article("s", "Logement : Troyes encadre les logiciels", LEAD);
    assertThat(Wording.of(summary, null).repeats(wording(LEAD + SECOND + THIRD))).isTrue();
  }

  @Test
  void aLongTextRepeatsAShortOne() {
    String rest = IntStream.range(0, 600).mapToObj(i -> "mot" + i).collect(Collectors.joining(" "));
    assertThat(wording(LEAD + SECOND + THIRD + " " + rest).repeats(wording(LEAD))).isTrue();
  }

  @Test
  void isTheSameAfterItWasKept() {
    Wording wording = wording(LEAD + "« " + RELEASE + " »");
    Wording kept = Wording.decoded(wording.encoded());
    assertThat(kept.encoded()).isEqualTo(wording.encoded());
    assertThat(kept.repeats(wording)).isTrue();
  }

  private static Wording wording(String text) {
    return Wording.of(Finds.article("a", "Un titre", text), null);
  }

  private static Wording wording(String text, String passage) {
    int start = text.indexOf(passage);
    var place =
        new Pickup.Passage(
            Tag.Field.text, start, start + passage.length(), 0, passage.length(), "fr");
    var pickup = new Pickup("r", Pickup.Kind.QUOTE, 0.5, 0.5, 1, false, List.of(place));
    return Wording.of(Finds.article("a", "Un titre", text), pickup);
  }
}
