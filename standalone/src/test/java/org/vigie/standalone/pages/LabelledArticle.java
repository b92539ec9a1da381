package org.vigie.standalone.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;
import org.vigie.ingest.text.PlainText;
import org.vigie.standalone.SharedFolder;
import tools.jackson.databind.JsonNode;

/** An article of a labelled set, in at least three paragraphs if it can be. */
record LabelledArticle(
    String id, String title, List<String> paragraphs, String language, OffsetDateTime published) {
  private static final int PARAGRAPHS = 3;
  private static final int TEASER = 30;
  private static final String SENTENCE = "(?<=[.!?…»”\"])\\s+(?=[\\p{Lu}«\"“])";

  LabelledArticle {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Reads all articles; skips the test if there are none beside the project. */
  static List<LabelledArticle> all() throws IOException {
    return all(SharedFolder.resolve("corpora/devset/articles.jsonl"));
  }

  static List<LabelledArticle> all(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Json.MAPPER::readTree).map(LabelledArticle::of).toList();
    }
  }

  private static LabelledArticle of(JsonNode node) {
    boolean isHtml = node.has("html");
    String title = node.path("title").stringValue();
    String text =
        isHtml
            ? PlainText.ofHtml(node.path("html").stringValue())
            : PlainText.ofText(node.path("text").stringValue());
    return new LabelledArticle(
        node.path("id").stringValue(),
        isHtml ? PlainText.lineOf(title) : PlainText.ofText(title),
        paragraphs(text),
        node.path("language").stringValue(),
        OffsetDateTime.parse(node.path("published").stringValue()));
  }

  private static List<String> paragraphs(String text) {
    List<String> written = List.of(text.split("\\s*\\n\\s*"));
    if (written.size() >= PARAGRAPHS) {
      return written;
    }
    List<String> sentences = List.of(String.join(" ", written).split(SENTENCE));
    List<String> paragraphs = new ArrayList<>();
    int count = Math.min(PARAGRAPHS, sentences.size());
    for (int i = 0; i < count; i++) {
      int from = i * sentences.size() / count;
      int to = (i + 1) * sentences.size() / count;
      paragraphs.add(String.join(" ", sentences.subList(from, to)));
    }
    return paragraphs;
  }

  String text() {
    return String.join("\n\n", paragraphs);
  }

  /** Returns the first 30 words of the text, as feeds of newspapers do. */
  String teaser() {
    String[] words = text().split("\\s+");
    return words.length <= TEASER ? text() : String.join(" ", Arrays.copyOf(words, TEASER)) + "…";
  }

  /** Returns the event of this article with another text. */
  Article with(String otherId, String summary, String text) {
    String url = "https://gazette.example/" + otherId;
    return new Article(
        otherId,
        url,
        url,
        title,
        summary,
        text,
        List.of(),
        List.of(),
        new Outlet("gazette", "Gazette", "gazette.example", "FR", 1),
        language,
        published.toInstant(),
        published.toString(),
        published.toInstant(),
        "gazette",
        otherId,
        1,
        List.of(),
        null);
  }
}
