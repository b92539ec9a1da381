package org.vigie.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.config.WatchNames.ReleaseName;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;

class AlertTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NEXT_DAY = Instant.parse("2025-02-13T09:00:00Z");
  private static final Phrasebook FRENCH = new Phrasebook(Language.FR, PARIS);
  private static final Phrasebook ENGLISH = new Phrasebook(Language.EN, PARIS);

  @Test
  void aFirstMessageHasHeadlineTitleTimesAndReason() {
    Alert alert = Alert.of(AlertSamples.first(), FRENCH);

    assertThat(alert.headline()).isEqualTo("Le Courrier national · citation");
    assertThat(alert.lead().title()).isEqualTo("Après le sommet, la France mise sur l’INESIA");
    assertThat(alert.lead().rank()).isEqualTo("grand média · France");
    assertThat(alert.lead().clocks()).isEqualTo("publié 08:02, vu 08:05");
    assertThat(alert.why()).isEqualTo("Pourquoi\u00a0: " + AlertSamples.first().why());
  }

  @Test
  void copiesAreFoldedAndOriginalsListed() {
    Alert alert = Alert.of(AlertSamples.first(), FRENCH);

    assertThat(alert.others())
        .extracting(AlertArticle::outlet)
        .containsExactly("The Northern Herald");
    assertThat(alert.company())
        .isEqualTo(
            "+4 copies du même texte · +1 autre article\u00a0: The Northern Herald,"
                + " La Gazette de l’Ouest, Le Phare breton, Midi-Matin…");
  }

  @Test
  void theSentenceIsTheOneThatTookOurMessage() {
    Sentence sentence = Alert.of(AlertSamples.first(), FRENCH).lead().sentence();

    assertThat(sentence.text()).startsWith("Elle juge l’institut « utile s’il a un mandat et");
    assertThat(sentence.runs())
        .filteredOn(Sentence.Run::matched)
        .extracting(Sentence.Run::text)
        .containsExactly("utile s’il a un mandat", "le droit de refuser une mise sur le marché");
  }

  @Test
  void aSentenceThatIsTheTitleAgainIsNotShown() {
    Article article = AlertSamples.article("x", AlertSamples.PHARE, "« L’INESIA », né hier", "");
    Mention named =
        AlertSamples.mention(
            article,
            Pickup.Kind.QUOTE,
            AlertSamples.tag("cesia", Tag.Field.text, "CeSIA", "Le CeSIA s’en félicite."));

    for (String title : List.of("« L’INESIA », né hier", "L’INESIA, né hier.", "…né hier…")) {
      assertThat(sentence(AlertSamples.shownBy(named, title, "né"))).contains("Le CeSIA");
    }
    assertThat(sentence(AlertSamples.shownBy(named, "Né hier à Paris.", "Né"))).contains("Paris");
  }

  @Test
  void ourSentenceIsOnOneLineOfLimitedLength() {
    Mention m = AlertSamples.paraphrase().mentions().getFirst();
    String ours = "We\nsay " + "word ".repeat(100);
    Pickup pickup = Objects.requireNonNull(m.pickup()).shownBy("snippet", List.of(), ours);
    Mention restating =
        new Mention(m.watch(), m.article(), m.tags(), pickup, m.story(), null, null, false);

    assertThat(Alert.of(first(restating), FRENCH).lead().restated())
        .startsWith("Nous disons")
        .contains("We say word word")
        .contains("…")
        .hasSizeBetween(200, 270);
  }

  @Test
  void withoutASnippetTheSentenceIsTheFirstMatchOutsideTheTitle() {
    assertThat(Alert.of(AlertSamples.followUp(), FRENCH).lead().sentence().text())
        .isEqualTo("Comme si une COP devenait une foire au pétrole, dit le CeSIA.");
  }

  @Test
  void withMatchesOnlyInTheTitleTheSentenceIsFromTheSummary() {
    Article article =
        AlertSamples.article(
            "x", AlertSamples.PHARE, "L’INESIA est né", "Il évaluera les modèles. Bientôt.");
    Mention mention =
        AlertSamples.mention(
            article,
            null,
            AlertSamples.tag("inesia", Tag.Field.title, "INESIA", "L’INESIA est né"));

    Alert alert = Alert.of(first(mention), FRENCH);

    assertThat(alert.headline()).isEqualTo("Le Phare breton · sur nos sujets");
    assertThat(alert.lead().sentence().text()).isEqualTo("Il évaluera les modèles.");
  }

  @Test
  void aTagIsShownByItsName() {
    var names =
        new WatchNames("cesia", Map.of("cop-analogy", "COP analogy", "inesia", "INESIA"), Map.of());
    var words = new Phrasebook(Language.FR, PARIS, names);

    assertThat(Alert.of(AlertSamples.followUp(), words).lead().tags())
        .isEqualTo("COP analogy, cesia");
    assertThat(DigestText.of(AlertSamples.digest(), 20, words).tags())
        .isEqualTo("Articles par sujet\u00a0: INESIA\u00a019 · cesia\u00a04 · COP analogy\u00a02");
  }

  @Test
  void timesOfAnAlertThatGoesOutOnALaterDayHaveTheirDates() {
    var words = new Phrasebook(Language.FR, PARIS, WatchNames.NONE, () -> NEXT_DAY);

    assertThat(Alert.of(AlertSamples.first(), words).facts())
        .contains("publié 12/02 08:02, vu 12/02 08:05");
    assertThat(Alert.outsideThread(AlertSamples.followUp(), AlertSamples.first(), words).follows())
        .endsWith(", annoncée 12/02 08:05");
    assertThat(DigestText.of(AlertSamples.digest(), 20, words).sections())
        .flatExtracting(DigestText.Section::items)
        .extracting(DigestText.Item::facts)
        .contains("publié 12/02 08:02 · annoncée 12/02 07:10 · +1 autre article");
  }

  @Test
  void aTagOfAnotherWatchKeepsItsId() {
    var names =
        new WatchNames("river", Map.of("cop-analogy", "Rivers", "cesia", "River Trust"), Map.of());

    assertThat(Alert.of(AlertSamples.followUp(), new Phrasebook(Language.FR, PARIS, names)).facts())
        .contains("cop-analogy, cesia");
  }

  @Test
  void anArticleThatTakesFromAReleaseNamesTheRelease() {
    var release = new ReleaseName("Un sommet", Map.of("en", "“One” summit"), null);
    var names = new WatchNames("cesia", Map.of(), Map.of("2025-02-12-sommet", release));
    var french = new Phrasebook(Language.FR, PARIS, names);
    var english = new Phrasebook(Language.EN, PARIS, names);
    DigestText digest = DigestText.of(AlertSamples.digest(), 20, french);

    assertThat(Alert.of(AlertSamples.first(), french).facts())
        .startsWith("grand média · France · communiqué «\u00a0Un sommet\u00a0» · publié");
    assertThat(Alert.of(AlertSamples.followUp(), english).facts())
        .contains("· reprint · release “One” summit · published");
    assertThat(digest.sections().getFirst().items())
        .extracting(DigestText.Item::source)
        .containsExactly(
            "Le Courrier national · citation · communiqué «\u00a0Un sommet\u00a0»",
            "La Gazette de l’Ouest · paraphrase, à vérifier · communiqué «\u00a0Un sommet\u00a0»");
  }

  @Test
  void anArticleThatTakesFromNoReleaseNamesNone() {
    Alert alert = Alert.of(AlertSamples.first(), ENGLISH);

    assertThat(alert.others().getFirst().release()).isEmpty();
    assertThat(Alert.of(AlertSamples.titled("T"), ENGLISH).lead().release()).isEmpty();
  }

  @Test
  void anEditedFirstMessageKeepsItsArticleAndHasNewCounts() {
    Story now = AlertSamples.followUp().story();

    Alert alert = Alert.edited(AlertSamples.first(), now, FRENCH);

    assertThat(alert.headline()).isEqualTo("Le Courrier national · citation");
    assertThat(alert.company()).startsWith("+5 copies du même texte · +5 autres articles");
  }

  @Test
  void theArticleOfAMessageIsNotCountedBesideItself() {
    Notification first = AlertSamples.first();
    Mention lead = AlertSamples.copy(first.mentions().getFirst(), "x", AlertSamples.PHARE);
    Mention original = first.mentions().getFirst();
    Mention other = first.mentions().get(1);

    assertThat(company(List.of(lead), lead)).isEmpty();
    assertThat(company(List.of(lead, original), lead)).startsWith("+1 copy of the same text: ");
    assertThat(company(List.of(lead, other), lead))
        .isEqualTo("+1 other article: The Northern Herald");
    assertThat(company(List.of(other), lead)).isEqualTo("+1 other article: The Northern Herald");
  }

  private static String company(List<Mention> story, Mention lead) {
    Notification n = AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, List.of(lead), 0);
    Story now = AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, story, 0).story();
    return Alert.edited(n, now, ENGLISH).company();
  }

  @Test
  void aLaterMessageSaysWhatIsNew() {
    Alert alert = Alert.of(AlertSamples.followUp(), ENGLISH);

    assertThat(alert.isFirst()).isFalse();
    assertThat(alert.headline()).isEqualTo("Stronger: La Gazette de l’Ouest · reprint");
    assertThat(alert.entries()).hasSize(1);
    assertThat(alert.more()).isEqualTo("+1 copy of the same text: Le Phare breton · and 3 more");
    assertThat(alert.company()).isEqualTo("11 articles in all, 5 of them copies");
  }

  @Test
  void copiesAreListedIfThereIsNothingElse() {
    Mention copy =
        AlertSamples.copy(AlertSamples.first().mentions().getFirst(), "x", AlertSamples.PHARE);

    Alert alert =
        Alert.of(
            AlertSamples.notification(Kind.FOLLOW_UP, Reason.NEW_ARTICLES, List.of(copy), 0),
            FRENCH);

    assertThat(alert.headline()).isEqualTo("1 nouvel article");
    assertThat(alert.lead().kind()).isEqualTo("citation (copie)");
  }

  @Test
  void timesOfAnotherDayHaveADate() {
    Article yesterday =
        dated(
            AlertSamples.article("x", AlertSamples.PHARE, "T", ""),
            AlertSamples.EIGHT.minusSeconds(40_000));

    assertThat(FRENCH.clocks(yesterday, AlertSamples.EIGHT))
        .isEqualTo("publié 11/02 20:53, vu 08:05");
    assertThat(ENGLISH.clocks(yesterday, AlertSamples.EIGHT))
        .isEqualTo("published 11 Feb 20:53, seen 08:05");
  }

  @Test
  void timesOfAnotherYearHaveAYear() {
    Article old =
        dated(
            AlertSamples.article("x", AlertSamples.PHARE, "T", ""),
            AlertSamples.EIGHT.minus(Duration.ofDays(60)));

    assertThat(FRENCH.clocks(old, AlertSamples.EIGHT))
        .isEqualTo("publié 14/12/2024 08:00, vu 08:05");
    assertThat(ENGLISH.clocks(old, AlertSamples.EIGHT))
        .isEqualTo("published 14 Dec 2024 08:00, seen 08:05");
  }

  @Test
  void aStoryInADigestHasItsArticlesDate() {
    Notification.Part told =
        new Notification.Part("st-1", 2, 0, AlertSamples.EIGHT.minusSeconds(3_000), false);

    assertThat(facts(AlertSamples.EIGHT.minusSeconds(40_000), told))
        .isEqualTo("publié 11/02 20:53 · annoncée 07:10 · +1 autre article");
    assertThat(facts(AlertSamples.EIGHT.minusSeconds(600), told)).startsWith("publié 07:50 · ");
    assertThat(facts(null, told)).startsWith("vu 08:05 (parution non datée) · ");
  }

  @Test
  void anUndatedArticleIsMarkedAsUndated() {
    Article undated = dated(AlertSamples.article("x", AlertSamples.PHARE, "T", ""), null);

    assertThat(FRENCH.clocks(undated, AlertSamples.EIGHT))
        .isEqualTo("vu 08:05 (parution non datée)");
  }

  @Test
  void aParaphraseIsMarkedAsToReview() {
    Mention paraphrase =
        AlertSamples.mention(
            AlertSamples.article("x", AlertSamples.PHARE, "T", ""), Pickup.Kind.PARAPHRASE);

    assertThat(Alert.of(first(paraphrase), FRENCH).headline()).endsWith("paraphrase, à vérifier");
    assertThat(Alert.of(first(paraphrase), ENGLISH).headline()).endsWith("paraphrase, to review");
  }

  @Test
  void aStoryWithoutListedArticlesShowsItsTitle() {
    Notification bare = AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, List.of(), 2);

    assertThat(Alert.of(bare, FRENCH).lead().title()).isEqualTo("Titre");
  }

  private static String sentence(Mention mention) {
    return Alert.of(first(mention), FRENCH).lead().sentence().text();
  }

  /** Returns the facts of a digest's only story. */
  private static String facts(@Nullable Instant published, Notification.Part part) {
    Article article = dated(AlertSamples.article("x", AlertSamples.PHARE, "T", ""), published);
    Instant from = AlertSamples.EIGHT.minusSeconds(86_400);
    var digest =
        new Notification.Digest(
            from, AlertSamples.EIGHT, 2, 0, 0, 0, 1, 0, List.of(), List.of(part));
    Notification sent =
        AlertSamples.digest(List.of(AlertSamples.mention(article, null)), 0, digest);
    return DigestText.of(sent, 20, FRENCH).sections().getFirst().items().getFirst().facts();
  }

  private static Notification first(Mention mention) {
    return AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, List.of(mention), 0);
  }

  private static Article dated(Article a, @Nullable Instant published) {
    return new Article(
        a.id(),
        a.url(),
        a.link(),
        a.title(),
        a.summary(),
        a.text(),
        a.authors(),
        a.categories(),
        a.outlet(),
        a.language(),
        published,
        null,
        a.seen(),
        a.feed(),
        a.guid(),
        a.revision(),
        a.changes(),
        null);
  }
}
