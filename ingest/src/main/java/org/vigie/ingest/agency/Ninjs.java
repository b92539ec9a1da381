package org.vigie.ingest.agency;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.text.Interruption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads IPTC ninjs 1, 2 and 3: one item, an array of items, an object with items inside, as
 * agencies' interfaces answer, or one item per line. A truncated document gives its complete items,
 * and a line with a mistake costs its own item alone.
 */
public final class Ninjs {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Maximum number of objects and arrays around an item. An estimate: real answers have three. */
  private static final int MAX_DEPTH = 6;

  private final AgencyItems items;
  private final URI base;
  private String format = "ninjs";

  private Ninjs(URI base, @Nullable ZoneId zone) {
    this.items = new AgencyItems(zone);
    this.base = base;
  }

  /**
   * Reads a JSON text and resolves relative links against {@code base}. Dates without UTC offset
   * are in {@code zone}; null if it is unknown. Returns null if the text has no item of ninjs.
   */
  public static @Nullable ParseResult read(String json, URI base, @Nullable ZoneId zone) {
    // why: it is fast, and most feeds in JSON are of another format.
    if (!json.contains("\"uri\"") && !json.contains("\"guid\"")) {
      return null;
    }
    Ninjs ninjs = new Ninjs(base, zone);
    if (isItemPerLine(json)) {
      json.lines().forEach(ninjs::read);
    } else {
      ninjs.read(json);
    }
    return ninjs.items.isEmpty() ? null : ninjs.items.feed(ninjs.format, "");
  }

  /** True if a document has several lines and each begins an object, without an indent. */
  private static boolean isItemPerLine(String json) {
    List<String> lines = json.lines().filter(line -> !line.isBlank()).toList();
    return lines.size() > 1 && lines.stream().allMatch(line -> line.startsWith("{"));
  }

  private void read(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      readAll(parser);
    } catch (JacksonException e) {
      // why: the items before the mistake are complete.
      Interruption.check();
    }
  }

  private void readAll(JsonParser parser) {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT -> readObject(parser);
        case START_ARRAY -> {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            found(MAPPER.readTree(parser)).forEach(this::add);
          }
        }
        default -> {}
      }
    }
  }

  /** Reads an object that is an item, or has items inside. */
  private void readObject(JsonParser parser) {
    ObjectNode self = MAPPER.createObjectNode();
    List<JsonNode> inside = new ArrayList<>();
    boolean isWhole = false;
    try {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
          readArray(parser, self.putArray(name), inside);
        } else {
          JsonNode value = MAPPER.readTree(parser);
          self.set(name, value);
          inside.addAll(found(value));
        }
      }
      isWhole = true;
    } finally {
      if (!NinjsItem.isItem(self)) {
        inside.forEach(this::add);
      } else if (isWhole) {
        add(self);
      }
    }
  }

  private static void readArray(JsonParser parser, ArrayNode array, List<JsonNode> items) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Interruption.check();
      JsonNode value = MAPPER.readTree(parser);
      array.add(value);
      items.addAll(found(value));
    }
  }

  private static List<JsonNode> found(JsonNode value) {
    List<JsonNode> items = new ArrayList<>();
    collect(value, 0, items);
    return items;
  }

  private static void collect(JsonNode value, int depth, List<JsonNode> items) {
    if (NinjsItem.isItem(value)) {
      items.add(value);
    } else if (value.isContainer() && depth < MAX_DEPTH) {
      value.forEach(child -> collect(child, depth + 1, items));
    }
  }

  private void add(JsonNode json) {
    Interruption.check();
    AgencyItem item = items.create();
    NinjsItem source = new NinjsItem(json);
    source.copyTo(item, base);
    items.add(item);
    format = source.format();
  }
}
