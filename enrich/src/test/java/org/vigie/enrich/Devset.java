package org.vigie.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;
import tools.jackson.databind.JsonNode;

/**
 * Labelled articles in a folder beside the project. If the folder is missing, tests that need it
 * are skipped with a message.
 */
public final class Devset {
  private Devset() {}

  /**
   * The folder {@code shared}: given by the system property {@code vigie.shared}, or found beside a
   * parent folder.
   */
  public static Optional<Path> shared() {
    String given = System.getProperty("vigie.shared");
    if (given != null) {
      return Optional.of(Path.of(given)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolveSibling("shared"))) {
        return Optional.of(at.resolveSibling("shared"));
      }
    }
    return Optional.empty();
  }

  public static List<Article> articles(Path shared) {
    return lines(shared.resolve("corpora/devset/articles.jsonl")).values().stream()
        .map(Devset::article)
        .toList();
  }

  /** The labels that people gave each article, by its id. */
  public static Map<String, JsonNode> labels(Path shared) {
    return lines(shared.resolve("corpora/devset/labels.jsonl"));
  }

  private static Map<String, JsonNode> lines(Path file) {
    var lines = new LinkedHashMap<String, JsonNode>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          JsonNode node = Json.MAPPER.readTree(line);
          lines.put(node.path("id").asString(), node);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static Article article(JsonNode node) {
    boolean html = node.hasNonNull("html");
    String title = node.path("title").asString();
    var published = OffsetDateTime.parse(node.path("published").asString()).toInstant();
    String outlet = node.path("outlet").path("name").asString();
    return new Article(
        node.path("id").asString(),
        node.path("url").asString(),
        node.path("url").asString(),
        html ? Jsoup.parse(title).text() : title,
        "",
        html ? Jsoup.parse(node.path("html").asString()).wholeText() : node.path("text").asString(),
        List.of(),
        List.of(),
        new Outlet("outlet", outlet, node.path("outlet").path("domain").asString(""), null, 3),
        node.path("language").asString(),
        published,
        null,
        published,
        "devset",
        null,
        1,
        List.of(),
        null);
  }
}
