package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Outlet;
import org.vigie.ingest.article.PollResult.NewBody;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;

class DeduplicatorTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final String LONG = "Une phrase qui dit beaucoup de choses. ".repeat(10).strip();
  private static final Outlet OUTLET = new Outlet("gazette", "Gazette", "gazette.example", "FR", 1);
  private static final Feed UNE = feed("une", OUTLET);
  private static final Feed TECH = feed("tech", OUTLET);
  private static final Feed ALERTS = feed("alerts", null);

  private final Outlets outlets = new Outlets(Map.of("gazette.example", OUTLET));
  private KnownArticles known = new KnownArticles(new EmptyArchive());
  private Instant now = NOW;

  @Test
  void everyEntryOfANewFeedIsANewArticle() {
    NewBody body = poll(UNE, entry("/a", "Un"), entry("/b", "Deux"));

    assertThat(body.articles()).extracting(Article::title).containsExactly("Deux", "Un");
    assertThat(body.articles()).extracting(Article::revision).containsOnly(1);
    assertThat(body.articles()).extracting(Article::outlet).containsOnly(OUTLET);
    assertThat(body.created()).isEqualTo(2);
    assertThat(body.listed()).isEqualTo(2);
  }

  @Test
  void nothingIsNewTheSecondTime() {
    poll(UNE, entry("/a", "Un"), entry("/b", "Deux"));

    NewBody again = poll(UNE, entry("/a", "Un"), entry("/b", "Deux"));

    assertThat(again.articles()).isEmpty();
    assertThat(again.repeats()).isZero();
  }

  @Test
  void aChangedTitleIsARevisionThatSaysSo() {
    poll(UNE, entry("/a", "Un"));

    Article revised = only(poll(UNE, entry("/a", "Un, mis à jour")));
    Article again = only(poll(UNE, entry("/a", "Un, corrigé", "Court.")));

    assertThat(revised.revision()).isEqualTo(2);
    assertThat(revised.changes()).containsExactly("title");
    assertThat(again.revision()).isEqualTo(3);
    assertThat(again.changes()).containsExactly("title", "text");
    assertThat(again.id()).isEqualTo(revised.id());
  }

  @Test
  void twoTextsThatAServerSendsInTurnAreRevisionsForAWhileOnly() {
    List<String> published = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      poll(UNE, entry("/a", i % 2 == 0 ? "Un" : "Un essai"))
          .articles()
          .forEach(article -> published.add(article.title()));
    }
    Article corrected = only(poll(UNE, entry("/a", "Un, corrigé")));

    assertThat(published).containsExactly("Un", "Un essai", "Un", "Un essai");
    assertThat(corrected.revision()).isEqualTo(5);
    assertThat(poll(UNE, entry("/a", "Un essai")).articles()).isEmpty();
    assertThat(poll(UNE, entry("/a", "Un, corrigé")).articles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void ofTwoTextsThatAServerSendsInTurnTheLongerOneStays(int first) {
    List<String> published = new ArrayList<>();
    for (int i = first; i < 20; i++) {
      poll(UNE, entry("/a", "Un", i % 2 == 0 ? LONG : "Court."))
          .articles()
          .forEach(article -> published.add(article.text()));
    }

    assertThat(published).hasSizeLessThan(6).last().isEqualTo(LONG);
  }

  @Test
  void aTextThatComesAgainOnAnotherDayIsARevision() {
    for (int day = 0; day < 10; day++) {
      Instant date = NOW.plus(Duration.ofDays(day));
      now = date.plusSeconds(60);
      String title = day % 2 == 0 ? "Trafic normal" : "Trafic interrompu";

      assertThat(poll(UNE, dated("/trafic", title, "", date)).articles()).hasSize(1);
      assertThat(poll(UNE, dated("/trafic", title, "", date)).articles()).isEmpty();
    }
  }

  @Test
  void twoTextsInTurnAreFewRevisionsThoughTheyAreDatedAnewEachTime() {
    int published = 0;
    for (int i = 0; i < 11 * 60; i++) {
      FeedEntry entry = dated("/a", i % 2 == 0 ? "Un" : "Un essai", "", now);
      published += poll(UNE, entry).articles().size();
    }

    assertThat(published).isLessThan(8);
  }

  @Test
  void aStateThatChangesTwiceADayIsPublishedAtEachChange() {
    for (int day = 0; day < 10; day++) {
      for (int hour : List.of(12, 16)) {
        now = NOW.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
        String title = hour == 12 ? "Trafic interrompu" : "Trafic normal";

        assertThat(poll(UNE, entry("/trafic", title)).articles()).hasSize(1);
        assertThat(poll(UNE, entry("/trafic", title)).articles()).isEmpty();
      }
    }
  }

  @Test
  void aTextThatCameTooOftenIsPublishedLaterIfItStays() {
    for (String title : List.of("A", "B", "A", "B", "A")) {
      poll(UNE, entry("/a", title));
    }

    assertThat(poll(UNE, entry("/a", "A")).articles()).isEmpty();
    now = now.plus(Duration.ofHours(12));
    assertThat(only(poll(UNE, entry("/a", "A"))).revision()).isEqualTo(5);
  }

  @Test
  void guidsThatNumberPositionsBelongToTheArticleThatHasThem() {
    poll(UNE, positions(0));
    for (int shift = 1; shift <= 60; shift++) {
      assertThat(poll(UNE, positions(shift)).articles()).hasSize(1);
    }

    NewBody later = poll(UNE, positions(85));

    assertThat(later.articles()).hasSize(25).extracting(Article::revision).containsOnly(1);
    assertThat(poll(UNE, positions(85)).remembered()).isEmpty();
  }

  /** Returns the 60 newest entries, the newest first, with their positions as guids. */
  private static FeedEntry[] positions(int newest) {
    return IntStream.range(0, 60)
        .mapToObj(i -> guid("" + i, "/a" + (newest - i), "Article " + (newest - i)))
        .toArray(FeedEntry[]::new);
  }

  @Test
  void anEntryWithoutGuidAndLinkStaysTheSameWhereverTheFeedRedirects() {
    var entry =
        new FeedEntry(null, null, "Un", "", "Texte.", List.of(), List.of(), null, null, null, null);
    var parsed = new ParsedFeed("rss_2.0", "Une", "fr", Hints.NONE, List.of(entry));
    var deduplicator = new Deduplicator(known, outlets);
    List<Article> articles = new ArrayList<>();
    for (String host : List.of("one", "two", "three")) {
      URI target = URI.create("https://" + host + ".cdn.example/feed");
      NewBody body = deduplicator.compare(UNE, parsed, target, now);
      known.add(body.remembered());
      articles.addAll(body.articles());
    }

    assertThat(articles).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({";jsessionid=%s, ''", "?PHPSESSID=%s, ''", ";jsessionid=%s, ?id=1"})
  void anEntryWhoseLinkAndGuidHaveTheIdOfAVisitStaysTheSame(String session, String rest) {
    List<Article> articles = new ArrayList<>();
    int written = 0;
    for (String id : List.of("1A2B.node1", "3C4D.node2", "5E6F.node1")) {
      String path = "/a" + session.formatted(id) + rest;
      NewBody body = poll(UNE, guid("https://gazette.example" + path, path, "Un"));
      articles.addAll(body.articles());
      written += body.remembered().size();
    }

    assertThat(articles)
        .extracting(Article::url)
        .containsExactly("https://gazette.example/a" + rest);
    assertThat(written).isEqualTo(1);
  }

  @Test
  void ofEntriesThatGetOtherGuidsAtEachPollAFewAreRemembered() {
    String id = only(poll(UNE, guid("0", "/a", "Un"))).id();
    for (int i = 1; i < 100; i++) {
      assertThat(poll(UNE, guid("" + i, "/a", "Un")).articles()).isEmpty();
    }

    assertThat(known.entries(ArticleId.number(id))).hasSize(20);
    assertThat(poll(UNE, guid("100", "/a", "Un")).remembered()).isEmpty();
    assertThat(only(poll(UNE, guid("101", "/a", "Deux"))).revision()).isEqualTo(2);
    assertThat(poll(UNE, guid("102", "/a", "Deux")).articles()).isEmpty();
    now = now.plus(Duration.ofDays(7));
    assertThat(poll(UNE, guid("103", "/a", "Deux"), guid("104", "/a", "Deux")).remembered())
        .hasSize(1);
  }

  @Test
  void aCorrectedDateAloneIsNoRevisionAndComesWithTheNextOne() {
    poll(UNE, dated("/a", "Un", "x", NOW.minusSeconds(86_400)));

    NewBody corrected = poll(UNE, dated("/a", "Un", "x", NOW.minusSeconds(60)));
    Article revised = only(poll(UNE, dated("/a", "Un, corrigé", "x", NOW.minusSeconds(60))));

    assertThat(corrected.articles()).isEmpty();
    assertThat(revised.published()).isEqualTo(NOW.minusSeconds(60));
    assertThat(revised.changes()).containsExactly("title");
  }

  @Test
  void anEntryThatChangesItsAddressStaysTheSameArticle() {
    Article first = only(poll(UNE, guid("g1", "/sommet-ouvre", "Le sommet ouvre")));

    Article moved = only(poll(UNE, guid("g1", "/sommet-ferme", "Le sommet ferme")));

    assertThat(moved.id()).isEqualTo(first.id());
    assertThat(moved.revision()).isEqualTo(2);
    assertThat(moved.url()).endsWith("/sommet-ferme");
    assertThat(poll(UNE, guid("g1", "/sommet-ferme", "Le sommet ferme")).articles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/a, /a/", "/a/, /a", "/a?p=1, /a/?p=1", "/a#b, /a/#b"})
  void anEntryWhoseAddressAndGuidGetASlashStaysTheSameArticle(String before, String after) {
    poll(UNE, entry(before, before, "Un", LONG, null));

    assertThat(poll(UNE, entry(after, after, "Un", LONG, null)).articles()).isEmpty();
    Article revised = only(poll(UNE, entry(after, after, "Un, mis à jour", LONG, null)));
    assertThat(revised.revision()).isEqualTo(2);
    assertThat(poll(UNE, entry(before, before, "Un, mis à jour", LONG, null)).articles()).isEmpty();
  }

  @Test
  void addressesThatDifferInASlashAreTwoArticlesIfTheirTextsOrFeedsDiffer() {
    poll(UNE, entry("/a", "/a", "Un", LONG, null));

    assertThat(only(poll(UNE, entry("/a/", "/a/", "Deux", LONG, null))).revision()).isEqualTo(1);
    assertThat(poll(TECH, guid("/b", "/b", "Un"), guid("/b/", "/b/", "Un")).created()).isEqualTo(2);
  }

  @Test
  void keysThatNumberPositionsDoNotIdentifyArticles() {
    poll(UNE, guid("1", "/a", "A"), guid("2", "/b", "B"));

    Article added = only(poll(UNE, guid("1", "/c", "C"), guid("2", "/a", "A")));

    assertThat(added.title()).isEqualTo("C");
    assertThat(added.revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // The links of two entries on one page, and whether they have guids.
    "/log, /log, true",
    "/log#a, /log#b, true",
    "/log#a, /log#b, false",
    "/log, /log#b, false"
  })
  void anEntryThatIsLeftAloneOfItsPageStaysItsArticle(String a, String b, boolean hasGuid) {
    FeedEntry one = entry(hasGuid ? "1" : null, a, "A", "Texte a.", null);
    FeedEntry two = entry(hasGuid ? "2" : null, b, "B", "Texte b.", null);
    poll(UNE, one);
    assertThat(only(poll(UNE, two, one)).title()).isEqualTo("B");

    assertThat(poll(UNE, two).articles()).isEmpty();
    assertThat(poll(UNE, one).articles()).isEmpty();
    assertThat(poll(UNE, two, one).articles()).isEmpty();
  }

  @Test
  void aDateFarAheadHidesNoLongerTextOfAnotherFeed() {
    poll(ALERTS, dated("/a", "Un", "Une phrase qui...", NOW.plus(Duration.ofDays(30))));

    Article whole = only(poll(UNE, dated("/a", "Un", LONG, NOW)));

    assertThat(whole.revision()).isEqualTo(2);
    assertThat(poll(UNE, dated("/a", "Un", LONG, NOW)).articles()).isEmpty();
  }

  @Test
  void anotherFeedWithTheSameArticleAddsNothing() {
    poll(UNE, entry("/a", "Un", LONG));

    NewBody same = poll(TECH, entry("/a", "Un", LONG));
    NewBody shorter = poll(ALERTS, entry("/a", "Un", "Une phrase qui..."));

    assertThat(same.articles()).isEmpty();
    assertThat(same.repeats()).isEqualTo(1);
    assertThat(shorter.articles()).isEmpty();
    assertThat(shorter.repeats()).isEqualTo(1);
    assertThat(poll(ALERTS, entry("/a", "Un", "Une phrase qui...")).repeats()).isZero();
  }

  @Test
  void aCutOffRepeatUnderACutOffTitleIsNoRevision() {
    poll(UNE, entry("/a", "Un titre assez long", LONG));

    NewBody alert = poll(ALERTS, entry("/a", "Un titre …", LONG.substring(0, 300) + " ..."));

    assertThat(alert.articles()).isEmpty();
  }

  @Test
  void anotherFeedWithMoreTextIsARevision() {
    poll(ALERTS, entry("/a", "Un", "Une phrase qui..."));

    Article whole = only(poll(UNE, entry("/a", "Un", LONG)));

    assertThat(whole.revision()).isEqualTo(2);
    assertThat(whole.changes()).containsExactly("text");
    assertThat(poll(ALERTS, entry("/a", "Un", "Une phrase qui...")).articles()).isEmpty();
  }

  @Test
  void anAggregatorsRewordingIsNoRevision() {
    poll(UNE, guid("g1", "/a", "Un"));

    NewBody reworded = poll(ALERTS, guid("x9", "/a", "Un | Gazette en ligne"));

    assertThat(reworded.articles()).isEmpty();
    assertThat(reworded.repeats()).isEqualTo(1);
  }

  @Test
  void anUpdateThroughAnotherFeedIsARevisionWhicheverIsPolledFirst() {
    var original = dated("/a", "Un", LONG, NOW.minusSeconds(3600));
    var update = dated("/a", "[MàJ] Un", LONG, NOW.minusSeconds(60));

    poll(UNE, original);
    assertThat(only(poll(TECH, update)).revision()).isEqualTo(2);

    known = new KnownArticles(new EmptyArchive());
    poll(TECH, update);
    assertThat(poll(UNE, original).articles()).isEmpty();
  }

  @Test
  void anUpdateUnderAnotherGuidIsRecognisedByItsDate() {
    poll(UNE, entry("tag:1", "/a", "Un", LONG, NOW.minusSeconds(3600)));

    Article update = only(poll(TECH, entry("https://1", "/a", "[MàJ] Un", LONG, NOW)));

    assertThat(update.revision()).isEqualTo(2);
    assertThat(update.changes()).containsExactly("title");
  }

  @Test
  void twoFeedsWithTextsOfDifferentLengthDoNotReviseEachOther() {
    for (int round = 0; round < 3; round++) {
      NewBody brief = poll(UNE, entry("/a", "Un", "Bref."));
      NewBody whole = poll(TECH, entry("/a", "Un", LONG));
      assertThat(brief.articles()).hasSize(round == 0 ? 1 : 0);
      assertThat(whole.articles()).hasSize(round == 0 ? 1 : 0);
    }
    Article edited = only(poll(TECH, entry("/a", "Un", LONG.substring(40))));
    assertThat(edited.revision()).isEqualTo(3);
  }

  @Test
  void entriesThatAreOneArticleAreMergedIntoTheLatest() {
    NewBody body =
        poll(
            UNE,
            dated("/a", "Un", "x", NOW.minusSeconds(600)),
            dated("/a", "Un, mis à jour", "x", NOW.minusSeconds(60)),
            entry("/b", "Deux"));

    assertThat(body.merged()).isEqualTo(1);
    assertThat(body.articles())
        .extracting(Article::title)
        .containsExactlyInAnyOrder("Un, mis à jour", "Deux");
  }

  @Test
  void anEntryThatComesBackIsNotNew() {
    poll(UNE, entry("/a", "Un"));
    poll(UNE, entry("/b", "Deux"));

    assertThat(poll(UNE, entry("/a", "Un")).articles()).isEmpty();
  }

  @Test
  void anEntryThatComesBackIsKnownHoweverManyCameSince() {
    poll(UNE, entry("/a", "Un"));
    for (int i = 0; i < 1_000; i++) {
      poll(UNE, entry("/later/" + i, "Titre " + i));
    }

    assertThat(poll(UNE, entry("/a", "Un")).articles()).isEmpty();
  }

  @Test
  void anEntryIsWrittenOnlyIfItIsNewOrChangedOrNotWrittenForAWeek() {
    FeedEntry a = entry("/a", "Un");
    FeedEntry b = entry("/b", "Deux");
    assertThat(poll(UNE, a, b).remembered()).hasSize(2);
    assertThat(poll(UNE, b, a).remembered()).isEmpty();

    assertThat(poll(UNE, entry("/a", "Un, mis à jour"), b).remembered())
        .singleElement()
        .satisfies(entry -> assertThat(entry.revision()).isEqualTo(2));

    now = now.plus(Duration.ofDays(7));
    assertThat(poll(UNE, b).remembered())
        .singleElement()
        .satisfies(entry -> assertThat(entry.written()).isEqualTo(now));
  }

  @Test
  void anEntryWhoseGuidReturnsToAnEarlierArticleIsWritten() {
    poll(UNE, guid("1", "/a", "A"));
    poll(UNE, guid("1", "/c", "C"), guid("2", "/a", "A"));

    assertThat(poll(UNE, guid("1", "/a", "A")).remembered()).hasSize(1);
  }

  @Test
  void nanosecondsOfADateAreNoChange() {
    FeedEntry dated = dated("/a", "Un", "x", NOW.plusNanos(123_456_789));
    poll(UNE, dated);

    assertThat(poll(UNE, dated).remembered()).isEmpty();
  }

  @Test
  void anEntryOfAnOlderReleaseIsImportedWithItsHashes() {
    var old =
        new FeedState.KnownEntry(
            "tag:gazette.example,2025:81234",
            "a1f09c3be2d47785",
            "77aa0d4c.0be9f3a2.5be0c441.1874",
            2,
            NOW,
            NOW);

    RememberedEntry entry = RememberedEntry.imported("une", old);

    assertThat(ArticleId.text(entry.article())).isEqualTo("a1f09c3be2d47785");
    assertThat(ArticleId.text(entry.feed())).isEqualTo(ArticleId.hash("une"));
    assertThat(entry.content())
        .isEqualTo(new Fingerprint(0x77aa0d4c, 0x0be9f3a2, 0x5be0c441, 1874));
    assertThat(entry.revision()).isEqualTo(2);
    assertThat(entry.published()).isEqualTo(NOW);
    assertThat(Fingerprint.parse("no hash")).isEqualTo(new Fingerprint(0, 0, 0, 0));
  }

  @Test
  void anEntryOfASearchGetsTheOutletThatItsSourceNames() {
    var source = new FeedEntry.Source("L’Écho", URI.create("https://l-echo.example"));
    var found =
        new FeedEntry(
            "CBMi1",
            URI.create("https://news.google.com/rss/articles/CBMi1"),
            "Un sommet - vu d’ici",
            "",
            "",
            List.of("A. B."),
            List.of(),
            null,
            "hier",
            source,
            "fra");

    Article article = only(poll(ALERTS, found));

    assertThat(article.title()).isEqualTo("Un sommet - vu d’ici");
    assertThat(article.outlet().domain()).isEqualTo("l-echo.example");
    assertThat(article.outlet().tier()).isEqualTo(3);
    assertThat(article.authors()).containsExactly("A. B.");
    assertThat(article.language()).isEqualTo("fr");
    assertThat(article.published()).isNull();
    assertThat(article.publishedRaw()).isEqualTo("hier");
  }

  @Test
  void longTextsAreCutAndEntriesWithLongAddressesAreDropped() {
    NewBody body =
        poll(
            UNE,
            entry("/a", "t".repeat(5_000), "é".repeat(500_000)),
            entry("/" + "b".repeat(9_000), "B"));

    Article article = only(body);
    assertThat(article.title()).hasSize(1_000);
    assertThat(article.text()).hasSize(100_000);
    assertThat(body.dropped()).isEqualTo(1);
  }

  private NewBody poll(Feed feed, FeedEntry... entries) {
    now = now.plusSeconds(60);
    var parsed = new ParsedFeed("rss_2.0", "Une", "fr", Hints.NONE, Arrays.asList(entries));
    var deduplicator = new Deduplicator(known, outlets);
    NewBody body = deduplicator.compare(feed, parsed, URI.create(feed.url()), now);
    known.add(body.remembered());
    return body;
  }

  private static Article only(NewBody body) {
    assertThat(body.articles()).hasSize(1);
    return body.articles().getFirst();
  }

  private static Feed feed(String id, @Nullable Outlet outlet) {
    String url = "https://gazette.example/" + id;
    return new Feed(id, url, outlet, null, null, false, false, "Vigie");
  }

  private static FeedEntry entry(String path, String title) {
    return entry(path, title, "Texte.");
  }

  private static FeedEntry entry(String path, String title, String text) {
    return entry(null, path, title, text, null);
  }

  private static FeedEntry dated(String path, String title, String text, Instant published) {
    return entry(null, path, title, text, published);
  }

  private static FeedEntry guid(String guid, String path, String title) {
    return entry(guid, path, title, "Texte.", null);
  }

  private static FeedEntry entry(
      @Nullable String guid, String path, String title, String text, @Nullable Instant published) {
    return new FeedEntry(
        guid,
        URI.create("https://gazette.example" + path),
        title,
        "",
        text,
        List.of(),
        List.of(),
        published,
        null,
        null,
        null);
  }
}
