package org.vigie.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.article.ArticleDraft;
import org.vigie.ingest.article.ArticleDrafts;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.text.PlainText;
import tools.jackson.databind.JsonNode;

/** The labelled articles are read unchanged from feeds with many irregularities. */
class DevsetFeedsTest {
  private static final Map<String, String> BASES =
      Map.of("08-noguid-relative.xml", "https://noguid.example/feed.xml");

  @Test
  void givesTitlesTextsDatesAndAddressesOfAllArticles() {
    Path corpus = Corpora.corpus("devset");
    Map<String, JsonNode> articles = articles(corpus);
    JsonNode manifest = Corpora.json(corpus.resolve("feeds/manifest.json"));
    Map<String, Found> found = new HashMap<>();
    for (JsonNode feed : manifest.get("feeds")) {
      if (feed.path("duplicates_of").isMissingNode()) {
        read(corpus, feed).forEach(f -> found.put(f.draft().url(), f));
      }
    }
    List<String> wrong = new ArrayList<>();
    for (var item : manifest.get("items").properties()) {
      Found entry = found.get(item.getValue().get("canonical_url").asString());
      if (entry == null) {
        wrong.add(item.getKey() + " is not at " + item.getValue().get("canonical_url"));
      } else {
        JsonNode article = Objects.requireNonNull(articles.get(item.getKey()));
        compare(item.getKey(), article, item.getValue(), entry.entry(), wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(found).hasSize(80);
  }

  private record Found(FeedEntry entry, ArticleDraft draft) {}

  private static List<Found> read(Path corpus, JsonNode feed) {
    String file = feed.get("file").asString();
    String base = BASES.getOrDefault(file, "https://feeds.example/" + file);
    ParsedFeed parsed =
        Corpora.parsed(
            corpus.resolve("feeds").resolve(file), feed.get("content_type").asString(), base);
    assertThat(parsed.entries()).as(file).hasSize(feed.get("items").asInt());
    List<ArticleDraft> drafts = ArticleDrafts.of(URI.create(base), parsed.entries());
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      found.add(new Found(parsed.entries().get(i), drafts.get(i)));
    }
    return found;
  }

  private static void compare(
      String id, JsonNode article, JsonNode item, FeedEntry entry, List<String> wrong) {
    check(id + " title", PlainText.lineOf(article.get("title").asString()), entry.title(), wrong);
    String text =
        article.has("html")
            ? PlainText.ofHtml(article.get("html").asString())
            : PlainText.ofHtml(article.get("text").asString());
    check(id + " text", text, entry.text(), wrong);
    check(id + " summary", "", entry.summary(), wrong);
    check(
        id + " date " + entry.publishedRaw(),
        item.get("published_utc").asString(),
        String.valueOf(entry.published()),
        wrong);
  }

  private static void check(String what, String expected, String got, List<String> wrong) {
    if (!expected.equals(got)) {
      wrong.add(what + ": <" + got + ">, not <" + expected + ">");
    }
  }

  @Test
  void unwrapsTheAlertServiceAndNamesTheAggregatorsOutlets() {
    Path corpus = Corpora.corpus("devset");
    JsonNode manifest = Corpora.json(corpus.resolve("feeds/manifest.json"));
    Map<String, JsonNode> articles = articles(corpus);
    for (JsonNode feed : manifest.get("feeds")) {
      String file = feed.get("file").asString();
      List<Found> found = file.matches("1[01]-.*") ? read(corpus, feed) : List.of();
      for (int i = 0; i < found.size(); i++) {
        String id = feed.get("duplicates_of").get(i).asString();
        JsonNode article = Objects.requireNonNull(articles.get(id));
        FeedEntry entry = found.get(i).entry();
        assertThat(entry.title()).isEqualTo(PlainText.lineOf(article.get("title").asString()));
        if (file.startsWith("11-")) {
          assertThat(found.get(i).draft().url())
              .isEqualTo(manifest.get("items").get(id).get("canonical_url").asString());
          assertThat(entry.authors()).isEmpty();
        } else {
          assertThat(Objects.requireNonNull(entry.source()).name())
              .isEqualTo(article.get("outlet").get("name").asString());
        }
      }
    }
  }

  private static Map<String, JsonNode> articles(Path corpus) {
    Map<String, JsonNode> articles = new HashMap<>();
    Corpora.lines(corpus.resolve("articles.jsonl"))
        .forEach(article -> articles.put(article.get("id").asString(), article));
    return articles;
  }
}
