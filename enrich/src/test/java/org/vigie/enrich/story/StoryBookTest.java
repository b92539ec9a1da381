package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.topics.JsonSerde;

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

  private final Finds.BookWithStore book = new Finds.BookWithStore();

  @Test
  void copyIsInTheStoryOfItsOriginal() {
    book.add(Finds.finding(Finds.article("a", "Troyes encadre", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Logement", "Chez nous. " + DISPATCH), "inesia"));
    assertThat(book.mention("b").copyOf()).isEqualTo("a");
    assertThat(book.mention("b").story()).isEqualTo("st-a");
    assertThat(book.story(book.mention("a")))
        .satisfies(story -> assertThat(story.articles()).isEqualTo(2))
        .satisfies(story -> assertThat(story.copies()).isEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dispatch reprint late", "reprint late dispatch", "late reprint dispatch"})
  void articlePublishedFirstIsTheOriginalInWhateverOrderItIsFound(String order) {
    var minutes = Map.of("dispatch", 0, "reprint", 20, "late", 40);
    Instant seen = Finds.NOON.plus(Duration.ofHours(1));
    for (String id : order.split(" ")) {
      Instant published = Finds.NOON.plus(Duration.ofMinutes(minutes.getOrDefault(id, 0)));
      seen = seen.plusSeconds(60);
      book.add(Finds.finding(Finds.found(id, DISPATCH, published, seen), "inesia"));
    }
    assertThat(book.mention("dispatch").copyOf()).isNull();
    assertThat(book.mention("reprint").copyOf()).isEqualTo("dispatch");
    assertThat(book.mention("late").copyOf()).isEqualTo("dispatch");
    assertThat(book.mentions.values())
        .extracting(Mention::story)
        .containsOnly("st-" + order.split(" ")[0]);
    assertThat(book.story(book.mention("late")))
        .satisfies(story -> assertThat(story.copies()).isEqualTo(2))
        .satisfies(story -> assertThat(story.title()).isEqualTo("Titre dispatch"));
    assertThat(book.counts.values()).allMatch(totals -> totals.articles() == 3);
  }

  @Test
  void dateWithoutATimeIsNotEarlierThanTheDispatchOfThatDay() {
    Instant seen = Finds.NOON.plus(Duration.ofHours(1));
    book.add(Finds.finding(Finds.found("a", DISPATCH, Finds.NOON, seen), "inesia"));
    Instant midnightInParis = Instant.parse("2025-02-11T23:00:00Z");
    book.add(
        Finds.finding(Finds.found("b", DISPATCH, midnightInParis, seen.plusSeconds(1)), "inesia"));
    assertThat(book.mention("a").copyOf()).isNull();
    assertThat(book.mention("b").copyOf()).isEqualTo("a");
  }

  @Test
  void anotherTextIsAnotherStory() {
    book.add(Finds.finding(Finds.article("a", "Troyes encadre", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Lorient compare", OTHER), "inesia"));
    assertThat(book.mention("b").copyOf()).isNull();
    assertThat(book.mention("b").story()).isEqualTo("st-b");
  }

  @Test
  void titlesThatSayTheSameAreOneStoryForThreeDays() {
    String title = "Troyes : un plan pour encadrer les logiciels de logement";
    String same = "Logement : Troyes veut encadrer ses logiciels";
    book.add(Finds.finding(Finds.article("a", title, DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", same, OTHER), "inesia", "summit"));
    book.add(Finds.finding(Finds.article("c", same, ""), "summit"));
    Instant later = Finds.NOON.plus(Duration.ofHours(73));
    book.add(Finds.finding(Finds.article("d", title, "", later, 1), "inesia"));
    assertThat(book.mention("b").story()).isEqualTo("st-a");
    assertThat(book.mention("b").copyOf()).isNull();
    assertThat(book.mention("c").story()).as("no tag in common with the first").isEqualTo("st-a");
    assertThat(book.mention("d").story()).isEqualTo("st-d");
  }

  @Test
  void pressReviewIsACopyOfOneOfItsTexts() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Lorient", OTHER), "inesia"));
    Changes changes =
        book.add(Finds.finding(Finds.article("c", "Revue", DISPATCH + "\n\n" + OTHER), "inesia"));
    assertThat(changes.mentions())
        .extracting(mention -> mention.article().id())
        .containsExactly("c");
    assertThat(book.mention("b").copyOf()).isNull();
    assertThat(book.mention("c").copyOf()).isEqualTo("a");
    book.add(Finds.finding(Finds.article("d", "Hôpitaux", OTHER), "inesia"));
    assertThat(book.mention("d").copyOf()).as("the text, not the press review").isEqualTo("b");
    assertThat(book.mention("d").story()).isEqualTo("st-b");
  }

  @Test
  void copyIsFoundWhateverLanguageItsFeedDeclares() {
    String title = "Troyes : un plan pour encadrer les logiciels de logement";
    book.add(Finds.finding(Finds.article("a", title, DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Logement", DISPATCH).inLanguage("en"), "inesia"));
    book.add(Finds.finding(Finds.article("c", title, "").inLanguage("en"), "inesia"));
    assertThat(book.mention("b").copyOf()).isEqualTo("a");
    assertThat(book.mention("c").story()).as("another text").isEqualTo("st-c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " selon mot%1$d autre%1$d"})
  void headlinesOfOneEventAreOneStoryHoweverManyThereAre(String wording) {
    for (int i = 0; i < 20; i++) {
      String title = "sujet%1$d lieu%1$d heure%1$d fait%1$d".formatted(i);
      book.add(Finds.finding(Finds.article("other" + i, title, ""), "inesia"));
    }
    for (int i = 0; i < 40; i++) {
      String title = "Troyes plan logiciels logement" + wording.formatted(i);
      book.add(Finds.finding(Finds.article("event" + i, title, ""), "inesia"));
    }
    assertThat(book.stories.keySet()).hasSize(21).contains("st-event0");
    assertThat(book.story(book.mention("event39")).articles()).isEqualTo(40);
  }

  @Test
  void storyGoesOnWhoseFirstArticleIsWithdrawn() {
    String title = "Troyes : un plan pour encadrer les logiciels de logement";
    book.add(Finds.finding(Finds.article("a", title, ""), "inesia"));
    book.add(Finds.finding(Finds.article("b", title, ""), "inesia"));
    book.add(Finds.finding(Finds.article("a", title, "", Finds.NOON, 2)));
    book.add(Finds.finding(Finds.article("c", title, ""), "inesia"));
    assertThat(book.mention("c").story()).isEqualTo("st-a");
    assertThat(book.story(book.mention("c")).articles()).isEqualTo(2);
  }

  @Test
  void storyGoesOnWhoseFirstReprintIsWithdrawn() {
    var reprint = new Pickup("r", Pickup.Kind.REPRINT, 0.5, 0.9, 1, false, List.of());
    book.add(Finds.finding(Finds.article("a", "Un sommet", ""), reprint));
    book.add(Finds.finding(Finds.article("b", "Trois piliers", ""), reprint));
    book.add(Finds.finding(Finds.article("a", "Un sommet", "", Finds.NOON, 2)));
    book.add(Finds.finding(Finds.article("c", "Deux mois", ""), reprint));
    assertThat(book.mention("c").story()).isEqualTo("st-a");
  }

  @Test
  void storyOfManyArticlesTellsWhatALateOneAdds() {
    for (int i = 0; i <= Story.LISTED; i++) {
      Instant at = Finds.NOON.plusSeconds(i);
      book.add(Finds.finding(Finds.found("a" + i, DISPATCH, at, at), "inesia"));
    }
    var reprint = new Pickup("r", Pickup.Kind.REPRINT, 0.5, 0.9, 1, false, List.of());
    Instant late = Finds.NOON.plusSeconds(Story.LISTED + 1);
    book.add(Finds.finding(Finds.found("late", DISPATCH, late, late), reprint, "summit"));
    assertThat(book.story(book.mention("late")))
        .satisfies(story -> assertThat(story.articles()).isEqualTo(Story.LISTED + 2))
        .satisfies(story -> assertThat(story.members()).hasSize(Story.LISTED))
        .satisfies(story -> assertThat(story.tags()).containsExactly("inesia", "summit"))
        .satisfies(story -> assertThat(story.pickup()).isEqualTo(Pickup.Kind.REPRINT));
  }

  @Test
  void storyOfLongTitlesFitsIntoARecord() {
    for (int i = 0; i < Story.LISTED; i++) {
      Instant at = Finds.NOON.plusSeconds(i);
      Article found = Finds.found("a" + i, DISPATCH, at, at);
      book.add(Finds.finding(titled(found, "本".repeat(999) + i), "inesia"));
    }
    Story story = book.story(book.mention("a0"));

    assertThat(JsonSerde.of(Story.class).serializer().serialize("", story))
        .hasSizeBetween(500_000, 600_000);
    assertThat(story.members()).hasSizeLessThan(Story.LISTED);
    assertThat(story.articles()).isEqualTo(Story.LISTED);
    assertThat(story.members().getFirst().article()).isEqualTo("a0");
  }

  private static Article titled(Article it, String title) {
    return new Article(
        it.id(),
        it.url(),
        it.link(),
        title,
        it.summary(),
        it.text(),
        it.authors(),
        it.categories(),
        it.outlet(),
        it.language(),
        it.published(),
        it.publishedRaw(),
        it.seen(),
        it.feed(),
        it.guid(),
        it.revision(),
        it.changes(),
        it.page());
  }

  @Test
  void undatedArticleKeepsTheTimeOfItsFirstRevision() {
    Instant hour = Finds.NOON.plus(Duration.ofHours(1));
    Instant nextDay = Finds.NOON.plus(Duration.ofDays(1));
    book.add(Finds.finding(Finds.found("a", DISPATCH, null, Finds.NOON), "inesia"));
    book.add(Finds.finding(Finds.found("b", DISPATCH, null, hour), "inesia"));
    var counts = Map.copyOf(book.counts);
    book.add(Finds.finding(Finds.found("a", DISPATCH, null, nextDay, 2), "inesia"));
    assertThat(book.counts).isEqualTo(counts);
    assertThat(book.story(book.mention("a")).members().getFirst())
        .satisfies(first -> assertThat(first.article()).isEqualTo("a"))
        .satisfies(first -> assertThat(first.seen()).isEqualTo(Finds.NOON));
    assertThat(book.story(book.mention("a")).updated()).isEqualTo(nextDay);
  }

  @Test
  void revisionKeepsItsStoryAndCorrectsIt() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia", "summit"));
    book.add(Finds.finding(Finds.article("a", "Troyes recule", OTHER, Finds.NOON, 2), "summit"));
    assertThat(book.mention("a").story()).isEqualTo("st-a");
    assertThat(book.story(book.mention("a")).tags()).containsExactly("summit");
    assertThat(book.story(book.mention("a")).title()).isEqualTo("Troyes recule");
    assertThat(book.counts.keySet()).extracting(Counts.Cell::tag).doesNotContain("inesia");
  }

  @Test
  void revisionThatSaysNothingAnyMoreEmptiesItsStory() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("a", "Troyes", OTHER, Finds.NOON, 2)));
    assertThat(book.mention("a").tags()).isEmpty();
    assertThat(book.story(book.mention("a")).articles()).isZero();
    assertThat(book.counts).isEmpty();
  }

  @Test
  void olderRevisionThatComesLateChangesNothing() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH, Finds.NOON, 2), "inesia"));
    Changes late = book.add(Finds.finding(Finds.article("a", "Vieux", OTHER), "summit"));
    assertThat(late)
        .isEqualTo(
            new Changes(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of()));
  }

  @Test
  void duplicateIsNeitherCountedNorInAStory() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    var counts = Map.copyOf(book.counts);
    book.add(Finds.finding(Finds.article("b", "Troyes", ""), "inesia").asDuplicateOf("a"));
    assertThat(book.mention("b").duplicateOf()).isEqualTo("a");
    assertThat(book.mention("b").story()).isEqualTo("st-a");
    assertThat(book.story(book.mention("a")).articles()).isEqualTo(1);
    assertThat(book.counts).isEqualTo(counts);
  }

  @Test
  void countedArticleIsNoDuplicateOfALaterOneWithItsTitle() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Autre titre", ""), "inesia"));
    book.add(Finds.finding(Finds.article("a", "Troyes", "", Finds.NOON, 2)).asDuplicateOf("b"));
    assertThat(book.mention("a").duplicateOf()).isNull();
    assertThat(book.mention("a").tags()).isEmpty();
    assertThat(book.counts.values()).allMatch(totals -> totals.articles() == 1);

    Instant later = Finds.NOON.plus(Duration.ofDays(31));
    book.forget(later);
    book.add(Finds.finding(Finds.article("c", "Troyes", ""), "inesia"), later);
    Finding again = Finds.finding(Finds.article("b", "Troyes", "", Finds.NOON, 2), "inesia");
    assertThat(book.add(again.asDuplicateOf("c"), later).mentions()).isEmpty();
  }

  @Test
  void duplicateThatSaysMoreIsToldUnderTheFirstSighting() {
    book.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    book.add(
        Finds.finding(Finds.article("b", "Troyes", DISPATCH), "inesia", "summit")
            .asDuplicateOf("a"));
    assertThat(book.mention("a").tagIds()).containsExactly("inesia", "summit");
    assertThat(book.mention("a").duplicateOf()).isNull();
    assertThat(book.story(book.mention("a")).articles()).isEqualTo(1);
  }

  @Test
  void duplicateOfAnArticleThatSaidNothingIsToldUnderItsName() {
    book.add(Finds.finding(Finds.article("a", "Troyes", "")));
    book.add(Finds.finding(Finds.article("b", "Troyes", DISPATCH), "inesia").asDuplicateOf("a"));
    assertThat(book.mention("a").story()).isEqualTo("st-a");
    assertThat(book.mention("b").duplicateOf()).isEqualTo("a");
    assertThat(book.story(book.mention("a")).articles()).isEqualTo(1);
  }

  @Test
  void thinRevisionOfTheFirstSightingLeavesTheDuplicatesText() {
    book.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    book.add(duplicate("b", DISPATCH, 1, "inesia", "summit"));
    book.add(Finds.finding(Finds.article("a", "Troyes encadre", "", Finds.NOON, 2), "inesia"));
    assertThat(book.mention("a").tagIds()).containsExactly("inesia", "summit");
    book.add(
        Finds.finding(Finds.article("a", "Troyes", DISPATCH + OTHER, Finds.NOON, 3), "inesia"));
    assertThat(book.mention("a").tagIds()).as("longer").containsExactly("inesia");
  }

  @Test
  void correctionOfTheDuplicateIsToldEvenIfItIsShorter() {
    book.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    book.add(duplicate("b", DISPATCH, 1, "inesia", "summit"));
    book.add(duplicate("b", OTHER, 2, "summit"));
    assertThat(book.mention("a").tagIds()).containsExactly("summit");
    book.add(duplicate("c", "", 2, "inesia"));
    assertThat(book.mention("a").tagIds()).as("shorter, of another feed").containsExactly("summit");
  }

  @Test
  void shortRevisionWithAPickupIsToldAfterALongerDuplicate() {
    book.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    book.add(duplicate("b", DISPATCH, 1, "inesia"));
    var quote = new Pickup("r", Pickup.Kind.QUOTE, 0.1, 0.5, 1, false, List.of());
    Article revised = Finds.article("a", "Troyes", "", Finds.NOON, 2);
    Changes changes = book.add(Finds.finding(revised, quote, "inesia"));
    assertThat(book.mention("a").pickup()).isEqualTo(quote);
    assertThat(changes.pickups()).hasSize(1);
    book.add(duplicate("b", DISPATCH, 2, "inesia"));
    assertThat(book.mention("a").pickup()).as("longer, but without it").isEqualTo(quote);
  }

  @Test
  void mentionIsWithdrawnWhenTheLongerDuplicateIs() {
    book.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    book.add(duplicate("b", DISPATCH, 1, "inesia"));
    book.add(Finds.finding(Finds.article("a", "Troyes", "", Finds.NOON, 2)));
    assertThat(book.mention("a").tags()).as("b still says so").isNotEmpty();
    book.add(duplicate("c", OTHER, 2));
    assertThat(book.mention("a").tags()).as("c never said so").isNotEmpty();
    book.add(duplicate("b", OTHER, 2));
    assertThat(book.mention("a").tags()).isEmpty();
    assertThat(book.mention("b").tags()).isEmpty();
    assertThat(book.counts).isEmpty();
    book.add(Finds.finding(Finds.article("a", "Troyes", "", Finds.NOON, 3), "inesia"));
    assertThat(book.mention("a").tagIds()).containsExactly("inesia");
  }

  private static Finding duplicate(String id, String text, int revision, String... tags) {
    Article article = Finds.article(id, "Troyes", text, Finds.NOON, revision);
    return Finds.finding(article, tags).asDuplicateOf("a");
  }

  @Test
  void ownArticleIsCountedApartAndInNoStory() {
    book.add(Finds.own(Finds.finding(Finds.article("a", "Chez nous", DISPATCH), "inesia")));
    book.add(Finds.finding(Finds.article("b", "Troyes", DISPATCH), "inesia"));
    assertThat(book.stories.keySet()).containsExactly("st-b");
    assertThat(book.mention("b").copyOf()).isNull();
    assertThat(book.counts.values()).containsOnly(new Counts.Totals(1, 1, 1));
  }

  @Test
  void reprintsOfOneReleaseAreOneStoryAndPublishedAsPickups() {
    var reprint = new Pickup("r", Pickup.Kind.REPRINT, 0.5, 0.9, 1, false, List.of());
    book.add(Finds.finding(Finds.article("a", "Un sommet", DISPATCH), reprint, "summit"));
    Changes changes =
        book.add(Finds.finding(Finds.article("b", "Trois piliers", OTHER), reprint, "inesia"));
    assertThat(book.mention("b").story()).isEqualTo("st-a");
    assertThat(changes.pickups()).singleElement().matches(pickup -> pickup.story().equals("st-a"));
    assertThat(book.story(book.mention("a")).pickup()).isEqualTo(Pickup.Kind.REPRINT);
  }

  @Test
  void knowsAfterARestartWhatItKnew() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    book.reopen();
    book.add(Finds.finding(Finds.article("b", "Logement", DISPATCH), "inesia"));
    assertThat(book.mention("b").copyOf()).isEqualTo("a");
  }

  @Test
  void aStoryStaysCountedWhereItsFirstArticleWasAfterThatIsForgotten() {
    Instant second = Finds.NOON.plus(Duration.ofDays(2));
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Logement", DISPATCH, second, 1), "inesia"), second);
    Instant later = Finds.NOON.plus(Duration.ofDays(31));
    assertThat(book.forget(later)).containsExactly("a");
    int stories = stories();

    book.add(Finds.finding(Finds.article("b", "Logement", "", second, 2)), later);

    assertThat(stories()).isEqualTo(stories).isPositive();
    assertThat(book.counts.values())
        .allSatisfy(each -> assertThat(each.stories()).isNotNegative())
        .allSatisfy(each -> assertThat(each.articles()).isNotNegative());
  }

  @Test
  void aStoryIsCountedAtTheFirstArticleWithATagAfterOtherArticlesAreForgotten() {
    Instant second = Finds.NOON.plus(Duration.ofDays(2));
    Instant third = Finds.NOON.plus(Duration.ofDays(4));
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    book.add(Finds.finding(Finds.article("b", "Logement", DISPATCH, second, 1), "inesia"), second);
    book.add(Finds.finding(Finds.article("c", "Refus", DISPATCH, third, 1), "inesia"), third);
    assertThat(book.forget(second.plus(Duration.ofDays(29)))).containsExactly("a");
    assertThat(book.forget(second.plus(Duration.ofDays(31)))).containsExactly("b");
    var counts = Map.copyOf(book.counts);

    Instant later = second.plus(Duration.ofDays(31));
    book.add(Finds.finding(Finds.article("c", "Refus", DISPATCH, third, 2), "summit"), later);
    book.add(Finds.finding(Finds.article("c", "Refus", DISPATCH, third, 3), "inesia"), later);

    assertThat(book.counts).as("a tag that came and went").isEqualTo(counts);
    book.add(Finds.finding(Finds.article("c", "Refus", "", third, 4), "summit"), later);
    assertThat(book.counts)
        .as("the story's first article with the tag")
        .anySatisfy(
            (cell, totals) -> {
              assertThat(cell.tag()).isEqualTo("summit");
              assertThat(totals).isEqualTo(new Counts.Totals(1, 1, 0));
            });
    assertThat(book.forget(third.plus(Duration.ofDays(31)))).containsExactly("c");
    assertThat(book.compared).isEmpty();
  }

  private int stories() {
    return book.counts.values().stream().mapToInt(Counts.Totals::stories).sum();
  }

  @Test
  void forgetsAfterAMonthAndComparesForAWeek() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    assertThat(book.forget(Finds.NOON.plus(Duration.ofDays(8)))).isEmpty();
    book.add(Finds.finding(Finds.article("b", "Logement", DISPATCH), "inesia"));
    assertThat(book.mention("b").copyOf()).isNull();
    assertThat(book.compared.keySet()).containsExactly("b");
    Instant later = Finds.NOON.plus(Duration.ofDays(31));
    assertThat(book.forget(later)).containsExactlyInAnyOrder("a", "b");
    assertThat(book.stories).isEmpty();
  }

  @Test
  void revisionOfAForgottenArticleIsIgnored() {
    book.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"));
    var counts = Map.copyOf(book.counts);
    Instant later = Finds.NOON.plus(Duration.ofDays(31));
    book.forget(later);
    Article revised = Finds.article("a", "Troyes recule", DISPATCH, Finds.NOON, 2);
    assertThat(book.add(Finds.finding(revised, "inesia"), later).mentions()).isEmpty();
    assertThat(book.counts).isEqualTo(counts);
  }

  @Test
  void undatedArticleIsForgottenToo() {
    book.add(Finds.finding(Finds.found("a", DISPATCH, null, Finds.NOON), "inesia"));
    book.add(duplicate("b", "", 1, "inesia"));
    Instant later = Finds.NOON.plus(Duration.ofDays(31));
    book.forget(later);
    book.reopen();
    for (String id : List.of("a", "b")) {
      Article revised = Finds.found(id, DISPATCH, null, later, 2);
      assertThat(book.add(Finds.finding(revised, "inesia")).mentions()).as(id).isEmpty();
    }
  }

  @Test
  void oldArticleThatMatchesForTheFirstTimeIsToldAsANewOne() {
    Instant later = Finds.NOON.plus(Duration.ofDays(31));
    book.add(Finds.finding(Finds.article("a", "Troyes", "")), later);
    Article page =
        Finds.article("a", "Troyes", DISPATCH, Finds.NOON, 3)
            .with(new PageOutcome(PageOutcome.Kind.WHOLE, "the text is that of the page"));
    book.add(Finds.finding(page, "inesia"), later);
    assertThat(book.mention("a").story()).isEqualTo("st-a");
  }

  @Test
  void duplicateOfADuplicateIsOneOfTheFirstSighting() {
    book.add(Finds.finding(Finds.article("a", "Troyes", ""), "inesia"));
    book.add(duplicate("b", "", 1, "inesia"));
    Article third = Finds.article("c", "Troyes", "", Finds.NOON, 1);
    book.add(Finds.finding(third, "inesia").asDuplicateOf("b"));
    assertThat(book.mention("c").duplicateOf()).isEqualTo("a");
    assertThat(book.story(book.mention("a")).articles()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b c", "c a b"})
  void copyOfACopyIsInTheStoryOfTheOriginal(String order) {
    var texts =
        Map.of(
            "a", words("agence", 0, 400),
            "b", words("agence", 0, 200) + words("journal", 0, 250),
            "c", words("agence", 0, 100) + words("journal", 0, 250));
    Instant seen = Finds.NOON.plus(Duration.ofHours(1));
    for (String id : List.of("a", "b", "c")) {
      seen = seen.plusSeconds(60);
      Instant published = Finds.NOON.plusSeconds(order.indexOf(id));
      String text = texts.getOrDefault(id, "");
      book.add(Finds.finding(Finds.found(id, text, published, seen), "inesia"));
    }
    assertThat(book.mentions.values()).extracting(Mention::story).containsOnly("st-a");
    assertThat(book.mention("b").copyOf()).isEqualTo("a");
    assertThat(book.mention("a").copyOf()).as("shares too little with c").isNull();
  }

  private static String words(String kind, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> kind + i + " ").collect(Collectors.joining());
  }

  @Test
  void tooManyArticlesAreComparedForLessThanAWeek() {
    var small = new Finds.BookWithStore(300);
    small.add(Finds.finding(Finds.article("a", "Troyes", DISPATCH), "inesia"), Finds.NOON);
    Instant later = Finds.NOON.plusSeconds(1);
    small.add(Finds.finding(Finds.article("b", "Lorient", OTHER), "inesia"), later);
    assertThat(
            small
                .add(
                    Finds.finding(Finds.article("c", "Logement", DISPATCH), "inesia"),
                    later.plusSeconds(1))
                .faded())
        .containsExactly("a");
    assertThat(small.mention("c").copyOf()).isEqualTo("a");
    assertThat(small.compared.keySet()).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void sameFindingsInTheSameOrderSayTheSame() {
    var other = new Finds.BookWithStore();
    for (String id : List.of("a", "b", "c", "d")) {
      Mention one = say(book, id);
      other.reopen();
      assertThat(say(other, id)).isEqualTo(one);
    }
    assertThat(other.stories).isEqualTo(book.stories);
  }

  private static Mention say(Finds.BookWithStore book, String id) {
    String text = id.compareTo("b") > 0 ? DISPATCH : OTHER;
    return book.add(Finds.finding(Finds.article(id, "Titre " + id, text), "inesia"))
        .mentions()
        .getLast();
  }
}
