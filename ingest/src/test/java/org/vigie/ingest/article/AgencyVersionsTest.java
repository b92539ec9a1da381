package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.ingest.article.PollResult.NewBody;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;

/** Items of agencies: versions are revisions, and what is held is not published. */
class AgencyVersionsTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");

  private final KnownArticles known = new KnownArticles(new EmptyArchive());
  private Instant now = NOW;

  @Test
  void aNewerVersionIsARevisionAndAnOlderOneIsNot() {
    poll("a", item("Un", "2025-02-12T08:00:00Z", null));
    Article second = poll("a", item("Deux", "2025-02-12T08:30:00Z", null)).articles().getFirst();
    NewBody old = poll("a", item("Un", "2025-02-12T08:00:00Z", null));
    NewBody again = poll("a", item("Deux", "2025-02-12T08:30:00Z", null));

    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.changes()).containsExactly("title");
    assertThat(old.articles()).isEmpty();
    assertThat(old.repeats()).isEqualTo(1);
    assertThat(again.articles()).isEmpty();
  }

  @Test
  void anOlderVersionInAnotherFeedOfTheAgencyIsNoRevision() {
    poll("a", item("Deux", "2025-02-12T08:30:00Z", null));

    assertThat(poll("b", item("Un", "2025-02-12T08:00:00Z", null)).articles()).isEmpty();
    assertThat(poll("b", item("Trois", "2025-02-12T08:45:00Z", null)).articles())
        .extracting(Article::revision)
        .containsExactly(2);
  }

  @Test
  void anItemWithoutPageHasItsIdInTheFeedsAddress() {
    Article article = poll("a", item("Un", "2025-02-12T08:00:00Z", null)).articles().getFirst();

    assertThat(article.link()).isEqualTo("https://wire.example/a");
    assertThat(article.url()).startsWith("https://wire.example/a#");
    assertThat(article.guid()).isEqualTo("urn:newsml:wire.example:1");
  }

  @Test
  void anEmbargoedItemIsPublishedOnceWhenItsEmbargoHasEnded() {
    Instant end = NOW.plusSeconds(600);
    FeedEntry item = item("Un", "2025-02-12T08:00:00Z", end);

    NewBody before = poll("a", item);
    now = end.minusSeconds(60);
    NewBody after = poll("a", item);
    NewBody later = poll("a", item);

    assertThat(before.articles()).isEmpty();
    assertThat(before.remembered()).isEmpty();
    assertThat(before.held()).isEqualTo(1);
    assertThat(before.dropped()).isZero();
    assertThat(before.heldUntil()).isEqualTo(end);
    assertThat(after.articles()).extracting(Article::title).containsExactly("Un");
    assertThat(after.heldUntil()).isNull();
    assertThat(later.articles()).isEmpty();
  }

  @Test
  void aWithdrawnItemIsNeverPublishedButTheOthersAre() {
    FeedEntry withdrawn = item("Un", "2025-02-12T08:00:00Z", Instant.MAX);
    FeedEntry plain =
        new FeedEntry(
            "2", null, "Deux", "", "", List.of(), List.of(), null, null, null, null, null);

    NewBody body = poll("a", withdrawn, plain);

    assertThat(body.articles()).extracting(Article::title).containsExactly("Deux");
    assertThat(body.held()).isEqualTo(1);
    assertThat(body.heldUntil()).isNull();
  }

  @Test
  void aReferenceToAnItemDoesNotTakeItsTextAway() {
    FeedEntry announced = reference("Annonce", "Deux mots.");
    FeedEntry item =
        item(
            "Un",
            "2025-02-12T08:00:00Z",
            null,
            "Le texte entier de la dépêche, qui a plusieurs phrases.");

    assertThat(poll("a", announced).articles()).hasSize(1);
    assertThat(poll("a", item).articles()).extracting(Article::revision).containsExactly(2);
    assertThat(poll("a", announced).articles()).isEmpty();
    assertThat(poll("a", reference("Annonce", "Trois mots.")).articles()).isEmpty();
    assertThat(poll("a", item).articles()).isEmpty();
  }

  @Test
  void aCorrectedReferenceIsARevisionUntilTheItemComes() {
    assertThat(poll("a", reference("Séisme : 10 morts", "Dix morts.")).articles()).hasSize(1);
    assertThat(poll("a", reference("Séisme : 9 morts", "9 morts.")).articles()).hasSize(1);
  }

  @Test
  void eachNewerVersionIsARevisionWhateverItSays() {
    for (int hour = 10; hour < 20; hour++) {
      String title = hour % 2 == 0 ? "Un" : "Deux";
      String created = "2025-02-12T%d:00:00Z".formatted(hour);

      assertThat(poll("a", item(title, created, null)).articles()).hasSize(1);
    }
  }

  private static FeedEntry reference(String title, String text) {
    return versioned(title, text, new FeedEntry.Version(null, null, false));
  }

  private NewBody poll(String id, FeedEntry... entries) {
    now = now.plusSeconds(60);
    var feed = new Feed(id, "https://wire.example/" + id, null, null, null, false, false, "V");
    var parsed = new ParsedFeed("ninjs_2", "", null, Hints.NONE, Arrays.asList(entries));
    // why: the same guid in two feeds is one article only if its page is, too.
    URI url = URI.create("https://wire.example/a");
    NewBody body = new Deduplicator(known, new Outlets(Map.of())).compare(feed, parsed, url, now);
    known.add(body.remembered());
    return body;
  }

  private static FeedEntry item(String title, String created, @Nullable Instant notBefore) {
    return item(title, created, notBefore, "Texte.");
  }

  private static FeedEntry item(
      String title, String created, @Nullable Instant notBefore, String text) {
    return versioned(title, text, new FeedEntry.Version(Instant.parse(created), notBefore));
  }

  private static FeedEntry versioned(String title, String text, FeedEntry.Version version) {
    return new FeedEntry(
        "urn:newsml:wire.example:1",
        null,
        title,
        "",
        text,
        List.of(),
        List.of(),
        Instant.parse("2025-02-12T08:00:00Z"),
        null,
        null,
        null,
        version);
  }
}
