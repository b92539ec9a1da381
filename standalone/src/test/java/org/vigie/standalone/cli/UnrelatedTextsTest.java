package org.vigie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.MatchSession;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.events.topics.Json;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.standalone.SharedFolder;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads captured feeds and pages with watches of which none has anything to do with them, as if
 * each text had appeared a day after the watch's release. Nothing may be taken for a pickup.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnrelatedTextsTest {
  private static final Path LABELLED = Path.of("src/test/resources/labelled");

  private final List<ObjectNode> texts = new ArrayList<>();

  @BeforeAll
  void readTexts() throws IOException {
    texts.addAll(texts());
  }

  /**
   * Checks one watch.
   *
   * @param tags the tags that a reader found right: these articles are about the report of 2026
   * @param articles the number of articles that have one
   */
  @ParameterizedTest
  @CsvSource({
    "../config, 2025-02-13T09:00:00Z, ai-safety-report;summit, 3",
    "town/bare, 2026-03-11T09:00:00Z, '', 0",
    "pharma/bare, 2026-05-05T09:00:00Z, '', 0",
    "ferry/bare, 2026-06-03T09:00:00Z, '', 0",
    "museum/bare, 2026-09-09T09:00:00Z, '', 0",
  })
  void findsNoPickup(String watch, Instant day, String tags, int articles) throws Exception {
    Path folder = watch.startsWith("..") ? Path.of(watch) : LABELLED.resolve(watch);
    var session = new MatchSession(Configuration.readWatch(folder, List.of()));
    int number = 0;
    for (ObjectNode text : texts) {
      session.add(ArticleLine.read(text.put("id", "t" + number).toString(), ++number, day));
    }
    assertThat(number).isGreaterThan(2_000);
    assertThat(session.failures()).isEmpty();
    List<Result> tagged = session.results().stream().filter(it -> !it.tags().isEmpty()).toList();
    var found = new TreeSet<String>();
    tagged.forEach(it -> it.tags().forEach(tag -> found.add(tag.tag())));
    assertThat(session.results()).extracting(Result::pickup).containsOnlyNulls();
    assertThat(String.join(";", found)).as("%s", tagged).isEqualTo(tags);
    assertThat(tagged).hasSize(articles);
  }

  private static List<ObjectNode> texts() throws IOException {
    List<ObjectNode> texts = new ArrayList<>();
    for (String folder : List.of("feeds-100", "feeds-real")) {
      for (Path file : files(SharedFolder.resolve("corpora/" + folder))) {
        byte[] body = Files.readAllBytes(file);
        if (new FeedParser().parse(body, null, file.toUri()) instanceof ParsedFeed feed) {
          feed.entries().forEach(entry -> texts.add(text(entry)));
        }
      }
    }
    for (Path file : files(SharedFolder.resolve("corpora/readability"))) {
      if (file.endsWith("source.html")
          && Page.open(Files.readAllBytes(file), null, URI.create("https://page.example/"))
              instanceof Page page
          && page.article() instanceof PageArticle article) {
        texts.add(
            text(file.getName(file.getNameCount() - 2).toString(), "", article.text().value()));
      }
    }
    return texts;
  }

  private static ObjectNode text(FeedEntry entry) {
    ObjectNode node = text(entry.title(), entry.summary(), entry.text());
    return entry.language() == null ? node : node.put("language", entry.language());
  }

  private static ObjectNode text(String title, String summary, String text) {
    return Json.MAPPER
        .createObjectNode()
        .put("title", title)
        .put("summary", summary)
        .put("text", text);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
