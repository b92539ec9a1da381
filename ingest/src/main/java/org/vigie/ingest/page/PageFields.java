package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.article.Domains;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.formats.Links;
import org.vigie.ingest.network.PublicAddress;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * What a page says about its article: in JSON-LD, else in meta elements, else in microdata.
 *
 * @param declared what the page declares
 * @param article the article's JSON-LD; a missing node if there is none
 */
record PageFields(Declarations declared, JsonNode article, URI url) {
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final int MAX_AUTHORS = 20;

  /** Maximum length that a heading adds to the title, and least length of one; estimates. */
  private static final int MAX_MORE = 200;

  private static final int MIN_HEADING = 15;

  /** What joins the parts of a title, and what stands before the outlet's name. */
  private static final String JOINS = ":?!.";

  private static final String SEPARATORS = "|–—-·»:";

  Sourced<String> title() {
    Sourced<String> title =
        text("headline", "meta[property=og:title]", "meta[name=twitter:title]", "title");
    if (title == null) {
      return new Sourced<>("", "nothing");
    }
    for (Element heading : declared.headings()) {
      String line = PlainText.lineOf(heading.text());
      if (isLonger(line, title.value()) || isWithoutOutlet(line, title)) {
        return new Sourced<>(line, "h1");
      }
    }
    return title;
  }

  /** Returns true for a heading that adds a part before or after the title. */
  private static boolean isLonger(String heading, String title) {
    int more = heading.length() - title.length();
    if (more <= 2 || more > MAX_MORE) {
      return false;
    }
    return heading.startsWith(title)
        ? JOINS.indexOf(heading.substring(title.length()).strip().charAt(0)) >= 0
        : heading.endsWith(title) && JOINS.indexOf(heading.charAt(more - 2)) >= 0;
  }

  /** Returns true for a heading to which the title for browsers adds something, as the outlet. */
  private static boolean isWithoutOutlet(String heading, Sourced<String> title) {
    String whole = title.value();
    int length = heading.length();
    return !title.from().startsWith("JSON-LD")
        && length >= MIN_HEADING
        && whole.length() > length + 2
        && whole.startsWith(heading)
        && SEPARATORS.indexOf(whole.substring(length).strip().charAt(0)) >= 0;
  }

  Sourced<List<String>> authors() {
    List<String> names = lines(JsonLd.texts(article.path("author"), "name"));
    if (!names.isEmpty()) {
      return new Sourced<>(names, "JSON-LD author");
    }
    for (String css :
        List.of(
            "meta[name=author]",
            "meta[property=article:author]",
            "[itemprop=author] [itemprop=name]",
            "[rel=author]")) {
      List<String> found =
          lines(declared.all(css).stream().map(PageFields::content).toList()).stream()
              .filter(name -> !name.startsWith("http"))
              .toList();
      if (!found.isEmpty()) {
        return new Sourced<>(found, css);
      }
    }
    return new Sourced<>(List.of(), "nothing");
  }

  private static List<String> lines(List<String> names) {
    return names.stream()
        .map(PlainText::lineOf)
        .filter(name -> !name.isEmpty())
        .distinct()
        .limit(MAX_AUTHORS)
        .toList();
  }

  @Nullable Sourced<Instant> published() {
    return time(
        "datePublished", "meta[property=article:published_time]", "[itemprop=datePublished]");
  }

  @Nullable Sourced<Instant> modified() {
    return time("dateModified", "meta[property=article:modified_time]", "[itemprop=dateModified]");
  }

  private @Nullable Sourced<Instant> time(String name, String... selectors) {
    Sourced<String> raw = text(name, selectors);
    FeedDate date = raw == null ? null : FeedDate.parse(raw.value());
    return date == null || raw == null ? null : new Sourced<>(date.at(ZoneOffset.UTC), raw.from());
  }

  @Nullable Sourced<String> section() {
    return text("articleSection", "meta[property=article:section]", "[itemprop=articleSection]");
  }

  @Nullable Sourced<String> language() {
    Sourced<String> tag = text("inLanguage", "meta[property=og:locale]");
    Element html = declared.first("html[lang]");
    if (tag == null && html != null) {
      tag = new Sourced<>(html.attr("lang"), "html lang");
    }
    String code = tag == null ? "" : tag.value().split("[-_]")[0].toLowerCase(Locale.ROOT);
    return tag != null && LANGUAGES.contains(code) ? new Sourced<>(code, tag.from()) : null;
  }

  /** Returns the canonical address that the page names, if it is one of the page's own outlet. */
  @Nullable Sourced<URI> canonical() {
    for (String css : List.of("link[rel=canonical]", "meta[property=og:url]")) {
      Element element = declared.first(css);
      String raw = element == null ? "" : content(element);
      URI link = raw.isBlank() ? null : Links.resolve(raw, url);
      boolean isOwn = link != null && Domains.of(link).equals(Domains.of(url));
      if (link != null && isOwn && link.getHost() != null && PublicAddress.mayBe(link.getHost())) {
        return new Sourced<>(link, css);
      }
    }
    return null;
  }

  /** Returns the first value that isn't blank, on one line. */
  private @Nullable Sourced<String> text(String name, String... selectors) {
    List<String> values = lines(JsonLd.texts(article.path(name), "name"));
    if (!values.isEmpty()) {
      return new Sourced<>(values.getFirst(), "JSON-LD " + name);
    }
    for (String css : selectors) {
      Element element = declared.first(css);
      String line = element == null ? "" : PlainText.lineOf(content(element));
      if (!line.isEmpty()) {
        return new Sourced<>(line, css);
      }
    }
    return null;
  }

  private static String content(Element element) {
    for (String attribute : List.of("content", "href", "datetime")) {
      // why: an author's link has an address, but its text is the name.
      boolean isLink = attribute.equals("href") && !element.nameIs("link");
      if (element.hasAttr(attribute) && !isLink) {
        return element.attr(attribute);
      }
    }
    return element.nameIs("abbr") && element.hasAttr("title")
        ? element.attr("title")
        : element.text();
  }
}
