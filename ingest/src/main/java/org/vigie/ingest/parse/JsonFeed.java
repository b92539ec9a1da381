package org.vigie.ingest.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.x, item by item, so that one broken off gives its whole items. */
final class JsonFeed {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final URI base;
  private final List<RawEntry> entries = new ArrayList<>();
  private String version = "";
  private String title = "";
  private @Nullable String language;
  private boolean hasItems;

  /** Whether another value follows the feed. */
  private boolean more;

  private JsonFeed(URI base) {
    this.base = base;
  }

  /** The feed; null when this is no JSON Feed, or breaks off before its first item is whole. */
  static @Nullable ParsedFeed read(String json, URI base) {
    JsonFeed feed = new JsonFeed(base);
    boolean whole = feed.readAll(json);
    boolean isFeed = feed.version.contains("jsonfeed.org/version") || feed.hasItems;
    if (whole && feed.more) {
      // why: JSON Lines, whose first line may well look like a feed.
      return null;
    }
    if (!isFeed || (!whole && feed.entries.isEmpty())) {
      return null;
    }
    String number = feed.version.substring(feed.version.lastIndexOf('/') + 1);
    return new ParsedFeed(
        "json_" + (number.matches("[0-9.]{1,5}") ? number : "1"),
        PlainText.lineOf(feed.title),
        EntryCleaner.language(feed.language),
        Hints.NONE,
        EntryCleaner.clean(feed.entries));
  }

  private boolean readAll(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("items") && value == JsonToken.START_ARRAY) {
          readItems(parser);
        } else {
          readField(name, MAPPER.readTree(parser));
        }
      }
      more = isMore(parser);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isMore(JsonParser parser) {
    try {
      return parser.nextToken() == JsonToken.START_OBJECT;
    } catch (JacksonException e) {
      // why: rubbish after a feed that is whole does no harm.
      return false;
    }
  }

  private void readField(String name, JsonNode value) {
    switch (name) {
      case "version" -> version = value.isString() ? value.stringValue() : "";
      case "title" -> title = value.isString() ? value.stringValue() : "";
      case "language" -> language = value.isString() ? value.stringValue() : null;
      default -> {}
    }
  }

  private void readItems(JsonParser parser) {
    hasItems = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode item = MAPPER.readTree(parser);
      if (item.isObject() && entries.size() < FeedParser.MAX_ENTRIES) {
        entries.add(entry(item));
      }
    }
  }

  private RawEntry entry(JsonNode item) {
    URI link =
        texts(item, "url", "external_url").stream()
            .map(url -> Links.resolve(url, base))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    String id = item.path("id").isNumber() ? item.path("id").asString() : text(item, "id");
    return new RawEntry(
        id,
        link,
        Objects.requireNonNullElse(text(item, "title"), ""),
        texts(item, "content_html", "content_text", "summary"),
        authors(item),
        strings(item.path("tags")),
        texts(item, "date_published", "date_modified"),
        null,
        text(item, "language"));
  }

  private static List<String> authors(JsonNode item) {
    List<String> names = new ArrayList<>();
    for (JsonNode author : item.path("authors")) {
      names.addAll(texts(author, "name"));
    }
    names.addAll(texts(item.path("author"), "name"));
    return names;
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  private static List<String> texts(JsonNode object, String... names) {
    return Stream.of(names).map(n -> text(object, n)).filter(Objects::nonNull).toList();
  }

  private static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }
}
