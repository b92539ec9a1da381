package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.Corpora;
import org.vigie.ingest.parse.FeedParser;

class ArticleDraftsTest {
  private static final URI FEED = URI.create("https://j.example/flux.xml");

  private static FeedEntry entry(@Nullable String guid, @Nullable String link, String title) {
    return new FeedEntry(
        guid,
        link == null ? null : URI.create(link),
        title,
        "",
        "texte",
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }

  private static ArticleDraft only(FeedEntry entry) {
    return ArticleDrafts.of(FEED, List.of(entry)).getFirst();
  }

  @Test
  void recognisesAnEntryByItsGuidWhenTitleAndAddressChange() {
    ArticleDraft before = only(entry("g", "https://j.example/a", "Avant"));
    ArticleDraft after = only(entry("g", "https://j.example/b", "Après"));
    assertThat(after.key()).isEqualTo(before.key());
  }

  @Test
  void recognisesAnEntryWithoutGuidByItsAddressWithoutTrackers() {
    assertThat(only(entry(null, "https://j.example/a?utm_source=x", "Avant")).key())
        .isEqualTo(only(entry(null, "https://j.example/a", "Après")).key());
  }

  @Test
  void distinguishesEntriesThatShareAGuid() {
    List<ArticleDraft> both =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry("g", "https://j.example/a", "A"), entry("g", "https://j.example/b", "B")));
    assertThat(both.getFirst().key()).isNotEqualTo(both.getLast().key());
    assertThat(both.getFirst().id()).isNotEqualTo(both.getLast().id());
  }

  @Test
  void usesTheGuidAsAddressWhenThereIsNoOther() {
    ArticleDraft byGuid = only(entry("https://j.example/a?xtor=RSS-1", null, "A"));
    assertThat(byGuid.url()).isEqualTo("https://j.example/a");
    assertThat(byGuid.link()).isEqualTo("https://j.example/a?xtor=RSS-1");
    ArticleDraft home = only(entry("https://j.example/a", "https://j.example/", "A"));
    assertThat(home.url()).isEqualTo("https://j.example/a");
    assertThat(home.link()).isEqualTo("https://j.example/");
  }

  @Test
  void givesAnEntryWithoutAddressAFragmentOfItsFeed() {
    ArticleDraft one = only(entry(null, null, "Un"));
    ArticleDraft two = only(entry(null, null, "Deux"));
    assertThat(one.url()).startsWith("https://j.example/flux.xml#");
    assertThat(one.link()).isEqualTo("https://j.example/flux.xml");
    assertThat(one.id()).isNotEqualTo(two.id());
    assertThat(only(entry("42", null, "Avant")).id())
        .isEqualTo(only(entry("42", null, "Après")).id());
  }

  @Test
  void keepsAnchorsOnlyWhereTheyDistinguishEntriesOfOnePage() {
    List<ArticleDraft> log =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry("1", "https://j.example/log#v1", "v1"),
                entry("2", "https://j.example/log#v2", "v2")));
    assertThat(log)
        .extracting(ArticleDraft::url)
        .containsExactly("https://j.example/log#v1", "https://j.example/log#v2");
    assertThat(only(entry("1", "https://j.example/log#v1", "v1")).url())
        .isEqualTo("https://j.example/log");
  }

  @Test
  void mergesOneArticleAndSeparatesArticlesThatShareAPage() {
    List<ArticleDraft> twice =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry("1", "https://j.example/a", "A"), entry("2", "https://j.example/a", "A")));
    assertThat(twice).extracting(ArticleDraft::id).containsOnly(twice.getFirst().id());
    List<ArticleDraft> log =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry("1", "https://j.example/a", "A"), entry("2", "https://j.example/a", "B")));
    assertThat(log.getFirst().id()).isNotEqualTo(log.getLast().id());
  }

  @Test
  void separatesArticlesThatShareAPageBesideOneWithAnAnchor() {
    List<ArticleDraft> log =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry("1", "https://j.example/a", "A"),
                entry("2", "https://j.example/a", "B"),
                entry("3", "https://j.example/a#c", "C")));
    assertThat(log).extracting(ArticleDraft::id).doesNotHaveDuplicates();
    assertThat(log.getLast().url()).isEqualTo("https://j.example/a#c");
  }

  @Test
  void separatesArticlesThatShareAPageWhichAFragmentNames() {
    List<ArticleDraft> log =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry("1", "https://j.example/app#!/news", "A"),
                entry("2", "https://j.example/app#!/news", "B")));
    assertThat(log).extracting(ArticleDraft::id).doesNotHaveDuplicates();
    assertThat(log)
        .allSatisfy(
            draft -> assertThat(URI.create(draft.url()).getFragment()).startsWith("!/news#"));
  }

  @Test
  void takesNoHomePageWithATrackerForTheAddressOfItsEntries() {
    List<ArticleDraft> all =
        ArticleDrafts.of(
            FEED,
            List.of(
                entry(null, "https://j.example/?utm_source=rss", "A"),
                entry(null, "https://j.example/?utm_source=rss", "B")));
    assertThat(all).extracting(ArticleDraft::id).doesNotHaveDuplicates();
  }

  @Test
  void losesNoneOfTheEntriesOfAHundredFeeds() {
    Set<String> articles = new HashSet<>();
    int entries = 0;
    for (Path file : Corpora.files(Corpora.corpus("feeds-100"))) {
      if (file.getFileName().toString().contains(".")) {
        continue;
      }
      URI base = URI.create("https://feed.example/" + file.getFileName());
      if (new FeedParser().parse(Corpora.bytes(file), null, base) instanceof ParsedFeed feed) {
        entries += feed.entries().size();
        ArticleDrafts.of(base, feed.entries()).forEach(e -> articles.add(e.id()));
      }
    }
    assertThat(entries).isEqualTo(3_693);
    // Two podcasts are listed twice; fourteen entries of a log have no name and the same text.
    assertThat(articles.size()).isEqualTo(3_677);
  }
}
