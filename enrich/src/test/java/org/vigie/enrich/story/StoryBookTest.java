package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

class StoryBookTest {
  private static final String DISPATCH =
      "La ville de Troyes a présenté mardi un plan de contrôle des logiciels qui trient les"
          + " demandes de logement, après six mois d'essais menés avec deux laboratoires de la"
          + " région.\n\n"
          + "Les élus veulent que chaque refus puisse être relu par un agent et que les critères"
          + " soient publics.";
  private static final String OTHER =
      "Un atelier réunira jeudi à Lorient des chercheurs venus de six pays pour comparer leurs"
          + " façons de mesurer la fiabilité des assistants vocaux employés dans les hôpitaux"
          + " bretons.";

  private final Finds.Desk desk = new Finds.Desk();

  @Test
  void copyIsInTheStoryOfItsOriginal() {
    desk.add(Finds.finding(Finds.article("a", "Troyes encadre", DISPATCH), "inesia"));
    desk.add(Finds.finding(Finds.article("b", "Logement", "Chez nous. " + DISPATCH), "inesia"));
    assertThat(desk.mention("b").copyOf()).isEqualTo("a");
    assertThat(desk.mention("b").story()).isEqualTo("st-a");
    assertThat(desk.story(desk.mention("a")))
        .satisfies(story -> assertThat(story.articles()).isEqualTo(2))
        .satisfies(story -> assertThat(story.copies()).isEqualTo(1));
  }

  @Test
  void anotherTextIsAnotherStory() {
    desk.add(Finds.finding(Finds.article("a", "Troyes encadre", DISPATCH), "inesia"));
    desk.add(Finds.finding(Finds.article("b", "Lorient compare", OTHER), "inesia"));
    assertThat(desk.mention("b").copyOf()).isNull();
    assertThat(desk.mention("b").story()).isEqualTo("st-b");
  }

  @Test
  void titlesThatSayTheSameAreOneStoryForThreeDays() {
    String title = "Troyes : un plan pour encadrer les logiciels de logement";
    String same = "Logement : Troyes veut encadrer ses logiciels";
    desk.add(Finds.finding(Finds.article("a", title, DISPATCH), "inesia"));
    desk.add(Finds.finding(Finds.article("b", same, OTHER), "inesia", "summit"));
    desk.add(Finds.finding(Finds.article("c", same, ""), "summit"));
    Instant later = Finds.NOON.plus(Duration.ofHours(73));
    desk.add(Finds.finding(Finds.article("d", title, "", later, 1), "inesia"));
    assertThat(desk.mention("b").story()).isEqualTo("st-a");
    assertThat(desk.mention("b").copyOf()).isNull();
    assertThat(desk.mention("c").story()).as("no tag in common with the first").isEqualTo("st-a");
    assertThat(desk.mention("d").story()).isEqualTo("st-d");
  }

  @Test
  void articleThatRepeatsTwoTextsMakesThemOne() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    desk.add(Finds.finding(Finds.article("b", "Lorient", OTHER), "inesia"));
    Changes changes =
        desk.add(Finds.finding(Finds.article("c", "Revue", DISPATCH + "\n\n" + OTHER), "inesia"));
    assertThat(changes.mentions())
        .extracting(mention -> mention.article().id())
        .containsExactly("b", "c");
    assertThat(desk.mention("b").copyOf()).isEqualTo("a");
    assertThat(desk.mention("b").story()).as("a story's id never changes").isEqualTo("st-b");
    assertThat(desk.mention("c").copyOf()).isEqualTo("a");
    assertThat(desk.story(desk.mention("b")).copies()).isEqualTo(1);
  }

  @Test
  void revisionKeepsItsStoryAndCorrectsIt() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia", "summit"));
    desk.add(Finds.finding(Finds.article("a", "Troyes recule", OTHER, Finds.NOON, 2), "summit"));
    assertThat(desk.mention("a").story()).isEqualTo("st-a");
    assertThat(desk.story(desk.mention("a")).tags()).containsExactly("summit");
    assertThat(desk.story(desk.mention("a")).title()).isEqualTo("Troyes recule");
    assertThat(desk.counts.keySet()).extracting(Counts.Cell::tag).doesNotContain("inesia");
  }

  @Test
  void revisionThatSaysNothingAnyMoreEmptiesItsStory() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    desk.add(Finds.finding(Finds.article("a", "Troyes", OTHER, Finds.NOON, 2)));
    assertThat(desk.mention("a").tags()).isEmpty();
    assertThat(desk.story(desk.mention("a")).articles()).isZero();
    assertThat(desk.counts).isEmpty();
  }

  @Test
  void olderRevisionThatComesLateChangesNothing() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH, Finds.NOON, 2), "inesia"));
    Changes late = desk.add(Finds.finding(Finds.article("a", "Vieux", OTHER), "summit"));
    assertThat(late).isEqualTo(new Changes(List.of(), List.of(), List.of(), List.of(), Map.of()));
  }

  @Test
  void duplicateIsNeitherCountedNorInAStory() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    var counts = Map.copyOf(desk.counts);
    desk.add(Finds.finding(Finds.article("b", "Troyes", ""), "inesia").asDuplicateOf("a"));
    assertThat(desk.mention("b").duplicateOf()).isEqualTo("a");
    assertThat(desk.mention("b").story()).isEqualTo("st-a");
    assertThat(desk.story(desk.mention("a")).articles()).isEqualTo(1);
    assertThat(desk.counts).isEqualTo(counts);
  }

  @Test
  void duplicateThatSaysMoreIsToldUnderTheFirstSighting() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    desk.add(
        Finds.finding(Finds.article("b", "Troyes", DISPATCH), "inesia", "summit")
            .asDuplicateOf("a"));
    assertThat(desk.mention("a").tagIds()).containsExactly("inesia", "summit");
    assertThat(desk.mention("a").duplicateOf()).isNull();
    assertThat(desk.story(desk.mention("a")).articles()).isEqualTo(1);
  }

  @Test
  void duplicateOfAnArticleThatSaidNothingIsToldUnderItsName() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", "")));
    desk.add(Finds.finding(Finds.article("b", "Troyes", DISPATCH), "inesia").asDuplicateOf("a"));
    assertThat(desk.mention("a").story()).isEqualTo("st-a");
    assertThat(desk.mention("b").duplicateOf()).isEqualTo("a");
    assertThat(desk.story(desk.mention("a")).articles()).isEqualTo(1);
  }

  @Test
  void ownArticleIsCountedApartAndInNoStory() {
    desk.add(Finds.own(Finds.finding(Finds.article("a", "Chez nous", DISPATCH), "inesia")));
    desk.add(Finds.finding(Finds.article("b", "Troyes", DISPATCH), "inesia"));
    assertThat(desk.stories.keySet()).containsExactly("st-b");
    assertThat(desk.mention("b").copyOf()).isNull();
    assertThat(desk.counts.values()).containsOnly(new Counts.Totals(1, 1, 1));
  }

  @Test
  void reprintsOfOneReleaseAreOneStoryAndPublishedAsPickups() {
    var reprint = new Pickup("r", Pickup.Kind.REPRINT, 0.5, 0.9, 1, false, List.of());
    desk.add(Finds.finding(Finds.article("a", "Un sommet", DISPATCH), reprint, "summit"));
    Changes changes =
        desk.add(Finds.finding(Finds.article("b", "Trois piliers", OTHER), reprint, "inesia"));
    assertThat(desk.mention("b").story()).isEqualTo("st-a");
    assertThat(changes.pickups()).singleElement().matches(pickup -> pickup.story().equals("st-a"));
    assertThat(desk.story(desk.mention("a")).pickup()).isEqualTo(Pickup.Kind.REPRINT);
  }

  @Test
  void knowsAfterARestartWhatItKnew() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    desk.reopen();
    desk.add(Finds.finding(Finds.article("b", "Logement", DISPATCH), "inesia"));
    assertThat(desk.mention("b").copyOf()).isEqualTo("a");
  }

  @Test
  void forgetsAfterAMonthAndComparesForAWeek() {
    desk.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    assertThat(desk.forget(Finds.NOON.plus(Duration.ofDays(8))).articles()).isEmpty();
    desk.add(Finds.finding(Finds.article("b", "Logement", DISPATCH), "inesia"));
    assertThat(desk.mention("b").copyOf()).isNull();
    StoryBook.Forgotten forgotten = desk.forget(Finds.NOON.plus(Duration.ofDays(31)));
    assertThat(forgotten.articles()).containsExactly("a", "b");
    assertThat(forgotten.stories()).containsExactlyInAnyOrder("st-a", "st-b");
  }

  @Test
  void sameFindingsInTheSameOrderSayTheSame() {
    var other = new Finds.Desk();
    for (String id : List.of("a", "b", "c", "d")) {
      Mention one = say(desk, id);
      other.reopen();
      assertThat(say(other, id)).isEqualTo(one);
    }
    assertThat(other.stories).isEqualTo(desk.stories);
  }

  private static Mention say(Finds.Desk desk, String id) {
    String text = id.compareTo("b") > 0 ? DISPATCH : OTHER;
    return desk.add(Finds.finding(Finds.article(id, "Titre " + id, text), "inesia"))
        .mentions()
        .getLast();
  }
}
