package org.vigie.ingest.feedlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.ingest.feedlist.FeedListChange.Changed;
import org.vigie.ingest.feedlist.FeedListChange.Skipped;
import org.vigie.ingest.feedlist.FeedListChange.Uneditable;
import org.vigie.settings.Problems;

class FeedListTest {
  private static final String YAML =
      """
      # our list
      defaults: { every: auto }
      outlets:
        # the first
        - id: gazette
          name: La Gazette   # of here
          domain: [gazette.example, lagazette.example]
          language: fr
          feeds: https://gazette.example/rss.xml
        - { id: echo, name: L'Écho, domain: echo.example, feeds: [https://echo.example/a] }
      # the end
      """;

  @Test
  void addsFeedsToTheirOutletsAndKeepsComments() {
    Changed change =
        added(YAML, feed("https://www.lagazette.example/sport"), feed("https://echo.example/b"));

    assertThat(change.yaml())
        .isEqualTo(
            YAML.replace(
                    "feeds: https://gazette.example/rss.xml",
                    "feeds:\n      - https://gazette.example/rss.xml\n"
                        + "      - https://www.lagazette.example/sport")
                .replace("example/a]", "example/a, https://echo.example/b]"));
    assertThat(change.changed())
        .extracting(feed -> Objects.requireNonNull(feed.outlet()).id())
        .containsExactly("gazette", "echo");
    assertThat(change.newOutlets()).isEmpty();
  }

  @Test
  void makesAnOutletOfEachNewDomain() {
    Changed change =
        added(
            YAML,
            named("https://feeds.times.example/uk", "The Times - UK", "en", "GB"),
            named("https://www.times.example/rss", "The Times - World", "en", "GB"),
            named("https://echo.other.example.org/rss", "Another Echo", null, null));

    assertThat(change.yaml())
        .contains(
            """
              - id: times
                name: The Times
                domain: times.example
                country: GB
                language: en
                feeds:
                  - https://feeds.times.example/uk
                  - https://www.times.example/rss
              - id: example
                name: Another Echo
                domain: example.org
                feeds:
                  - https://echo.other.example.org/rss
            # the end
            """);
    assertThat(change.newOutlets()).containsExactly("times", "example");
  }

  @Test
  void aSecondOutletOfTheSameIdGetsItsDomainAsId() {
    Changed change = added(YAML, feed("https://echo.test.org/rss"), feed("https://echo.org/rss"));

    assertThat(change.newOutlets()).containsExactly("test", "echo.org");
  }

  @Test
  void namesTheOutletAfterItsFolderIfTheFolderHasNoOther() {
    NewFeed one = inFolder("https://a.example/1", "Front page", "The A");
    NewFeed two = inFolder("https://a.example/2", "Sport", "The A");
    NewFeed three = inFolder("https://b.example/1", "Front page", "News");
    NewFeed four = inFolder("https://b.example/2", "Front sport", "News");
    NewFeed five = inFolder("https://c.example/1", "C", "News");

    Changed change = added(YAML, one, two, three, four, five);

    assertThat(change.changed())
        .extracting(feed -> Objects.requireNonNull(feed.outlet()).name())
        .containsExactly("The A", "The A", "Front", "Front", "C");
  }

  @Test
  void feedsOfSearchEnginesBecomeSearches() {
    Changed change =
        added(
            YAML,
            named("https://news.google.com/rss/search?q=INESIA&hl=fr", "INESIA: news", "fr", null));

    assertThat(change.yaml())
        .endsWith(
            """
            searches:
              - { id: inesia-news, url: https://news.google.com/rss/search?q=INESIA&hl=fr, language: fr }
            # the end
            """);
  }

  @Test
  void skipsWhatIsThereAndWhatIsNoAddress() {
    Changed change =
        added(
            YAML,
            feed("http://GAZETTE.example:80/rss.xml/"),
            feed("https://new.example/rss"),
            feed("https://new.example/rss#top"),
            feed("ftp://new.example/rss"),
            feed("https://user:pass@new.example/rss"),
            feed("not an address"));

    assertThat(change.changed()).extracting(Feed::url).containsExactly("https://new.example/rss");
    assertThat(change.skipped())
        .extracting(Skipped::why)
        .satisfiesExactly(
            why -> assertThat(why).endsWith("is in feeds.yaml already"),
            why -> assertThat(why).endsWith("is the same feed as in https://new.example/rss"),
            why -> assertThat(why).contains("doesn't begin with http"),
            why -> assertThat(why).contains("user or password").doesNotContain("pass@"),
            why -> assertThat(why).contains("is not an address"));
    assertThat(change.skipped())
        .extracting(Skipped::isKnown)
        .containsExactly(true, true, false, false, false);
  }

  @Test
  void aFeedInAnotherLanguageThanItsOutletSaysSo() {
    Changed change = added(YAML, named("https://gazette.example/en", "Gazette", "en", null));

    assertThat(change.yaml()).contains("- { url: https://gazette.example/en, language: en }");
    assertThat(change.changed()).extracting(Feed::language).containsExactly("en");
  }

  @Test
  void startsAFileThatHasNoFeedYet() {
    Changed change =
        added(FeedList.EMPTY, named("https://a.example/rss", "yes: a \"name\" #1", null, null));

    assertThat(change.yaml()).startsWith(FeedList.EMPTY);
    assertThat(Objects.requireNonNull(change.changed().getFirst().outlet()).name())
        .isEqualTo("yes: a \"name\" #1");
  }

  @Test
  void removesAFeedByUrlOrIdAndKeepsItsOutlet() {
    FeedList list = list(YAML);
    String id = list.config().feeds().getFirst().id();

    assertThat(changed(list.remove(id)).yaml())
        .isEqualTo(YAML.replace("feeds: https://gazette.example/rss.xml", "feeds: []"));
    assertThat(changed(list.remove("http://echo.example/a/")).yaml())
        .isEqualTo(YAML.replace("[https://echo.example/a]", "[]"));
    assertThat(changed(list.remove("nobody")).skipped()).hasSize(1);
  }

  @Test
  void refusesAFormThatItDoesNotKnow() {
    String aliases =
        """
        outlets:
          - id: a
            name: A
            domain: a.example
            feeds: &same
              - { url: "https://a.example/1" }
          - id: b
            name: B
            domain: b.example
            feeds:
              url: https://b.example/1
              every: 5m
        """;

    assertThat(list(aliases).add(List.of(feed("https://b.example/2"))))
        .isEqualTo(new Uneditable("feeds.yaml line 7: write the feeds of b as a list"));
  }

  @Test
  void removesTheVeryAddressOfTwoAlikeOnes() {
    String yaml =
        """
        outlets:
          - id: a
            name: A
            domain: a.example
            feeds:
              - http://a.example/rss
              - https://a.example/rss
              - https://a.example/rss/
        """;

    for (String url : List.of("http://a.example/rss", "https://a.example/rss")) {
      assertThat(changed(list(yaml).remove(url)).changed()).extracting(Feed::url).containsOnly(url);
    }
  }

  @Test
  void addsToTheExampleAndRemovesAgain() throws IOException {
    String yaml = Files.readString(Path.of("../config/feeds.yaml"));
    List<NewFeed> feeds = new ArrayList<>();
    for (Feed feed : list(yaml).config().feeds()) {
      feeds.add(feed(feed.url() + (feed.url().contains("?") ? "&" : "?") + "second=1"));
    }

    Changed change = changed(list(yaml).add(feeds));

    assertThat(change.changed()).hasSameSizeAs(feeds);
    String without = change.yaml();
    for (NewFeed feed : feeds) {
      without = changed(list(without).remove(feed.url())).yaml();
    }
    assertThat(list(without).config().feeds()).isEqualTo(list(yaml).config().feeds());
    assertThat(without.lines().filter(line -> line.contains("#")).toList())
        .isEqualTo(yaml.lines().filter(line -> line.contains("#")).toList());
  }

  private static Changed added(String yaml, NewFeed... feeds) {
    return changed(list(yaml).add(List.of(feeds)));
  }

  private static Changed changed(FeedListChange change) {
    assertThat(change).isInstanceOf(Changed.class);
    return (Changed) change;
  }

  private static FeedList list(String yaml) {
    var problems = new Problems();
    FeedList list = FeedList.of(yaml, Path.of("../config"), problems).orElse(null);
    assertThat(problems.all()).as(yaml).isEmpty();
    return Objects.requireNonNull(list);
  }

  private static NewFeed feed(String url) {
    return named(url, "", null, null);
  }

  private static NewFeed named(
      String url, String name, @Nullable String language, @Nullable String country) {
    return new NewFeed(url, name, "", null, language, country, Map.of(), url);
  }

  private static NewFeed inFolder(String url, String name, String folder) {
    return new NewFeed(url, name, folder, URI.create(url), null, null, Map.of(), url);
  }
}
