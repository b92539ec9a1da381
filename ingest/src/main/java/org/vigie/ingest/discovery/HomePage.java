package org.vigie.ingest.discovery;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.formats.Links;
import org.vigie.ingest.text.PlainText;

/**
 * The tags of an HTML page that tell of feeds and of the outlet. Reads tags one by one and makes no
 * tree, so that a hostile page takes linear time and little memory.
 */
final class HomePage {
  /** Maximum number of UTF-16 code units that are read. An estimate: home pages have 1 MB. */
  private static final int MAX_LENGTH = 4_000_000;

  /** Maximum numbers of links. Estimates: a page declares up to ten feeds and lists a hundred. */
  private static final int MAX_DECLARED = 20;

  private static final int MAX_LINKED = 100;

  /** Matches a tag of interest. A value in quotes has at most 4,000 characters. */
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)<(html|base|link|meta|a)(?=[\\s/])((?:[^<>\"']|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'){0,400}+)>");

  private static final Pattern FEED_TYPE =
      Pattern.compile(
          "(?i)(?:application/(?:rss|atom|rdf|feed)\\+(?:xml|json)|application/json\\+feed|text/rss)");

  /** Matches the content of {@code <meta http-equiv="refresh">}: seconds and an address. */
  private static final Pattern REFRESH =
      Pattern.compile("(?i)\\s*\\d{1,3}\\s*[;,]\\s*url\\s*=\\s*['\"]?([^'\"\\s]+).*");

  /** Matches the parts of an address that stand for a feed. */
  private static final Pattern FEED_ADDRESS =
      Pattern.compile(
          "(?i)(^|[/._=?-])(rss|rss2|feeds?|atom|flux|rdf)([/._=&-]|$)|\\.(rss|atom|rdf|xml)$");

  private static final Pattern FEED_TEXT = Pattern.compile("(?i)\\b(rss|flux|atom|feeds?)\\b");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Number of characters after {@code <a …>} in which its text is looked for. An estimate. */
  private static final int LINK_TEXT = 200;

  private final Set<URI> declared = new LinkedHashSet<>();
  private final Set<URI> linked = new LinkedHashSet<>();
  private final URI url;
  private URI base;
  private @Nullable URI next;
  private String name = "";
  private String locale = "";

  private HomePage(URI url) {
    this.url = url;
    this.base = url;
  }

  /** Reads a page; {@code url} is its address after redirects. */
  static HomePage read(String html, URI url) {
    var page = new HomePage(url);
    String text = Excerpt.of(html, MAX_LENGTH);
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      page.add(tag, text);
    }
    return page;
  }

  private void add(Matcher tag, String html) {
    Element element = element(tag.group());
    switch (tag.group(1).toLowerCase(Locale.ROOT)) {
      case "html" -> locale = locale.isEmpty() ? element.attr("lang") : locale;
      case "base" -> {
        URI given = Links.resolve(element.attr("href"), url);
        base = given == null ? base : given;
      }
      case "link" -> addDeclared(element);
      case "meta" -> addFact(element);
      default -> addLinked(element, html, tag.end());
    }
  }

  private static Element element(String tag) {
    Parser parser = Parser.xmlParser().settings(ParseSettings.htmlDefault);
    Element element = parser.parseInput(tag, "").firstElementChild();
    return element == null ? new Element("none") : element;
  }

  private void addDeclared(Element link) {
    List<String> relations =
        List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
    boolean isFeed =
        relations.contains("feed")
            || (relations.contains("alternate")
                && FEED_TYPE.matcher(link.attr("type").strip()).lookingAt());
    URI to = isFeed ? Links.resolve(link.attr("href"), base) : null;
    if (to != null && declared.size() < MAX_DECLARED) {
      declared.add(to);
    }
  }

  private void addFact(Element meta) {
    String key = (meta.attr("property") + meta.attr("name")).toLowerCase(Locale.ROOT);
    String value = meta.attr("content").strip();
    if (key.equals("og:site_name") || (key.equals("application-name") && name.isEmpty())) {
      name = PlainText.lineOf(value);
    } else if (key.equals("og:locale") && regionOf(locale) == null) {
      locale = value;
    } else if (meta.attr("http-equiv").equalsIgnoreCase("refresh")) {
      Matcher refresh = REFRESH.matcher(value);
      next = refresh.matches() ? Links.resolve(refresh.group(1), base) : next;
    }
  }

  private void addLinked(Element link, String html, int end) {
    String href = link.attr("href");
    String after = html.substring(end, Math.min(html.length(), end + LINK_TEXT));
    int close = after.toLowerCase(Locale.ROOT).indexOf("</a");
    String words =
        link.attr("title")
            + " "
            + (close < 0 ? "" : after.substring(0, close).replaceAll("<[^>]*>", " "));
    boolean isFeed = FEED_ADDRESS.matcher(href).find() || FEED_TEXT.matcher(words).find();
    URI to = isFeed ? Links.resolve(href, base) : null;
    if (to != null && linked.size() < MAX_LINKED) {
      linked.add(to);
    }
  }

  /** Returns the page to which this one leads its readers at once; null if it doesn't. */
  @Nullable URI next() {
    return next;
  }

  /** Returns the feeds that the page declares, in its order. */
  List<URI> declared() {
    return List.copyOf(declared);
  }

  /** Returns links that look like feeds or like lists of feeds, those of the page's host first. */
  List<URI> linked() {
    List<URI> links = new ArrayList<>();
    for (boolean isOwn : new boolean[] {true, false}) {
      for (URI link : linked) {
        if (isOwn == String.valueOf(link.getHost()).equalsIgnoreCase(url.getHost())) {
          links.add(link);
        }
      }
    }
    return links;
  }

  Site site() {
    String language = locale.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    String region = regionOf(locale);
    return new Site(
        url,
        name,
        LANGUAGES.contains(language) ? language : null,
        region == null ? ofDomain() : region);
  }

  private static @Nullable String regionOf(String locale) {
    String[] parts = locale.split("[-_]");
    String region = parts.length < 2 ? "" : parts[parts.length - 1].toUpperCase(Locale.ROOT);
    return COUNTRIES.contains(region) ? region : null;
  }

  /**
   * Returns the country of the top-level domain; null for one of three letters or more, and for
   * those of small countries that sites everywhere use.
   */
  private @Nullable String ofDomain() {
    String host = String.valueOf(url.getHost());
    String top = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    boolean isUsedAnywhere =
        Set.of("AI", "CC", "CO", "FM", "IO", "LY", "ME", "TV", "WS").contains(top);
    return top.equals("UK") ? "GB" : COUNTRIES.contains(top) && !isUsedAnywhere ? top : null;
  }
}
