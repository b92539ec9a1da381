package org.vigie.ingest.formats;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Interruption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the format JSON Feed 1.x item by item; a truncated feed gives its complete items. */
public final class JsonFeed {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final URI base;
  private final @Nullable ZoneId zone;
  private final List<EntryBuilder> entries = new ArrayList<>();
  private String version = "";
  private String title = "";
  private @Nullable String language;
  private @Nullable String self;
  private List<String> hubs = List.of();
  private boolean hasItems;

  private JsonFeed(URI base, @Nullable ZoneId zone) {
    this.base = base;
    this.zone = zone;
  }

  /**
   * Reads a feed in JSON and resolves relative links against {@code base}. Dates without UTC offset
   * are in {@code zone}; null if it is unknown.
   */
  public static ParseResult read(String json, URI base, @Nullable ZoneId zone) {
    JsonFeed feed = new JsonFeed(base, zone);
    boolean isFeed =
        feed.readAll(json) && (feed.version.contains("jsonfeed.org/version") || feed.hasItems);
    if (!isFeed) {
      return ParseResult.notAFeed("JSON, but no JSON Feed");
    }
    String number = feed.version.substring(feed.version.lastIndexOf('/') + 1);
    String format = "json_" + (number.matches("[0-9.]{1,5}") ? number : "1");
    return ParsedFeed.of(format, feed.title, feed.language, feed.hints(), feed.entries);
  }

  /** Reads the JSON. Returns false if it isn't one object or ends before its first item does. */
  private boolean readAll(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
          readItems(parser);
        } else {
          readField(name, MAPPER.readTree(parser));
        }
      }
      return !isFollowed(parser);
    } catch (JacksonException e) {
      return !entries.isEmpty();
    }
  }

  /** Returns true if another object follows, as in JSON Lines, with one object on each line. */
  private static boolean isFollowed(JsonParser parser) {
    try {
      return parser.nextToken() == JsonToken.START_OBJECT;
    } catch (JacksonException e) {
      // why: a complete feed is accepted even if invalid text follows it.
      return false;
    }
  }

  private void readField(String name, JsonNode value) {
    switch (name) {
      case "version" -> version = value.isString() ? value.stringValue() : "";
      case "title" -> title = value.isString() ? value.stringValue() : "";
      case "language" -> language = value.isString() ? value.stringValue() : null;
      case "feed_url" -> self = value.isString() ? value.stringValue() : null;
      case "hubs" -> hubs = hubs(value);
      default -> {}
    }
  }

  /** Returns the addresses of the hubs of type WebSub; the format allows other types. */
  private static List<String> hubs(JsonNode hubs) {
    return hubs.valueStream()
        .filter(hub -> "websub".equalsIgnoreCase(text(hub, "type")))
        .flatMap(hub -> texts(hub, "url").stream())
        .limit(Hints.MAX_HUBS)
        .toList();
  }

  private Hints hints() {
    return Hints.of(new Hints.HubLinks(hubs, self));
  }

  private void readItems(JsonParser parser) {
    hasItems = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Interruption.check();
      JsonNode item = MAPPER.readTree(parser);
      if (item.isObject()) {
        entries.add(entry(item));
      }
    }
  }

  private EntryBuilder entry(JsonNode item) {
    EntryBuilder entry = new EntryBuilder(null, zone);
    entry.guid = item.path("id").isNumber() ? item.path("id").asString() : text(item, "id");
    entry.link = firstLink(texts(item, "url", "external_url"));
    entry.enclosure =
        firstLink(
            item.path("attachments").valueStream().flatMap(a -> texts(a, "url").stream()).toList());
    entry.language = text(item, "language");
    entry.title = Objects.requireNonNullElse(text(item, "title"), "");
    entry.bodies.addAll(texts(item, "content_html", "content_text", "summary"));
    for (JsonNode author : item.path("authors")) {
      entry.authors.addAll(texts(author, "name"));
    }
    entry.authors.addAll(texts(item.path("author"), "name"));
    item.path("tags")
        .valueStream()
        .filter(JsonNode::isString)
        .forEach(tag -> entry.categories.add(tag.stringValue()));
    dates(item, "date_published").forEach(date -> entry.published("date_published", date));
    dates(item, "date_modified").forEach(date -> entry.updated("date_modified", date));
    return entry;
  }

  private @Nullable URI firstLink(List<String> urls) {
    return urls.stream()
        .map(url -> Links.resolve(url, base))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Returns a date as text. Some feeds write a number: seconds or milliseconds since 1970. */
  private static List<String> dates(JsonNode item, String name) {
    JsonNode value = item.path(name);
    return value.isNumber() ? List.of(Long.toString(value.asLong(0))) : texts(item, name);
  }

  private static List<String> texts(JsonNode object, String... names) {
    return Stream.of(names).map(n -> text(object, n)).filter(Objects::nonNull).toList();
  }

  private static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }
}
