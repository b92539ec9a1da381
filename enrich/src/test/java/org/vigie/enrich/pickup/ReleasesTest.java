package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.enrich.pickup.ReleaseSamples.article;
import static org.vigie.enrich.pickup.ReleaseSamples.tag;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

class ReleasesTest {
  private static final Release RELEASE = ReleaseSamples.release();
  private static final String FRENCH = RELEASE.texts().getFirst().text();
  private static final String ENGLISH = RELEASE.texts().getLast().text();
  private static final String OTHER =
      """
      Le marché de Noël a fermé ses portes sous la pluie. Les commerçants se disent satisfaits d'une
      saison que rien ne laissait espérer, et le maire a promis de refaire la place avant l'automne.
      Le chantier devrait durer six semaines, pendant lesquelles les bus passeront par les quais.\
      """;

  private final Releases releases = new Releases(ReleaseSamples.CESIA, List.of(RELEASE));

  @Test
  void seesAReprintInAnyLanguageOfTheRelease() {
    assertThat(kind(article("Communiqué", FRENCH))).isEqualTo(Kind.REPRINT);
    assertThat(kind(article("Press release", ENGLISH))).isEqualTo(Kind.REPRINT);
  }

  @Test
  void givesTheSharesOfARelease() {
    Pickup pickup = pickup(article("Communiqué", FRENCH));
    assertThat(pickup.release()).isEqualTo(RELEASE.id());
    assertThat(pickup.shareOfArticle()).isBetween(0.99, 1.0);
    assertThat(pickup.shareOfRelease()).isBetween(0.95, 1.0);
    assertThat(pickup.toReview()).isFalse();
  }

  @RepeatedTest(40)
  void seesAReprintWhereverTheReleaseIsCut(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    int from = random.nextInt(FRENCH.length() - 400);
    int to = from + 300 + random.nextInt(FRENCH.length() - from - 300);
    assertThat(kind(article("Revue", FRENCH.substring(from, to))))
        .as("from %d to %d", from, to)
        .isEqualTo(Kind.REPRINT);
  }

  @RepeatedTest(20)
  void seesAReprintInWhateverOrderItsParagraphsAre(RepetitionInfo info) {
    List<String> paragraphs = new ArrayList<>(Arrays.asList(FRENCH.split("\n\n")));
    Collections.shuffle(paragraphs, new Random(info.getCurrentRepetition()));
    assertThat(kind(article("Revue", String.join("\n\n", paragraphs)))).isEqualTo(Kind.REPRINT);
  }

  @RepeatedTest(40)
  void seesAReprintThroughLightEdits(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    String edited = lightlyEdited(FRENCH, random, 0.08);
    assertThat(kind(article("Revue", edited)))
        .as("seed %d: %s", info.getCurrentRepetition(), edited)
        .isEqualTo(Kind.REPRINT);
  }

  @Test
  void seesAReprintWithoutAccentsOrInCapitals() {
    assertThat(kind(article("Revue", FRENCH.toUpperCase(java.util.Locale.FRENCH))))
        .isEqualTo(Kind.REPRINT);
    assertThat(kind(article("Revue", FRENCH.replaceAll("[éèê]", "e").replace('\'', '’'))))
        .isEqualTo(Kind.REPRINT);
  }

  @Test
  void takesATeaserThatOnlyQuotesForNoReprint() {
    String quote =
        "On ne confie pas à ceux qui vendent une technologie la charge de fixer ses limites";

    assertThat(kind(article("Marché", "« " + quote + " », dit le CeSIA."))).isEqualTo(Kind.QUOTE);
    assertThat(kind(article("Marché", quote + ", dit le CeSIA."))).isEqualTo(Kind.REPRINT);
  }

  @Test
  void seesAReprintOfTheHeadlineAlone() {
    assertThat(kind(article(ReleaseSamples.text("fr").title(), ""))).isEqualTo(Kind.REPRINT);
  }

  @Test
  void seesAReprintThatBeginsWithAQuotation() {
    int from = FRENCH.indexOf("projets capables");
    String taken = FRENCH.substring(from, FRENCH.indexOf(", des groupes industriels"));
    assertThat(kind(article("Marché", "« Aux " + taken + "."))).isEqualTo(Kind.REPRINT);
  }

  @Test
  void seesAQuoteOfTheTranslationInAnArticleOfAnyLanguage() {
    String quote = "Those who sell a technology must not be left alone to set its limits";
    Pickup pickup = pickup(article("Marché", OTHER + " « " + quote + ". »"));
    assertThat(pickup.kind()).isEqualTo(Kind.QUOTE);
    assertThat(pickup.passages()).singleElement().returns("en", Pickup.Passage::language);
  }

  @Test
  void seesAQuoteThroughAMisspelling() {
    String quote = "On ne confie pas à ceux qui vendent une tecnologie la charge de fixer ses";
    assertThat(kind(article("Marché", OTHER + quote))).isEqualTo(Kind.QUOTE);
  }

  @Test
  void takesNineWordsForNoQuote() {
    String nine = "ceux qui vendent une technologie la charge de fixer";
    assertThat(releases.pickup(article("Marché", OTHER + nine), List.of())).isNull();
  }

  @Test
  void takesALongNameForNoQuote() {
    ReleaseText text =
        new ReleaseText(
            "fr",
            "Un institut sans moyens",
            "La seule annonce concerne l'INESIA (Institut national de l'évaluation et de la"
                + " sécurité de l'IA), que nous saluons, ainsi que nos partenaires l'ont tous fait."
                + " La fête est finie pour le Sommet pour l'action sur l'IA, du lundi 10 au mardi"
                + " 11 février 2025.");
    Releases named =
        new Releases(ReleaseSamples.CESIA, List.of(ReleaseSamples.release("r", List.of(text))));
    String name = "l'INESIA (Institut national de l'évaluation et de la sécurité de l'IA)";
    String date = "le Sommet pour l'action sur l'IA, du lundi 10 au mardi 11 février 2025";
    assertThat(named.pickup(article("Marché", OTHER + name + " ouvre."), List.of())).isNull();
    assertThat(named.pickup(article("Marché", OTHER + date + "."), List.of())).isNull();
    assertThat(named.pickup(article(name, ""), List.of())).isNull();
  }

  @Test
  void takesStandingTextAboutUsForNothing() {
    String about =
        "Le centre forme des chercheurs, conseille les ministères et publie chaque mois une lettre"
            + " que lisent ceux que ces questions occupent.";
    List<Release> both =
        List.of(
            ReleaseSamples.release(
                "one", List.of(new ReleaseText("fr", "Un", FRENCH + "\n\n" + about))),
            ReleaseSamples.release(
                "two", List.of(new ReleaseText("fr", "Deux", OTHER + "\n\n" + about))));
    Release last =
        ReleaseSamples.release(
            "three",
            List.of(new ReleaseText("fr", "Trois", FRENCH + "\n\nÀ propos du centre\n\n" + about)));
    Article article = article("Portrait", about);
    assertThat(new Releases(ReleaseSamples.CESIA, both).pickup(article, List.of())).isNull();
    assertThat(new Releases(ReleaseSamples.CESIA, List.of(last)).pickup(article, List.of()))
        .isNull();
  }

  @RepeatedTest(20)
  void picksNothingUpFromRandomText(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    List<String> words = new ArrayList<>(Tokens.of(FRENCH + " " + ENGLISH).words());
    Collections.shuffle(words, random);
    assertThat(releases.pickup(article("", String.join(" ", words)), List.of())).isNull();
  }

  @RepeatedTest(40)
  void givesPassagesWhoseWordsAreTheSameOnBothSides(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    String language = random.nextBoolean() ? FRENCH : ENGLISH;
    int from = random.nextInt(language.length() / 2);
    String cut = lightlyEdited(language.substring(from, from + 600), random, 0.05);
    Article article = article("Marché", "😀 " + OTHER + " " + cut + " " + OTHER);
    Pickup pickup = pickup(article);
    assertThat(pickup.passages()).isNotEmpty();
    int before = 0;
    for (Pickup.Passage passage : pickup.passages()) {
      String release = passage.language().equals("fr") ? FRENCH : ENGLISH;
      assertThat(passage.field()).isEqualTo(Tag.Field.text);
      assertThat(passage.articleStart()).isGreaterThanOrEqualTo(before);
      before = passage.articleEnd();
      assertThat(words(article.text(), passage.articleStart(), passage.articleEnd()))
          .isEqualTo(words(release, passage.releaseStart(), passage.releaseEnd()));
    }
  }

  @Test
  void takesAnArticleFromBeforeTheReleaseForNoPickup() {
    Article early = article("Revue", FRENCH, ReleaseSamples.PUBLISHED.minus(Duration.ofDays(3)));
    Article embargoed =
        article("Revue", FRENCH, ReleaseSamples.PUBLISHED.minus(Duration.ofHours(3)));
    assertThat(releases.pickup(early, List.of())).isNull();
    assertThat(releases.pickup(early, List.of(tag("cesia", early, "CeSIA"))))
        .isNotNull()
        .returns(Kind.MENTION, Pickup::kind)
        .returns(null, Pickup::release);
    assertThat(kind(embargoed)).isEqualTo(Kind.REPRINT);
  }

  @Test
  void ofEquallyStrongPickupsTakesThatOfTheNewestRelease() {
    Release older =
        ReleaseSamples.ofDam(
            FRENCH, ReleaseSamples.PUBLISHED.minus(Duration.ofDays(30)), List.of());
    Release newer = ReleaseSamples.ofDam(FRENCH, ReleaseSamples.PUBLISHED, List.of());
    Article article = article("Revue", FRENCH);

    for (List<Release> both : List.of(List.of(older, RELEASE), List.of(RELEASE, older))) {
      Pickup pickup = new Releases(ReleaseSamples.CESIA, both).pickup(article, List.of());
      assertThat(pickup).isNotNull().returns(RELEASE.id(), Pickup::release);
    }
    for (List<Release> both : List.of(List.of(newer, RELEASE), List.of(RELEASE, newer))) {
      Pickup pickup = new Releases(ReleaseSamples.CESIA, both).pickup(article, List.of());
      assertThat(pickup).isNotNull().returns(both.getFirst().id(), Pickup::release);
    }
  }

  @Test
  void readsTheSummaryWhereThereIsNoText() {
    Article full = article("Revue", FRENCH);
    Article brief =
        new Article(
            full.id(),
            full.url(),
            full.link(),
            full.title(),
            FRENCH.substring(0, 500),
            "",
            full.authors(),
            full.categories(),
            full.outlet(),
            full.language(),
            full.published(),
            null,
            full.seen(),
            full.feed(),
            null,
            1,
            List.of(),
            null);
    Pickup pickup = pickup(brief);
    assertThat(pickup.kind()).isEqualTo(Kind.REPRINT);
    assertThat(pickup.passages()).allMatch(passage -> passage.field() == Tag.Field.summary);
  }

  @Test
  void answersWithinBoundsOnHostileText() {
    String flood = "l'IA ".repeat(200_000) + FRENCH.repeat(50);
    // why: processor time, since other tests run beside this one.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    releases.pickup(article("Revue", flood), List.of());
    Duration used = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    assertThat(used).isLessThan(Duration.ofSeconds(5));
  }

  private Pickup pickup(Article article) {
    return Objects.requireNonNull(releases.pickup(article, List.of()));
  }

  private Kind kind(Article article) {
    Pickup pickup = pickup(article);
    return pickup == null ? Kind.MENTION : pickup.kind();
  }

  private static List<String> words(String text, int start, int end) {
    return Tokens.of(text.substring(start, end)).words();
  }

  /** Some words misspelt, replaced, dropped or doubled. */
  private static String lightlyEdited(String text, Random random, double share) {
    StringBuilder edited = new StringBuilder();
    for (String word : text.split("(?<=\\s)")) {
      if (random.nextDouble() >= share) {
        edited.append(word);
        continue;
      }
      int at = random.nextInt(word.length());
      switch (random.nextInt(4)) {
        case 0 -> edited.append(word, 0, at).append(word.substring(at + 1)).append(' ');
        case 1 -> edited.append("autre ");
        case 2 -> edited.append(word).append("bien ");
        default -> {}
      }
    }
    return edited.toString();
  }
}
