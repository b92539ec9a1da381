package org.vigie.standalone.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;
import org.vigie.ingest.identity.ArticleId;
import org.vigie.ingest.parse.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An article given as a line of JSON, of which only {@code title} is required. {@code html} may
 * stand for {@code text}; then it and the title are cleaned as a feed's are.
 */
final class ArticleLine {
  private static final String NOWHERE = "https://article.invalid/";

  private ArticleLine() {}

  /**
   * @param number of the line, from 1; the article's id when it has neither id nor URL
   * @param seen the time to say it was seen when it gives none
   * @throws InputException with what was expected
   */
  static Article read(String json, int number, Instant seen) throws InputException {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new InputException("is not JSON: " + e.getOriginalMessage());
    }
    String title = text(node, "title");
    if (title == null) {
      throw new InputException("has no title");
    }
    String html = text(node, "html");
    String url = or(text(node, "url"), NOWHERE + number);
    Instant published = published(text(node, "published"));
    return new Article(
        or(text(node, "id"), text(node, "url") == null ? "line-" + number : ArticleId.of(url)),
        url,
        or(text(node, "link"), url),
        html == null ? PlainText.ofText(title) : PlainText.lineOf(title),
        or(text(node, "summary"), ""),
        html == null ? PlainText.ofText(or(text(node, "text"), "")) : PlainText.ofHtml(html),
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
        List.of());
  }

  private static @Nullable Instant published(@Nullable String date) throws InputException {
    try {
      return date == null ? null : OffsetDateTime.parse(date).toInstant();
    } catch (DateTimeException e) {
      throw new InputException(
          "published: " + date + " is not a time such as 2025-02-12T08:00:00Z");
    }
  }

  private static Outlet outlet(JsonNode node) {
    String name = or(text(node, "name"), "");
    String domain = or(text(node, "domain"), "");
    String id = or(text(node, "id"), domain.replaceAll("[^a-z0-9]+", "-"));
    int tier = node.path("tier").asInt(Outlet.UNKNOWN_TIER);
    return new Outlet(
        id,
        name,
        domain.toLowerCase(Locale.ROOT),
        text(node, "country"),
        Math.clamp(tier, 1, Outlet.UNKNOWN_TIER));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
