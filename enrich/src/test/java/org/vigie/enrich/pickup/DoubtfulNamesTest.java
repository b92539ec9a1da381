package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;

/** Articles that no tag finds, but that call us or our people by words which may be ours. */
class DoubtfulNamesTest {
  private static final Release RELEASE =
      new Release(
          "dove",
          "loft",
          1,
          Instant.EPOCH,
          false,
          ReleaseSamples.PUBLISHED,
          List.of(
              new ReleaseText(
                  "en",
                  "A loft",
                  "White Dove will build a loft for 4,200 pigeons from the cathedral. Feeding them"
                      + " in the market will be free of fines.")),
          List.of(),
          List.of());

  private static final String TAKEN =
      " said that 4,200 pigeons would leave the cathedral for a loft.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "White Dove",
        "White\u00a0Dove",
        "The Ashwell loft",
        "Head of flights van Wren",
        "Mrs van Wren",
        "Asked again, Van Wren"
      })
  void aReleaseIsTakenUpByWhatMayBeUs(String who) {
    assertThat(kind(who + TAKEN)).isEqualTo(Kind.PARAPHRASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A white dove",
        "White dove",
        "The ashwell loft",
        "The pigeon club",
        "The Museum loft",
        "The pigeon Hospital",
        "Paul van Wren",
        "Das Buch von Paul van Wren",
        "Die Mühle, die Paul van Wren kaufte,",
        "Mrs van Wren, the sister of Paul van Wren,",
        "Van Wren Lee"
      })
  void otherWordsAreNotUs(String who) {
    assertThat(kind(who + TAKEN)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ninon said that 4,200 pigeons would leave the cathedral for a loft. | PARAPHRASE",
        "Ninon, the head of flights, sang. | MENTION",
        "Ninon sang. |",
        "Ninon Perret said that 4,200 pigeons would leave the cathedral for a loft. |",
      })
  void aNameOfOneWordCountsAsASurname(String text, @Nullable Kind kind) {
    var ninon = new Spokesperson("Ninon", List.of("head of flights"), List.of());
    var names = new Names(List.of(), List.of(ninon), List.of(), "ngo");
    var releases = new Releases(ReleaseSamples.organisation("White Dove", names), List.of(RELEASE));
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage("en");

    assertThat(Optional.ofNullable(releases.pickup(article, List.of())).map(Pickup::kind))
        .isEqualTo(Optional.ofNullable(kind));
  }

  @Test
  void aSurnameThatIsAnEverydayWordIsNotUs() {
    var museum = new Spokesperson("Jane Museum", List.of(), List.of());
    var names = new Names(List.of(), List.of(museum), List.of(), "ngo");
    var releases = new Releases(ReleaseSamples.organisation("White Dove", names), List.of(RELEASE));
    var article = ReleaseSamples.article("News", "The Museum" + TAKEN, ReleaseSamples.AFTER);

    assertThat(releases.pickup(article.inLanguage("en"), List.of())).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Haies Vivantes replante 120 kilomètres",
        "Haies : le département replante 120 kilomètres",
        "L'association Haies Vivantes replante 120 kilomètres"
      })
  void aCommonWordOfOurNameAloneIsNotUs(String who) {
    var text =
        new ReleaseText(
            "fr",
            "Haies Vives replante",
            "L'association Haies Vives replante les haies sur 120 kilomètres.");
    var release =
        new Release(
            "haies",
            "haies",
            1,
            Instant.EPOCH,
            false,
            ReleaseSamples.PUBLISHED,
            List.of(text),
            List.of(),
            List.of());
    var releases =
        new Releases(
            ReleaseSamples.organisation(
                "Haies Vives", new Names(List.of(), List.of(), List.of(), "ngo")),
            List.of(release));
    var article = ReleaseSamples.article(who, "Les talus.", ReleaseSamples.AFTER).inLanguage("fr");

    Judgement judgement = releases.judge(article, List.of(), new ArticleWords());

    assertThat(judgement.names()).isEmpty();
  }

  @Test
  void ourNameKeepsItsArticle() {
    var said = ReleaseSamples.article("News", "L’Abri" + TAKEN, ReleaseSamples.AFTER);
    var other = ReleaseSamples.article("News", "Abri" + TAKEN, ReleaseSamples.AFTER);
    var releases = new Releases(organisation("L'Abri"), List.of(RELEASE));

    assertThat(releases.pickup(said.inLanguage("en"), List.of())).isNotNull();
    assertThat(releases.pickup(other.inLanguage("en"), List.of())).isNull();
  }

  @Test
  void aNameThatMayBeOursIsNoMention() {
    assertThat(kind("White Dove said that it would play in the park on Sunday.")).isNull();
  }

  @Test
  void whatSuchANameSaysAboutASubjectOfTheWatchIsNotTaken() {
    String said = " said that the fair was too loud.";

    assertThat(kindWithTag("White Dove" + said, "fair")).isNull();
    assertThat(kindWithTag("Jane van Wren" + said, "fair")).isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void aSurnameBesideItsRoleIsOurs() {
    assertThat(kind("Van Wren, the head of flights, was at the fair.")).isEqualTo(Kind.MENTION);
    assertThat(kind("Van Wren, the head of sales, was at the fair.")).isNull();
    assertThat(kind("Van Wren was at the fair.")).isNull();
    assertThat(kind("The head of flights. Van Wren was at the fair.")).isNull();
    assertThat(kind("He met van Wren. The head of flights was at the fair.")).isNull();
  }

  @Test
  void aReportSaysThatTheNameIsDoubtful() {
    var article = ReleaseSamples.article("News", "White Dove" + TAKEN, ReleaseSamples.AFTER);

    Judgement judgement = releases().judge(article.inLanguage("en"), List.of(), new ArticleWords());

    assertThat(judgement.doubtful()).isTrue();
    assertThat(judgement.names()).extracting(each -> each.surface()).containsExactly("White Dove");
  }

  private static @Nullable Kind kind(String text) {
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage("en");
    Pickup pickup = releases().pickup(article, List.of());
    return pickup == null ? null : pickup.kind();
  }

  private static @Nullable Kind kindWithTag(String text, String surface) {
    var article = ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage("en");
    var pickup = releases().pickup(article, ReleaseSamples.tags("subject", article, surface));
    return pickup == null ? null : pickup.kind();
  }

  private static Releases releases() {
    return new Releases(organisation("White Dove"), List.of(RELEASE));
  }

  private static Organisation organisation(String name) {
    return ReleaseSamples.organisation(
        name,
        new Names(
            List.of(
                "the Ashwell loft", "the pigeon club", "the Museum loft", "the pigeon Hospital"),
            List.of(new Spokesperson("Jane van Wren", List.of("the head of flights"), List.of())),
            List.of("Coomeal"),
            "ngo"));
  }
}
