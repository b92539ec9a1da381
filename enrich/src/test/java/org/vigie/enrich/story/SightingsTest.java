package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.story.Sightings.Sighting;
import org.vigie.events.Article;

class SightingsTest {
  private static final String TITLE = "Troyes encadre ses logiciels de logement";

  private final Map<String, Sightings.Seen> kept = new HashMap<>();
  private final Sightings.SightingStore store =
      new Sightings.SightingStore() {
        @Override
        public Sightings.@Nullable Seen get(String key) {
          return kept.get(key);
        }

        @Override
        public void put(String key, Sightings.Seen seen) {
          kept.put(key, seen);
        }
      };

  @Test
  void aggregatorsEntryIsADuplicateOfTheOutletsArticle() {
    see(Finds.article("a", TITLE, "Le texte."));
    assertThat(see(aggregated("b", TITLE + " - Le Journal", Finds.NOON)))
        .isEqualTo(new Sighting.Duplicate("a", true));
  }

  @Test
  void outletsArticleIsADuplicateWhenTheAggregatorWasFirst() {
    see(aggregated("b", TITLE + " - Le Journal", Finds.NOON));
    assertThat(see(Finds.article("a", TITLE, "Le texte.")))
        .isEqualTo(new Sighting.Duplicate("b", true));
  }

  @Test
  void eightDaysLaterTheSameTitleIsAnotherArticle() {
    see(Finds.article("a", TITLE, "Le texte."));
    assertThat(see(aggregated("b", TITLE, Finds.NOON.plus(Duration.ofDays(8)))))
        .isEqualTo(new Sighting.First());
  }

  @Test
  void columnThatKeepsItsTitleIsNotADuplicate() {
    see(Finds.article("a", "L'actualité de la semaine en bref", "Lundi."));
    assertThat(see(Finds.article("b", "L'actualité de la semaine en bref", "Mardi.")))
        .isEqualTo(new Sighting.First());
    assertThat(see(aggregated("c", "En bref", Finds.NOON))).isEqualTo(new Sighting.First());
    assertThat(see(aggregated("d", "En bref", Finds.NOON.plus(Duration.ofDays(1)))))
        .isEqualTo(new Sighting.First());
  }

  @Test
  void twoAddressesOnOneSiteWithOneTextAreOneArticle() {
    see(Finds.article("a", TITLE, "Le texte."));
    assertThat(see(Finds.article("b", TITLE, "Le texte.")))
        .isEqualTo(new Sighting.Duplicate("a", true));
  }

  @Test
  void sameRevisionAgainSaysNothing() {
    see(Finds.article("a", TITLE, "Le texte."));
    assertThat(see(Finds.article("a", TITLE, "Le texte.")))
        .isEqualTo(new Sighting.Duplicate("a", false));
    assertThat(see(Finds.article("a", TITLE, "Le texte, et plus long.")))
        .as("the same address in a feed with more text")
        .isEqualTo(new Sighting.Duplicate("a", true));
  }

  @Test
  void newRevisionIsARevisionAlsoWithAnotherTitle() {
    see(Finds.article("a", TITLE, "Le texte."));
    assertThat(see(Finds.article("a", "Autre titre", "Le texte.", Finds.NOON, 2)))
        .isEqualTo(new Sighting.Revision());
    assertThat(see(aggregated("b", "Autre titre", Finds.NOON)))
        .isEqualTo(new Sighting.Duplicate("a", true));
  }

  @Test
  void changedEntryOfAnAggregatorStaysADuplicate() {
    see(Finds.article("a", TITLE, "Le texte."));
    see(aggregated("b", TITLE, Finds.NOON));
    Article changed = aggregated("b", "Un tout autre titre", Finds.NOON);
    assertThat(see(withRevision(changed, 2))).isEqualTo(new Sighting.Duplicate("a", true));
  }

  @Test
  void articleThatIsSentAgainAfterItWasForgottenIsNoDuplicateOfALaterOne() {
    Article article = Finds.article("a", TITLE, "Le texte.");
    see(article);
    kept.clear();
    see(aggregated("b", TITLE, Finds.NOON.plus(Duration.ofDays(6))));
    assertThat(see(article.sentAgain(Finds.NOON.plus(Duration.ofDays(15)))))
        .isEqualTo(new Sighting.Revision());
  }

  private Sighting see(Article article) {
    var sightings = new Sightings(store, article);
    Sighting sighting = sightings.compare();
    sightings.remember(sighting);
    return sighting;
  }

  private static Article aggregated(String id, String title, Instant published) {
    return withUrl(
        Finds.article(id, title, "", published, 1), "https://news.example/articles/" + id);
  }

  private static Article withUrl(Article a, String url) {
    return new Article(
        a.id(),
        url,
        url,
        a.title(),
        a.summary(),
        a.text(),
        List.of(),
        List.of(),
        a.outlet(),
        a.language(),
        a.published(),
        null,
        a.seen(),
        a.feed(),
        null,
        a.revision(),
        List.of(),
        null);
  }

  private static Article withRevision(Article a, int revision) {
    return new Article(
        a.id(),
        a.url(),
        a.url(),
        a.title(),
        a.summary(),
        a.text(),
        List.of(),
        List.of(),
        a.outlet(),
        a.language(),
        a.published(),
        null,
        a.seen(),
        a.feed(),
        null,
        revision,
        List.of(),
        null);
  }
}
