package org.vigie.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.parse.Corpora;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * The test cases of gofeed, a parser in Go: feeds with the values that its maintainers expect. A
 * check is one of these fields if it is expected: the feed's title, language and number of items;
 * title, link, id, date, first author and text of each item. Others are not kept by Vigie.
 */
class GofeedTest {
  private static final String BASE = "https://feed.example/feed";

  private static final double FLOOR = 0.98;

  /**
   * Differences on purpose, which count as failed: the first of several links, all authors, ids as
   * written.
   */
  private static final Set<String> DIFFERENT =
      Set.of(
          "rss/rdf_item_links.xml 0 link",
          "rss/rss_channel_item_links.xml 0 link",
          "rss/feed_item_links_-_rss_channel_item_links.xml 0 link",
          "dublincore/dublincore_item_multiple_values.xml 0 author",
          "atom/entry_id_xml_base.xml 0 guid",
          "rss/rss_channel_item_guid_naked_markup.xml 0 guid");

  @Test
  void agreesOnTitlesLinksGuidsDatesAndBodies() {
    Path corpus = Corpora.corpus("gofeed").resolve("testdata");
    Comparison comparison = new Comparison();
    for (Path expected : Corpora.files(corpus)) {
      Path feed = feedOf(expected);
      if (feed != null) {
        compare(feed, Corpora.json(expected), comparison);
      }
    }
    int all = comparison.checks + DIFFERENT.size();
    System.out.printf("gofeed: %d of %d%n", comparison.checks - comparison.wrong.size(), all);
    assertThat(comparison.wrong).isEmpty();
    assertThat(comparison.checks).isEqualTo(711);
    assertThat(comparison.checks).isGreaterThanOrEqualTo((int) Math.ceil(FLOOR * all));
  }

  /** Also the files without expected values, which are broken on purpose. */
  @Test
  void raisesNoExceptionForAnyFile() {
    for (Path file : Corpora.files(Corpora.corpus("gofeed"))) {
      ParseResult result = new FeedParser().parse(Corpora.bytes(file), null, URI.create(BASE));
      assertThat(result.toString()).as(file.toString()).doesNotContain("unreadable");
    }
  }

  private static final class Comparison {
    private int checks;
    private final List<String> wrong = new ArrayList<>();

    void add(String what, @Nullable Object expected, @Nullable Object got) {
      if (expected == null || DIFFERENT.contains(what)) {
        return;
      }
      checks++;
      if (!Objects.equals(expected, got)) {
        wrong.add(what + ": <" + got + ">, not <" + expected + ">");
      }
    }
  }

  private static @Nullable Path feedOf(Path expected) {
    String name = expected.getFileName().toString();
    if (!name.endsWith(".json")) {
      return null;
    }
    Path feed = expected.resolveSibling(name.replaceAll("\\.json$", ".xml"));
    return Files.exists(feed) ? feed : null;
  }

  private static void compare(Path file, JsonNode expected, Comparison comparison) {
    String name = Objects.requireNonNull(file.getParent()).getFileName() + "/" + file.getFileName();
    ParseResult result = new FeedParser().parse(Corpora.bytes(file), null, URI.create(BASE));
    if (!(result instanceof ParsedFeed feed)) {
      comparison.add(name, "a feed", result.toString());
      return;
    }
    comparison.add(name + " title", line(expected, "title"), feed.title());
    String language = text(expected, "language");
    comparison.add(name + " language", EntryCleaner.language(language), feed.language());
    JsonNode items = expected.has("items") ? expected.path("items") : expected.path("entries");
    comparison.add(name + " items", items.size(), feed.entries().size());
    for (int i = 0; i < Math.min(items.size(), feed.entries().size()); i++) {
      compare(name + " " + i, items.get(i), feed.entries().get(i), comparison);
    }
  }

  private static void compare(String where, JsonNode item, FeedEntry entry, Comparison comparison) {
    comparison.add(where + " title", line(item, "title"), entry.title());
    String link = text(item, "link");
    URI wanted = link == null || link.isBlank() ? null : Links.resolve(link, URI.create(BASE));
    comparison.add(where + " link", wanted, entry.link());
    JsonNode guid = item.path("guid");
    String id = guid.isObject() ? text(guid, "value") : text(item, guid.isString() ? "guid" : "id");
    comparison.add(where + " guid", id, entry.guid());
    comparison.add(where + " date", date(item), entry.published());
    JsonNode author = item.path("author").path("name");
    List<String> authors = author.isString() ? List.of(author.asString()) : null;
    comparison.add(where + " author", authors, entry.authors());
    String content = text(item, "content");
    String body = content == null ? text(item, "description") : content;
    comparison.add(where + " text", body == null ? null : PlainText.ofHtml(body), entry.text());
  }

  private static @Nullable Instant date(JsonNode item) {
    for (String name : List.of("publishedParsed", "pubDateParsed", "updatedParsed")) {
      String date = text(item, name);
      if (date != null) {
        return Instant.parse(date);
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isString() ? node.path(name).asString() : null;
  }

  private static @Nullable String line(JsonNode node, String name) {
    String text = text(node, name);
    return text == null ? null : PlainText.lineOf(text);
  }
}
