package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
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

  private final KnownArticles known = new KnownArticles();
  private final Deduplicator deduplicator =
      new Deduplicator(known, new Outlets(Map.of("gazette.example", OUTLET)));
  private final Map<String, FeedState> states = new HashMap<>();
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
  void anEntryThatChangesItsAddressStaysTheSameArticle() {
    Article first = only(poll(UNE, guid("g1", "/sommet-ouvre", "Le sommet ouvre")));

    Article moved = only(poll(UNE, guid("g1", "/sommet-ferme", "Le sommet ferme")));

    assertThat(moved.id()).isEqualTo(first.id());
    assertThat(moved.revision()).isEqualTo(2);
    assertThat(moved.url()).endsWith("/sommet-ferme");
    assertThat(poll(UNE, guid("g1", "/sommet-ferme", "Le sommet ferme")).articles()).isEmpty();
  }

  @Test
  void keysThatNumberPositionsDoNotIdentifyArticles() {
    poll(UNE, guid("1", "/a", "A"), guid("2", "/b", "B"));

    Article added = only(poll(UNE, guid("1", "/c", "C"), guid("2", "/a", "A")));

    assertThat(added.title()).isEqualTo("C");
    assertThat(added.revision()).isEqualTo(1);
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

    removeAllFeeds();
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
  void rememberedEntriesAreBoundedButCoverTheWholeBody() {
    for (int round = 0; round < 5; round++) {
      FeedEntry[] entries = new FeedEntry[400];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = entry("/" + round + "/" + i, "Titre " + i);
      }
      poll(UNE, entries);
    }

    List<FeedState.KnownEntry> entries = state(UNE).entries();
    assertThat(entries).hasSize(900);
    assertThat(entries.subList(500, 900)).allMatch(entry -> entry.seen().equals(now));
    assertThat(known.size()).isEqualTo(900);
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

  @Test
  void aRemovedFeedFreesItsEntries() {
    poll(UNE, entry("/a", "Un"));
    poll(TECH, entry("/a", "Un"));

    known.replace(state(UNE), null);
    assertThat(poll(TECH, entry("/a", "Un")).articles()).isEmpty();
    known.replace(state(TECH), null);
    assertThat(known.size()).isZero();
  }

  private NewBody poll(Feed feed, FeedEntry... entries) {
    now = now.plusSeconds(60);
    FeedState before = states.get(feed.id());
    var parsed = new ParsedFeed("rss_2.0", "Une", "fr", Hints.NONE, Arrays.asList(entries));
    NewBody body = deduplicator.compare(feed, before, parsed, URI.create(feed.url()), now);
    var state =
        new FeedState(
            feed.id(),
            feed.url(),
            feed.url(),
            null,
            null,
            null,
            now,
            now,
            now,
            now,
            Duration.ofMinutes(5),
            Outcome.FRESH,
            null,
            0,
            body.entries());
    known.replace(before, state);
    states.put(feed.id(), state);
    return body;
  }

  private void removeAllFeeds() {
    states.values().forEach(state -> known.replace(state, null));
    states.clear();
  }

  private FeedState state(Feed feed) {
    return Objects.requireNonNull(states.get(feed.id()));
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
