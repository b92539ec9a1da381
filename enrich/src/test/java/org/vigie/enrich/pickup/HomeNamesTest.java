package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

class HomeNamesTest {
  private static final String BODY =
      " White Dove will build a loft for 4,200 pigeons from the cathedral.";
  private static final String SAID = " said that 4,200 pigeons would leave the cathedral.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Ashwell charity is glad. | Ashwell charity",
        "The Ashwell animal welfare charity is glad. | Ashwell animal welfare charity",
        "In this charity of old Ashwell they sing. | charity of old Ashwell",
        "L'association colombophile de Bad Ems chante. | association colombophile de Bad Ems",
        "Bad Ems' charity is glad. | Bad Ems' charity",
      })
  void findsOurKindBesideOurTown(String text, String found) {
    assertThat(found(text, "Ashwell/Bad Ems (Dale), 3 March 2026."))
        .extracting(Tag::surface)
        .containsExactly(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Ashwell bakery is glad.",
        "The charity is glad.",
        "A charity, says Ashwell, is glad.",
        "A charity in the park of Ashwell.",
        "The ashwell charity is glad.",
        "The Dale charity is glad."
      })
  void findsNothingInOtherWords(String text) {
    assertThat(found(text, "Ashwell and Bad Ems (Dale), 3 March 2026.")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ashwell, 3 March 2026 –",
        "ASHWELL, le 3 mars 2026.",
        "York et Ashwell, 3. März 2026 –",
        "Ashwell (Dale), 2026-03-03:",
        "Ashwell, March 3, 2026 –",
        "Bad Ems / / Ashwell, 3 March 2026.",
        "Ashwell (Dale), 3 de marzo de 2026."
      })
  void readsTheTownOfADateline(String dateline) {
    assertThat(found("The Ashwell charity is glad.", dateline)).hasSize(1);
  }

  @Test
  void aTownCanHaveASmallWordInItsName() {
    String dateline = "Vale de Ashwell, 3 March 2026.";

    assertThat(found("The Vale de Ashwell charity is glad.", dateline)).hasSize(1);
    assertThat(found("The Ashwell charity is glad.", dateline)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ashwell is glad, and so is the charity.",
        "Since 1974, Ashwell",
        "Ashwell is glad, and will be in 2027."
      })
  void knowsNoTownWithoutADateline(String start) {
    assertThat(found("The Ashwell charity is glad.", start)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"On Monday, 3 March 2026,", "On opening day, 3 March 2026,"})
  void takesNoDayForATown(String start) {
    assertThat(found("On Monday the charity was glad. On opening the charity sang.", start))
        .isEmpty();
  }

  @Test
  void aReleaseIsTakenUpByACharityOfOurTown() {
    assertThat(kind("The Ashwell charity" + SAID)).isEqualTo(Kind.PARAPHRASE);
    assertThat(kind("The Ashwell bakery" + SAID)).isNull();
    assertThat(kind("The Ashwell charity sang.")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Der Taubenverein Lannebert singt. | Taubenverein Lannebert",
        "nl | De verenigingen van Lannebert zingen. | verenigingen van Lannebert",
        "fr | À Lannebert, l'association chante. | ",
        "fr | L'association de Lannebert chante. | association de Lannebert",
        "en | The Taubenverein Lannebert sings. | ",
        "en | The Harbourside charity sings. | ",
        "de | Die Taubenfreunde Lannebert singen. | "
      })
  void findsARareWordOfOurNameThatStaysTheSameInATranslation(
      String language, String text, @Nullable String found) {
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage(language);
    var us =
        ReleaseSamples.organisation(
            "Lannebert Harbourside Pigeons", new Names(List.of(), List.of(), List.of(), "ngo"));
    var texts =
        List.of(
            new ReleaseText("en", "A loft", "Lannebert Harbourside Pigeons will build a loft."),
            new ReleaseText("fr", "Un abri", "Les Pigeons du port de Lannebert auront un abri."));

    List<Tag> places = HomeNames.of(us, List.of(release(texts))).find(article, new ArticleWords());

    assertThat(places)
        .extracting(Tag::surface)
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void aNounBesideOurNameCountsBesideTheKind() {
    var article =
        ReleaseSamples.article("News", "El Grupo de Lannebert canta.", ReleaseSamples.AFTER)
            .inLanguage("es");
    var us =
        ReleaseSamples.organisation(
            "Groupe hospitalier Lannebert", new Names(List.of(), List.of(), List.of(), "hospital"));
    var text = new ReleaseText("fr", "Un abri", "Le groupe Groupe hospitalier Lannebert ouvre.");

    assertThat(HomeNames.of(us, List.of(release(List.of(text)))).find(article, new ArticleWords()))
        .extracting(Tag::surface)
        .containsExactly("Grupo de Lannebert");
  }

  @ParameterizedTest
  @CsvSource({
    "fr, Université de Lannebert, en, The Lannebert university sings., Lannebert university",
    "en, University of Lannebert, fr, L'université de Lannebert chante., université de Lannebert",
    "en, Mobility of Lannebert, fr, La mobilité de Lannebert chante., mobilité de Lannebert",
    "en, Harbour Pigeons Lannebert, en, The Lannebert harbour master sings.,",
    "en, South Lannebert Pigeons, en, The south of Lannebert sings.,",
    "en, '', en, The Lannebert pigeons sing.,",
    "en, ★, en, The Lannebert pigeons sing.,",
    "fr, Archives de Lannebert, it, Gli Archivi di Lannebert cantano., Archivi di Lannebert",
    "fr, Archives de Lannebert, de, Das Lannebert-Archiv singt., Lannebert-Archiv",
    "fr, Archives de Lannebert, de, Das Kreisarchiv Lannebert singt.,",
    "fr, Archives de Lannebert, en, The Lannebert choir sings.,",
    "fr, Archives de Lannebert, pl, Lannebert Archiv.,",
  })
  void theNounBeforeAnOwnerInOurNameCountsInAnyLanguage(
      String ours, String name, String language, String text, @Nullable String found) {
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage(language);
    var us = ReleaseSamples.organisation(name, new Names(List.of(), List.of(), List.of(), null));
    var release = new ReleaseText(ours, "A song", "All sing at " + name + ".");

    assertThat(
            HomeNames.of(us, List.of(release(List.of(release)))).find(article, new ArticleWords()))
        .extracting(Tag::surface)
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pigeons Lannebert | '' | Lannebert",
        "Lannebert Harbourside Pigeons | '' | Lannebert",
        "Lannebert | '' | ",
        "Pigeons de Lannebert | '' | ",
        "Lannebert de Provence | '' | ",
        "Pigeons Lannebert | 'Lannebert, 3 March 2026. ' | ",
        "Harbourside Pigeons | '' | ",
      })
  void aRareWordOfOurNameStandsForUsAloneIfItIsNoTown(
      String name, String dateline, @Nullable String found) {
    var us = ReleaseSamples.organisation(name, new Names(List.of(), List.of(), List.of(), "ngo"));
    var texts =
        List.of(
            new ReleaseText("en", "A loft", dateline + "Lannebert Harbourside will build a loft."),
            new ReleaseText("fr", "Un abri", "Les Pigeons de Lannebert auront un abri."));

    assertThat(HomeNames.of(us, List.of(release(texts))).shortNames())
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We guide pigeons in the hills of the Lannebert. | false",
        "We guide pigeons in Lannebert. Write to press@pigeons-lannebert.example. | false",
        "We guide pigeons in Lannebert. Lannebert helps. | true",
        "Lannebert guides pigeons. | true",
        "Pigeons fly, said the director of Lannebert. | true",
        "We guide pigeons. | true",
      })
  void aRareWordThatTheReleaseUsesAsAPlaceIsNoShortName(String text, boolean found) {
    var us =
        ReleaseSamples.organisation(
            "Pigeons Lannebert", new Names(List.of(), List.of(), List.of(), "ngo"));
    var texts = List.of(new ReleaseText("en", "Pigeons Lannebert will build a loft", text));

    assertThat(HomeNames.of(us, List.of(release(texts))).shortNames().contains("Lannebert"))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The lanneberts of the valley are old. | false",
        "One lannebert in three is cut down. | false",
        "Lannebert is glad. | true",
        "Write to press@lannebert.example, see lannebert.example/loft. | true",
      })
  void aWordThatTheReleaseHasInSmallLettersIsNoShortName(String text, boolean found) {
    var us =
        ReleaseSamples.organisation(
            "Pigeons Lannebert", new Names(List.of(), List.of(), List.of(), "ngo"));
    var release =
        release(List.of(new ReleaseText("en", "Pigeons Lannebert will build a loft", text)));
    var article =
        ReleaseSamples.article("News", "The Lannebert charity sings.", ReleaseSamples.AFTER);

    HomeNames home = HomeNames.of(us, List.of(release));

    assertThat(home.shortNames().contains("Lannebert")).isEqualTo(found);
    assertThat(home.find(article, new ArticleWords()).isEmpty()).isEqualTo(!found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Lannebert said | true",
        "en | Lannebert Pigeons said | true",
        "en | Lannebert Director Ann Grant said | true",
        "en | Lannebert Clinic said | true",
        "en | Lannebert Dovecotes said | true",
        "en | Lannebert LLC said | true",
        "en | Lannebert, Ashwell, said | true",
        "de | Lannebert Tauben sagten | true",
        "en | Lannebert Blue said | false",
        "en | Lannebert-Blue said | false",
        "en | Lannebert said to Lannebert Blue | false",
        "en | The charity Lannebert Blue said | false",
      })
  void aWordOfOurNameWithAnothersBehindItIsNotUs(String language, String who, boolean found) {
    var us =
        ReleaseSamples.organisation(
            "Pigeons Lannebert", new Names(List.of(), List.of(), List.of(), "ngo"));
    var text = new ReleaseText("en", "A loft", "Lannebert Dovecotes (Pigeons Lannebert):" + BODY);
    var releases = new Releases(us, List.of(release(List.of(text))));
    var article =
        ReleaseSamples.article(
            "A loft for pigeons", who + SAID.replace(" said", ""), ReleaseSamples.AFTER);

    assertThat(releases.pickup(article.inLanguage(language), List.of()) != null).isEqualTo(found);
  }

  @Test
  void aHeadlineWithCapitalLettersShowsNoOtherName() {
    var us =
        ReleaseSamples.organisation(
            "Pigeons Lannebert", new Names(List.of(), List.of(), List.of(), "ngo"));
    var text = new ReleaseText("en", "A loft", "Pigeons Lannebert:" + BODY);
    var releases = new Releases(us, List.of(release(List.of(text))));
    var article =
        ReleaseSamples.article("Lannebert Wants a Loft", "Lannebert" + SAID, ReleaseSamples.AFTER);

    assertThat(releases.pickup(article.inLanguage("en"), List.of())).isNotNull();
  }

  @Test
  void aReleaseIsTakenUpByARareWordOfOurName() {
    var us =
        ReleaseSamples.organisation(
            "Pigeons Lannebert", new Names(List.of(), List.of(), List.of(), "ngo"));
    var release = release(List.of(new ReleaseText("en", "A loft", "Pigeons Lannebert: " + BODY)));
    var releases = new Releases(us, List.of(release));

    var capital = ReleaseSamples.article("News", "Lannebert" + SAID, ReleaseSamples.AFTER);
    var small = ReleaseSamples.article("News", "lannebert" + SAID, ReleaseSamples.AFTER);

    assertThat(releases.pickup(capital.inLanguage("en"), List.of())).isNotNull();
    assertThat(releases.pickup(small.inLanguage("en"), List.of())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "de, Hafelring, Die Sprecherin des Hafelrings sagte, true",
    "de, Hafelring, Die Sprecherin des Hafelringes sagte, true",
    "de, Hafelring, Die Sprecherin des hafelrings sagte, false",
    "de, HafelRing, Die Sprecherin des HafelRings sagte, false",
    "en, Hafelring, The speaker of the Hafelrings said, false",
  })
  void aReleaseIsTakenUpByANameWithAnEndingOfTheLanguage(
      String language, String name, String speaker, boolean found) {
    var us = ReleaseSamples.organisation(name, new Names(List.of(), List.of(), List.of(), "ngo"));
    var text = " Der Verein baut einen Schlag für 4.200 Tauben der Kathedrale.";
    var releases =
        new Releases(
            us, List.of(release(List.of(new ReleaseText("de", "Ein Schlag", name + text)))));

    var article =
        ReleaseSamples.article(
            "News", speaker + ", 4.200 Tauben verließen die Kathedrale.", ReleaseSamples.AFTER);

    assertThat(releases.pickup(article.inLanguage(language), List.of()) != null).isEqualTo(found);
  }

  private static List<Tag> found(String text, String dateline) {
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER);
    return HomeNames.of(organisation(), List.of(release(dateline)))
        .find(article, new ArticleWords());
  }

  private static @Nullable Kind kind(String text) {
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage("en");
    var releases = new Releases(organisation(), List.of(release("Ashwell, 3 March 2026.")));
    var pickup = releases.pickup(article, List.of());
    return pickup == null ? null : pickup.kind();
  }

  private static Release release(String dateline) {
    return release(List.of(new ReleaseText("en", "A loft", dateline + BODY)));
  }

  private static Release release(List<ReleaseText> texts) {
    return new Release(
        "dove",
        "loft",
        1,
        Instant.EPOCH,
        false,
        ReleaseSamples.PUBLISHED,
        texts,
        List.of(),
        List.of());
  }

  private static Organisation organisation() {
    return ReleaseSamples.organisation(
        "White Dove", new Names(List.of(), List.of(), List.of(), "ngo"));
  }
}
