package org.vigie.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.vigie.ingest.text.PlainText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a page says about its article in JSON-LD with the words of schema.org. */
final class JsonLd {
  /**
   * Maximum number of UTF-16 code units of a script. An estimate: articleBody has up to 100,000.
   */
  private static final int MAX_SCRIPT = 1_000_000;

  /** Maximum number of scripts, and of nodes looked at. Estimates: real pages have 10 and 50. */
  private static final int MAX_SCRIPTS = 30;

  private static final int MAX_NODES = 1_000;

  /**
   * Maximum number of texts of a value: authors, parts of a body. An estimate: real ones have few.
   */
  private static final int MAX_TEXTS = 30;

  private static final Set<String> OTHER_TYPES =
      Set.of("BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private JsonLd() {}

  /** Returns the article's node; a missing node if there is none. Skips what is no JSON. */
  static JsonNode article(Declarations declared) {
    Deque<JsonNode> open = new ArrayDeque<>();
    int scripts = 0;
    for (Element script : declared.all("script[type=application/ld+json]")) {
      if (scripts++ < MAX_SCRIPTS) {
        read(script.data()).ifPresent(open::add);
      }
    }
    for (int i = 0; i < MAX_NODES && !open.isEmpty(); i++) {
      JsonNode node = open.poll();
      if (isArticle(node.path("@type"))) {
        return node;
      }
      if (node.isArray()) {
        node.forEach(open::add);
      }
      // why: not the nodes of a list of teasers, each of which is an article, too.
      open.add(node.path("@graph"));
      open.add(node.path("mainEntity"));
    }
    return MAPPER.missingNode();
  }

  /** Returns the article's whole text as HTML or plain text; of a live blog, its updates. */
  static String body(JsonNode article) {
    String body = String.join("\n\n", texts(article.path("articleBody"), "@value"));
    if (!body.isBlank()) {
      return body;
    }
    var updates = new StringBuilder();
    int count = 0;
    for (JsonNode update : article.path("liveBlogUpdate")) {
      if (count++ < MAX_NODES) {
        for (String name : List.of("headline", "articleBody")) {
          String text = PlainText.ofHtml(update.path(name).asString(""));
          updates.append(text).append(text.isEmpty() ? "" : "\n\n");
        }
      }
    }
    return updates.toString();
  }

  private static Optional<JsonNode> read(String script) {
    if (script.length() > MAX_SCRIPT) {
      return Optional.empty();
    }
    // why: some sites put comments or CDATA around the JSON.
    int object = script.indexOf('{');
    int array = script.indexOf('[');
    int start =
        array >= 0 && array < object && !script.startsWith("CDATA", array + 1) ? array : object;
    int end = Math.max(script.lastIndexOf('}'), start == array ? script.lastIndexOf(']') : -1);
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(script.substring(start, end + 1)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isArticle(JsonNode type) {
    for (String name : texts(type, "")) {
      String last = name.substring(name.lastIndexOf('/') + 1);
      if (last.endsWith("Article") || OTHER_TYPES.contains(last)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the texts of a value, of a list, or of the field {@code name} of objects. */
  static List<String> texts(JsonNode value, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      JsonNode text = each.isObject() ? each.path(name) : each;
      if (text.isString() && !text.stringValue().isBlank() && texts.size() < MAX_TEXTS) {
        texts.add(text.stringValue());
      }
    }
    return texts;
  }
}
