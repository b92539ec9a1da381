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
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.parse.Corpora;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * The test cases of feedparser, a parser in Python. An assertion counts if it demands that a field
 * that we have, too, equals a value: the title and language of a feed; title, link, id, author,
 * date, text, language, categories and source of an entry. Titles and texts are compared as plain
 * text, and authors without e-mail addresses. Other assertions are about what Vigie doesn't keep:
 * types, raw markup, images, rights, contributors, coordinates, and headers of the answer. Those
 * that fail on purpose are counted as failed.
 */
class FeedparserTest {
  /** Files whose expected values differ on purpose. */
  private static final Set<String> DIFFERENT =
      Set.of(
          // We take the label that readers see, not the term.
          "atom10/entry_category_term.xml",
          "atom10/entry_category_term_non_ascii.xml",
          // We never expand entities of a DOCTYPE.
          "rss/entity_in_doctype.xml",
          // We ignore all headers except Content-Type. RFC 9110 (B) took the base address from the
          // header Content-Location.
          "base/http_entry_id_base_content_location.xml",
          "base/http_item_link_base_content_location.xml",
          "lang/http_content_language.xml",
          // We don't read CDF, a format of 1997.
          "cdf/item_abstract_map_description.xml",
          "cdf/item_href_map_link.xml",
          "cdf/item_lastmod_parsed.xml",
          // Browsers read these broken comments and scripts in another way, too.
          "sanitize/item_content_encoded_script_nested_cdata.xml",
          "sanitize/xml_malicious_comment.xml");

  /** Folders whose cases are feedparser's core: the formats, base addresses and languages. */
  private static final Set<String> CORE =
      Set.of("rss", "atom", "atom10", "rdf", "base", "lang", "illformed");

  private static final double CORE_FLOOR = 0.97;

  private final Set<String> failed = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private int checks;
  private int failures;
  private int coreChecks;
  private int corePassed;

  @Test
  void agreesOnWhatAnArticleNeeds() {
    Path corpus = Corpora.corpus("feedparser");
    for (JsonNode one : Corpora.lines(corpus.resolve("expectations.jsonl"))) {
      String file = one.get("file").asString();
      if (file.endsWith(".xml")) {
        ParseResult result = parsed(corpus.resolve(file), file, one);
        one.path("checks").forEach(check -> compare(file, check, result));
      }
    }
    int passed = checks - failures;
    System.out.printf(
        "feedparser: core %d of %d, all %d of %d%n", corePassed, coreChecks, passed, checks);
    assertThat(wrong).isEmpty();
    assertThat(failed).isEqualTo(new TreeSet<>(DIFFERENT));
    assertThat(corePassed).isGreaterThanOrEqualTo((int) Math.ceil(CORE_FLOOR * coreChecks));
  }

  private static ParseResult parsed(Path path, String file, JsonNode one) {
    JsonNode type = one.path("http_headers").path("Content-type");
    return new FeedParser()
        .parse(
            Corpora.bytes(path),
            type.isString() ? type.asString() : null,
            URI.create("http://127.0.0.1:8097/" + file));
  }

  private void compare(String file, JsonNode check, ParseResult result) {
    List<String> path = check.path("path").valueStream().map(JsonNode::asString).toList();
    String what = check.path("op").asString().equals("==") ? what(path) : null;
    if (what == null) {
      return;
    }
    Object expected = expected(what, check.get("value"));
    Object got = got(what, path, result);
    boolean passes =
        Objects.equals(expected, got) || isShown(check.get("value"), what, path, result);
    String name = file.replaceFirst("tests/(wellformed/)?", "");
    boolean isCore = CORE.contains(name.substring(0, name.indexOf('/')));
    checks++;
    coreChecks += isCore ? 1 : 0;
    corePassed += isCore && passes ? 1 : 0;
    if (!passes) {
      failures++;
      failed.add(name);
      if (!DIFFERENT.contains(name)) {
        wrong.add(name + " " + what + ": <" + got + ">, not <" + expected + ">");
      }
    }
  }

  /** Returns which of our fields an assertion is about; null if we have no such field. */
  private static @Nullable String what(List<String> path) {
    String field = path.getLast();
    if (path.getFirst().equals("feed") && path.size() == 2) {
      return field.equals("title") || field.equals("language") ? "feed " + field : null;
    }
    if (!path.getFirst().equals("entries")) {
      return null;
    }
    String inner = String.join("/", path.subList(2, path.size())).replaceAll("/[0-9]+/", "/");
    return switch (inner) {
      case "title", "link", "id", "author", "language" -> inner;
      case "guid" -> "id";
      case "published_parsed", "updated_parsed", "created_parsed", "date_parsed" -> "date";
      case "description", "summary", "content/value" -> "body";
      case "tags/term", "category" -> "category";
      case "source/title" -> "source";
      case "author_detail/name", "authors/name" -> "name";
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
      case "language" -> entry.language();
      case "category" ->
          at(entry.categories(), path.size() > 4 ? Integer.parseInt(path.get(3)) : 0);
      case "source" -> entry.source() == null ? null : entry.source().name();
      case "name" ->
          at(entry.authors(), path.get(2).equals("authors") ? Integer.parseInt(path.get(3)) : 0);
      default -> entry.text();
    };
  }

  private static @Nullable String at(List<String> names, int index) {
    return index < names.size() ? names.get(index) : null;
  }

  /** True if a browser shows their value, which is HTML, as our title, text or summary. */
  private static boolean isShown(
      JsonNode value, String what, List<String> path, ParseResult result) {
    String shown = Jsoup.parseBodyFragment(value.asString("")).text();
    if (what.equals("body") && result instanceof ParsedFeed feed) {
      FeedEntry entry = feed.entries().get(Integer.parseInt(path.get(1)));
      return shown.equals(entry.text()) || shown.equals(entry.summary());
    }
    return (what.endsWith("title") || what.equals("source"))
        && shown.equals(got(what, path, result));
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
      case "title", "feed title", "source" -> PlainText.lineOf(text);
      case "author" -> String.join(", ", EntryCleaner.authors(List.of(text)));
      case "body" -> PlainText.ofHtml(text);
      case "feed language" -> EntryCleaner.language(text);
      default -> text;
    };
  }
}
