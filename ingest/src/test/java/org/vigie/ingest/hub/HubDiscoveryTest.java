package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.JsonFeed;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.formats.XmlFeed;

class HubDiscoveryTest {
  private static final URI URL = URI.create("https://gazette.example/rss");
  private static final String POLLED = "https://gazette.example/feed";

  @Test
  void findsTheHubsOfRssWhateverThePrefixIs() {
    String rss =
        """
        <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>G</title>
        <a:link rel="self" href="https://gazette.example/rss.xml"/>
        <a:link rel="hub" href="https://hub.example/"/>
        <link rel="hub" href="/push" xmlns="http://www.w3.org/2005/Atom"/>
        <item><title>One</title><atom:link rel="hub" href="https://item.example/"/></item>
        </channel></rss>
        """;

    assertThat(find(List.of(), XmlFeed.read(rss, URL, null)))
        .isEqualTo(
            FeedHub.named(
                List.of("https://hub.example/", "https://gazette.example/push"),
                "https://gazette.example/rss.xml"));
  }

  @Test
  void findsTheHubsOfRdfAndAtom() {
    String rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
          xmlns="http://purl.org/rss/1.0/" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>G</title><atom:link rel="hub" href="https://hub.example/"/></channel>
        <item><title>One</title><link>https://gazette.example/1</link></item></rdf:RDF>
        """;
    String atom =
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>G</title>
        <link rel="HUB" href="https://hub.example/"/><link rel="self" href="/atom"/>
        <link rel="alternate" href="https://gazette.example/"/>
        <entry><title>One</title><link href="https://gazette.example/1"/></entry></feed>
        """;

    // Then the address that is polled is the topic of a feed that doesn't name its own
    assertThat(find(List.of(), XmlFeed.read(rdf, URL, null)))
        .isEqualTo(FeedHub.named(List.of("https://hub.example/"), POLLED));
    assertThat(find(List.of(), XmlFeed.read(atom, URL, null)))
        .isEqualTo(FeedHub.named(List.of("https://hub.example/"), "https://gazette.example/atom"));
  }

  @Test
  void findsTheHubsOfJsonFeedsThatSpeakWebSub() {
    String json =
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "G",
         "feed_url": "https://gazette.example/feed.json",
         "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"}, 7,
                  {"type": "WebSub", "url": "https://hub.example/"}],
         "items": [{"id": "1", "title": "One"}]}
        """;

    assertThat(find(List.of(), JsonFeed.read(json, URL, null)))
        .isEqualTo(
            FeedHub.named(List.of("https://hub.example/"), "https://gazette.example/feed.json"));
    assertThat(
            find(
                List.of(),
                JsonFeed.read(json.replace("hubs\": [", "hubs\": 5, \"x\": ["), URL, null)))
        .isNull();
  }

  @Test
  void headersPrecedeWhatTheFeedSays() {
    var said = new Hints.HubLinks(List.of("https://old.example/"), "https://old.example/self");
    List<String> headers =
        List.of(
            "<https://a.example/>; title=\"a, b\"; rel=\"other hub\", </self>; rel=self",
            "<https://b.example/>;rel=HUB",
            "<https://c.example/>; rel=hubs, <https://d.example/>; title=\"rel=hub\"");

    assertThat(HubDiscovery.find(headers, said, URL, POLLED))
        .isEqualTo(
            FeedHub.named(
                List.of("https://a.example/", "https://b.example/"),
                "https://gazette.example/self"));
    assertThat(HubDiscovery.find(List.of("</self>; rel=self"), said, URL, POLLED))
        .isEqualTo(FeedHub.named(List.of("https://old.example/"), "https://gazette.example/self"));
  }

  @Test
  void keepsThreeHubsAtMostAndNoAddressThatIsNone() {
    String long1 = "https://hub.example/" + "x".repeat(2_000);
    var many =
        new Hints.HubLinks(
            List.of("ftp://hub.example/", long1, "https://hub.example/2", "4"), null);

    FeedHub hub = HubDiscovery.find(List.of(), many, URL, POLLED);

    assertThat(hub).isEqualTo(FeedHub.named(List.of("https://hub.example/2"), POLLED));
    assertThat(HubDiscovery.find(List.of(), Hints.HubLinks.NONE, URL, POLLED)).isNull();
  }

  @Test
  void aHeaderThatIsHostileTakesNoTime() {
    String hostile = "<" + "a>;<".repeat(1_000) + "; rel=".repeat(500) + "hub \"" + "\\".repeat(99);

    assertThat(HubDiscovery.find(List.of(hostile), Hints.HubLinks.NONE, URL, POLLED)).isNull();
  }

  private static @Nullable FeedHub find(List<String> headers, ParseResult feed) {
    return HubDiscovery.find(headers, ((ParsedFeed) feed).hints().links(), URL, POLLED);
  }
}
