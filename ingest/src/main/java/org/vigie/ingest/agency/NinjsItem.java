package org.vigie.ingest.agency;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.Links;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One item of ninjs. The versions 1, 2 and 3 differ in names: {@code versioncreated} became {@code
 * versionCreated}, {@code body_xhtml} became one of the {@code bodies}. So names are compared in
 * lower case, and a text is looked for under all its names.
 */
final class NinjsItem {
  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  NinjsItem(JsonNode json) {
    json.properties().forEach(p -> fields.put(p.getKey().toLowerCase(Locale.ROOT), p.getValue()));
  }

  /** Returns true if the value is an item: it has an id, and what only items of ninjs have. */
  static boolean isItem(JsonNode value) {
    return value.isObject()
        && (value.path("uri").isString() || value.path("guid").isString())
        && value.propertyStream().anyMatch(property -> isTypical(property.getKey()));
  }

  private static boolean isTypical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "versioncreated", "pubstatus", "headline", "headlines", "bodies", "slugline" -> true;
      default -> lower.startsWith("body_");
    };
  }

  /** Returns the format with its main number, such as {@code ninjs_2}. */
  String format() {
    String version = fields.getOrDefault("standard", field("")).path("version").asString("");
    if (version.matches("[0-9.]{1,5}")) {
      return "ninjs_" + version;
    }
    return fields.containsKey("bodies") || fields.containsKey("headlines") ? "ninjs_2" : "ninjs_1";
  }

  void copyTo(AgencyItem item, URI base) {
    item.entry.guid = text("uri").isEmpty() ? text("guid") : text("uri");
    item.version = text("version");
    item.created = text("versioncreated");
    item.first = text("firstcreated");
    item.status = text("pubstatus");
    item.kind = text("type");
    JsonNode embargo = field("embargoed");
    boolean none = embargo.isMissingNode() || embargo.isNull() || text("embargoed").isEmpty();
    item.embargo = none ? null : text("embargoed");
    item.urgency(text("urgency"));
    item.entry.language = text("language");
    item.entry.title = title();
    item.entry.link = link(base);
    body().ifPresent(item.entry.bodies::add);
    item.entry.bodies.addAll(values("description"));
    item.entry.authors.addAll(names("by", "byline", "bylines"));
    item.entry.categories.addAll(
        names("subject", "subjects", "keyword", "keywords", "genre", "genres", "slugline"));
  }

  private String title() {
    return Stream.of(values("headline"), names("title", "name", "slugline"))
        .flatMap(List::stream)
        .filter(title -> !title.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Returns the item's text in its richest form: XHTML, else NITF, else plain text. */
  private Optional<String> body() {
    return written("body").stream()
        .filter(text -> !text.value().isBlank())
        .max(Comparator.comparingInt(Written::richness).thenComparingInt(t -> t.value().length()))
        .map(text -> AgencyText.html(text.value(), text.type()));
  }

  /** A text with its media type, or with what stands for it: {@code xhtml} in a name or role. */
  private record Written(String type, String value) {
    int richness() {
      String lower = type.toLowerCase(Locale.ROOT);
      return lower.contains("html") ? 2 : lower.contains("nitf") ? 1 : 0;
    }
  }

  private List<String> values(String name) {
    return written(name).stream().map(Written::value).toList();
  }

  /** Returns the texts of {@code name}, {@code name_…} and the array with the plural. */
  private List<Written> written(String name) {
    List<Written> found = new ArrayList<>();
    for (JsonNode one : field(name.equals("body") ? "bodies" : name + "s")) {
      String type = "";
      String value = "";
      boolean isMain = false;
      for (Map.Entry<String, JsonNode> part : one.properties()) {
        String text = part.getValue().asString("");
        switch (part.getKey().toLowerCase(Locale.ROOT)) {
          case "value" -> value = text;
          case "contenttype" -> type = text;
          case "role" -> isMain = text.equals("main");
          default -> {}
        }
      }
      found.add(isMain ? 0 : found.size(), new Written(type, value));
    }
    fields.forEach(
        (key, value) -> {
          if (value.isString() && (key.equals(name) || key.startsWith(name + "_"))) {
            found.add(new Written(key, value.stringValue()));
          }
        });
    return found;
  }

  /** Returns the names in fields: a text, an array of texts, or an array of objects with names. */
  private List<String> names(String... keys) {
    return Stream.of(keys)
        .map(this::field)
        .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
        .map(node -> node.isObject() ? node.path(node.has("name") ? "name" : "byline") : node)
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .toList();
  }

  /** Returns the address of the item's web page, which is one of its renditions. */
  private @Nullable URI link(URI base) {
    for (JsonNode rendition : field("renditions")) {
      NinjsItem form = new NinjsItem(rendition);
      String type = form.text("mimetype") + form.text("contenttype");
      if (type.contains("html")) {
        URI link = Links.resolve(form.text("href"), base);
        if (link != null) {
          return link;
        }
      }
    }
    return null;
  }

  private JsonNode field(String name) {
    return fields.getOrDefault(name, MissingNode.getInstance());
  }

  /** Returns a text or number as text; empty if there is none. */
  private String text(String name) {
    JsonNode value = field(name);
    return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
  }
}
