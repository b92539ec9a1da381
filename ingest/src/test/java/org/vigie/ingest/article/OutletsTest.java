package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.formats.FeedEntry;

class OutletsTest {
  private static final Outlet GAZETTE =
      new Outlet("gazette", "La Gazette", "gazette.example", "FR", 1);
  private static final Outlet MESSAGER =
      new Outlet("messager", "Le Messager du Soir", "messager.example", "FR", 2);

  private final Outlets outlets =
      new Outlets(
          Map.of(
              "gazette.example",
              GAZETTE,
              "gazette-live.example",
              GAZETTE,
              "messager.example",
              MESSAGER));

  @Test
  void anOutletsFeedBringsItsOwnArticles() {
    assertThat(of(GAZETTE, "https://www.gazette.example/a", null)).isEqualTo(GAZETTE);
    assertThat(of(GAZETTE, "https://www.gazette-live.example/a", null)).isEqualTo(GAZETTE);
    assertThat(of(GAZETTE, "https://cdn.feeds.example/a", null)).isEqualTo(GAZETTE);
  }

  @Test
  void aRedirectorDoesNotTellTheOutlet() {
    assertThat(of(GAZETTE, "https://feedproxy.google.com/~r/gazette/1", null)).isEqualTo(GAZETTE);
  }

  @Test
  void aLinkToAnotherDomainBelongsToAnotherOutlet() {
    assertThat(of(GAZETTE, "https://messager.example/b", null)).isEqualTo(MESSAGER);
    assertThat(of(GAZETTE, "https://www.l-echo.example/b", null))
        .isEqualTo(new Outlet("l-echo.example", "l-echo.example", "l-echo.example", null, 3));
  }

  @Test
  void similarDomainsAreTwoOutlets() {
    var strasse = new Outlet("strasse", "Straße", "xn--strae-oqa.example", "DE", 1);
    var two = new Outlets(Map.of("xn--strae-oqa.example", strasse));
    var feed = new Feed("f", "https://f.example/", null, null, null, false, false, "V");
    var entry = entry("https://a.example/", null);

    assertThat(two.of(feed, entry, URI.create("https://www.xn--strae-oqa.example/a")))
        .isEqualTo(strasse);
    assertThat(two.of(feed, entry, URI.create("https://www.strasse.example/a")).id())
        .isEqualTo("strasse.example");
  }

  @Test
  void aSearchTakesTheOutletThatTheEntryNames() {
    var messager = new FeedEntry.Source("Le Messager", URI.create("https://www.messager.example"));
    var echo = new FeedEntry.Source("L’Écho", URI.create("https://www.l-echo.example"));

    assertThat(of(null, "https://news.google.com/rss/articles/1", messager)).isEqualTo(MESSAGER);
    assertThat(of(null, "https://news.google.com/rss/articles/1", echo))
        .isEqualTo(new Outlet("l-echo.example", "L’Écho", "l-echo.example", null, 3));
    assertThat(of(null, "https://www.l-echo.example/c", echo).name()).isEqualTo("L’Écho");
  }

  @Test
  void aSourceWithoutAddressIsFoundByItsName() {
    assertThat(of(null, "https://t.co/x", new FeedEntry.Source("le messager du soir", null)))
        .isEqualTo(MESSAGER);
    assertThat(of(null, "https://t.co/x", new FeedEntry.Source("Écho d’ici", null)).id())
        .isEqualTo("echo-d-ici");
  }

  @Test
  void aSourceWithoutAddressLeavesTheLinksOutletIfItsNameIsNotConfigured() {
    assertThat(of(null, "https://gazette.example/a", new FeedEntry.Source("Gazette TV", null)))
        .isEqualTo(GAZETTE);
  }

  @Test
  void aSearchWithoutSourceTakesTheLinksDomain() {
    assertThat(of(null, "https://blog.gazette.example/d", null)).isEqualTo(GAZETTE);
  }

  private Outlet of(@Nullable Outlet outlet, String link, FeedEntry.@Nullable Source source) {
    var feed =
        new Feed("f", "https://feeds.example/rss", outlet, null, null, false, false, "Vigie");
    return outlets.of(feed, entry(link, source), URI.create(link));
  }

  private static FeedEntry entry(String link, FeedEntry.@Nullable Source source) {
    return new FeedEntry(
        null, URI.create(link), "t", "", "", List.of(), List.of(), null, null, source, null);
  }
}
