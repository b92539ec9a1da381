package org.vigie.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.parse.Corpora;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * The test cases of feedparser, a parser in Python: expected titles, links, ids, dates, authors and
 * bodies, as plain text.
 */
class FeedparserTest {
  /** Files whose expected values differ on purpose. */
  private static final Set<String> DIFFERENT =
      Set.of(
          // We keep no e-mail address of a person.
          "atom/entry_author_map_author.xml",
          "atom10/entry_author_map_author.xml",
          // We take the first of several dates, not the last.
          "atom/entry_created_multiple_values.xml",
          "atom/entry_published_parsed_date_overwriting.xml",
          "atom/entry_updated_multiple_values.xml",
          // Cleaning changes these elements in their value.
          "sanitize/acceptable_element_command.xml",
          "sanitize/acceptable_element_keygen.xml",
          // We keep ids as written and never expand entities of a DOCTYPE.
          "base/http_entry_id_base_content_location.xml",
          "base/http_entry_id_base_docuri.xml",
          "rss/entity_in_doctype.xml",
          // We ignore all headers except Content-Type.
          "base/http_item_link_base_content_location.xml",
          "lang/http_content_language.xml",
          // We don't read CDF, a format of 1997.
          "cdf/item_abstract_map_description.xml",
          "cdf/item_href_map_link.xml",
          "cdf/item_lastmod_parsed.xml",
          // Browsers read these broken comments and scripts in another way, too.
          "rss/item_description_not_a_doctype.xml",
          "sanitize/item_content_encoded_script_nested_cdata.xml",
          "sanitize/xml_malicious_comment.xml");

  @Test
  void agreesOnWhatAnArticleNeeds() {
    Path corpus = Corpora.corpus("feedparser");
    List<String> wrong = new ArrayList<>();
    int checks = 0;
    for (JsonNode one : Corpora.lines(corpus.resolve("expectations.jsonl"))) {
      String file = one.get("file").asString();
      if (!file.endsWith(".xml")
          || DIFFERENT.contains(file.substring("tests/wellformed/".length()))) {
        continue;
      }
      JsonNode type = one.path("http_headers").path("Content-type");
      ParseResult result =
          new FeedParser()
              .parse(
                  Corpora.bytes(corpus.resolve(file)),
                  type.isString() ? type.asString() : null,
                  URI.create("http://127.0.0.1:8097/" + file));
      for (JsonNode check : one.path("checks")) {
        List<String> path = check.path("path").valueStream().map(JsonNode::asString).toList();
        String what = check.path("op").asString().equals("==") ? what(path) : null;
        if (what != null) {
          checks++;
          Object expected = expected(what, check.get("value"));
          Object got = got(what, path, result);
          if (!Objects.equals(expected, got) && !isShown(check.get("value"), what, path, result)) {
            wrong.add(file + " " + what + ": <" + got + ">, not <" + expected + ">");
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checks).isEqualTo(821);
  }

  private static @Nullable String what(List<String> path) {
    String field = path.getLast();
    if (path.getFirst().equals("feed") && path.size() == 2) {
      return field.equals("title") || field.equals("language") ? "feed " + field : null;
    }
    if (path.size() == 5 && path.get(2).equals("content")) {
      return field.equals("value") ? "body" : null;
    }
    if (!path.getFirst().equals("entries") || path.size() != 3) {
      return null;
    }
    return switch (field) {
      case "title", "link", "id", "author" -> field;
      case "guid" -> "id";
      case "published_parsed", "updated_parsed", "created_parsed", "date_parsed" -> "date";
      case "description", "summary" -> "body";
      default -> null;
    };
  }

  private static @Nullable Object got(String what, List<String> path, ParseResult result) {
    if (!(result instanceof ParsedFeed feed)) {
      return result.toString();
    }
    if (what.startsWith("feed ")) {
      return what.endsWith("title") ? feed.title() : feed.language();
    }
    int index = Integer.parseInt(path.get(1));
    if (index >= feed.entries().size()) {
      return "no entry";
    }
    FeedEntry entry = feed.entries().get(index);
    return switch (what) {
      case "title" -> entry.title();
      case "link" -> String.valueOf(entry.link());
      case "id" -> entry.guid();
      case "author" -> String.join(", ", entry.authors());
      case "date" -> String.valueOf(entry.published());
      default -> entry.text();
    };
  }

  /** True if a browser shows their value, which is HTML, as our title, text or summary. */
  private static boolean isShown(
      JsonNode value, String what, List<String> path, ParseResult result) {
    String shown = Jsoup.parseBodyFragment(value.asString("")).text();
    if (what.equals("body") && result instanceof ParsedFeed feed) {
      FeedEntry entry = feed.entries().get(Integer.parseInt(path.get(1)));
      return shown.equals(entry.text()) || shown.equals(entry.summary());
    }
    return what.endsWith("title") && shown.equals(got(what, path, result));
  }

  private static @Nullable Object expected(String what, JsonNode value) {
    if (what.equals("date")) {
      int[] part = value.valueStream().mapToInt(JsonNode::asInt).toArray();
      return LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], part[5])
          .toInstant(ZoneOffset.UTC)
          .toString();
    }
    String text = value.isString() ? value.asString() : value.toString();
    return switch (what) {
      case "title", "feed title", "author" -> PlainText.lineOf(text);
      case "body" -> PlainText.ofHtml(text);
      case "feed language" -> EntryCleaner.language(text);
      default -> text;
    };
  }
}
