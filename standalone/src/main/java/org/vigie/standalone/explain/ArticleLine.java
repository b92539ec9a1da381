package org.vigie.standalone.explain;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;
import org.vigie.ingest.article.ArticleId;
import org.vigie.ingest.text.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads an article from one line of JSON. Only the field {@code title} is required. The text is in
 * {@code text} or, as HTML, in {@code html}; then the title is HTML, too. HTML is converted to
 * plain text.
 */
public final class ArticleLine {
  /** Start of the URL that replaces a missing URL. RFC 2606 reserves {@code .invalid}. */
  private static final String NO_URL = "https://article.invalid/";

  private ArticleLine() {}

  /**
   * @param number line number, from 1; a line without id and URL gets the id {@code line-1}
   * @param seen value of {@link Article#seen} if the line has no publication time
   * @throws IOException if the line is not an article; the message gives the reason
   */
  public static Article read(String json, int number, Instant seen) throws IOException {
    return read(parse(json), number, seen);
  }

  static Article read(JsonNode node, int number, Instant seen) throws IOException {
    String title = text(node, "title");
    if (title == null) {
      throw new IOException("has no title");
    }
    String html = text(node, "html");
    String url = text(node, "url", NO_URL + number);
    Instant published = published(text(node, "published"));
    return new Article(
        text(node, "id", text(node, "url") != null ? ArticleId.of(url) : "line-" + number),
        url,
        text(node, "link", url),
        html == null ? PlainText.ofText(title) : PlainText.lineOf(title),
        text(node, "summary", ""),
        html == null ? PlainText.ofText(text(node, "text", "")) : PlainText.ofHtml(html),
        texts(node.path("authors")),
        texts(node.path("categories")),
        outlet(node.path("outlet")),
        text(node, "language"),
        published,
        text(node, "published"),
        published == null ? seen : published,
        "match",
        text(node, "guid"),
        1,
        List.of(),
        null);
  }

  /** Reads a line as JSON; an error says that it is none, and why. */
  static JsonNode parse(String json) throws IOException {
    if (json.isBlank()) {
      throw new IOException("is empty");
    }
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IOException("is not JSON: " + e.getOriginalMessage());
    }
  }

  private static @Nullable Instant published(@Nullable String date) throws IOException {
    try {
      return date == null ? null : OffsetDateTime.parse(date).toInstant();
    } catch (DateTimeException e) {
      throw new IOException("published: " + date + " is not a time such as 2025-02-12T08:00:00Z");
    }
  }

  private static Outlet outlet(JsonNode node) {
    if (node.isString()) {
      String name = node.stringValue();
      return new Outlet(id(name), name, "", null, Outlet.UNKNOWN_TIER);
    }
    String domain = text(node, "domain", "");
    return new Outlet(
        text(node, "id", id(domain)),
        text(node, "name", ""),
        domain.toLowerCase(Locale.ROOT),
        text(node, "country"),
        Math.clamp(node.path("tier").asInt(Outlet.UNKNOWN_TIER), 1, Outlet.UNKNOWN_TIER));
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(item -> item.asString("")).toList();
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  private static String text(JsonNode node, String field, String missing) {
    return Objects.requireNonNullElse(text(node, field), missing);
  }
}
