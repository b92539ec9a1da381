package org.vigie.standalone.pages;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.events.topics.Json;

/** A feed of teasers: of each article only title, link, date and the first words. */
enum TeaserFeed {
  RSS("application/rss+xml"),
  RSS_HTML("text/xml; charset=utf-8"),
  RDF("application/rdf+xml"),
  ATOM("application/atom+xml"),
  JSON_FEED("application/feed+json");

  private final String type;

  /** One entry. */
  record Entry(LabelledArticle article, String link) {}

  TeaserFeed(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  String write(List<Entry> entries) {
    return switch (this) {
      case RSS -> rss(entries, false);
      case RSS_HTML -> rss(entries, true);
      case RDF ->
          "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
              + " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
              + "<channel rdf:about='https://fil.example/'><title>Fil</title></channel>"
              + join(
                  entries,
                  "<item rdf:about='%2$s'><title>%1$s</title><link>%2$s</link><dc:date>%3$s"
                      + "</dc:date><description>%4$s</description></item>")
              + "</rdf:RDF>";
      case ATOM ->
          "<feed xmlns='http://www.w3.org/2005/Atom'><title>Fil</title>"
              + join(
                  entries,
                  "<entry><title>%1$s</title><id>%2$s</id><link rel='alternate' href='%2$s'/>"
                      + "<published>%3$s</published><summary>%4$s</summary></entry>")
              + "</feed>";
      case JSON_FEED ->
          Json.MAPPER.writeValueAsString(
              new Feed("https://jsonfeed.org/version/1.1", "Fil", items(entries)));
    };
  }

  private record Feed(String version, String title, List<Item> items) {}

  private record Item(String id, String url, String title, String summary, String date_published) {}

  private static List<Item> items(List<Entry> entries) {
    return entries.stream()
        .map(
            each ->
                new Item(
                    each.link(),
                    each.link(),
                    each.article().title(),
                    each.article().teaser(),
                    each.article().published().toString()))
        .toList();
  }

  private static String rss(List<Entry> entries, boolean isHtml) {
    String text = isHtml ? "<![CDATA[<p>%4$s</p><img src='a.jpg'/>]]>" : "%4$s";
    return "<rss version='2.0'><channel><title>Fil</title>"
        + join(
            entries,
            "<item><title>%1$s</title><link>%2$s</link><guid>%2$s</guid><pubDate>%5$s</pubDate>"
                + "<description>"
                + text
                + "</description></item>")
        + "</channel></rss>";
  }

  private static String join(List<Entry> entries, String format) {
    return entries.stream()
        .map(
            each ->
                format.formatted(
                    xml(each.article().title()),
                    xml(each.link()),
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(each.article().published()),
                    xml(each.article().teaser()),
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(each.article().published())))
        .collect(Collectors.joining("\n"));
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
