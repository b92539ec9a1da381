package org.vigie.ingest.agency;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.vigie.ingest.formats.ElementNames;
import org.vigie.ingest.formats.Links;

/** The fields of one item of NewsML-G2, or of a reference to one, which has some of them. */
final class NewsMlItem {
  private final Element xml;
  private final URI base;

  NewsMlItem(Element xml, URI base) {
    this.xml = xml;
    this.base = base;
  }

  void copyTo(AgencyItem item) {
    item.entry.guid = xml.attr("guid");
    item.entry.language = xml.attr("xml:lang");
    item.version = xml.attr("version");
    copyMeta(xml, item);
    for (Element part : xml.children()) {
      switch (ElementNames.localName(part)) {
        case "itemmeta" -> copyMeta(part, item);
        case "contentmeta" -> copyContentMeta(part, item);
        case "contentset" -> copyContents(part.children(), item);
        default -> {}
      }
    }
  }

  private void copyMeta(Element meta, AgencyItem item) {
    for (Element field : meta.children()) {
      switch (ElementNames.localName(field)) {
        case "itemclass" -> item.kind = code(field);
        case "pubstatus" -> item.status = code(field);
        // why: without a date, the embargo lasts until a version without it comes.
        case "embargoed" -> item.embargo = field.wholeText().strip();
        case "versioncreated" -> item.created = field.wholeText().strip();
        case "firstcreated" -> item.first = field.wholeText().strip();
        case "title", "headline" -> item.entry.title = field.wholeText();
        case "description" -> item.entry.bodies.add(AgencyText.html(field));
        default -> {}
      }
    }
  }

  private void copyContentMeta(Element meta, AgencyItem item) {
    List<String> creators = new ArrayList<>();
    String headline = "";
    String slug = "";
    for (Element field : meta.children()) {
      String text = field.wholeText();
      switch (ElementNames.localName(field)) {
        case "headline" -> headline = headline.isBlank() ? text : headline;
        case "by" -> item.entry.authors.add(text);
        case "creator" -> creators.add(firstText(field, "name"));
        case "urgency" -> item.urgency(text);
        case "language" -> item.entry.language = field.attr("tag");
        case "subject", "genre" -> item.entry.categories.add(firstText(field, "name"));
        case "keyword" -> item.entry.categories.add(text);
        case "slugline" -> slug = text;
        case "description" -> item.entry.bodies.add(AgencyText.html(field));
        default -> {}
      }
    }
    item.entry.categories.add(slug);
    String title = headline.isBlank() ? item.entry.title : headline;
    item.entry.title = title.isBlank() ? slug : title;
    if (item.entry.authors.isEmpty()) {
      item.entry.authors.addAll(creators);
    }
  }

  /** Copies the content: of several forms of one text, the first in XML, else the first other. */
  private void copyContents(List<Element> contents, AgencyItem item) {
    String rich = "";
    String plain = "";
    for (Element content : contents) {
      String type = content.attr("contenttype").toLowerCase(Locale.ROOT);
      switch (ElementNames.localName(content)) {
        case "inlinexml" -> rich = rich.isBlank() && isText(type) ? AgencyText.html(content) : rich;
        case "inlinedata" -> plain = plain.isBlank() ? data(content, type) : plain;
        case "remotecontent" -> {
          URI link = type.contains("html") ? Links.resolve(content.attr("href"), base) : null;
          item.entry.link = item.entry.link == null ? link : item.entry.link;
        }
        default -> {}
      }
    }
    item.entry.bodies.addFirst(rich.isBlank() ? plain : rich);
  }

  /** Returns true for XHTML and NITF, false for tables of sports results and other data. */
  private static boolean isText(String type) {
    return type.contains("html") || type.contains("nitf") || type.isEmpty();
  }

  private static String data(Element content, String type) {
    boolean isText = type.isEmpty() || type.startsWith("text/") || type.contains("html");
    boolean isEncoded = content.hasAttr("encoding");
    return isText && !isEncoded ? AgencyText.html(content.wholeText(), type) : "";
  }

  private static String code(Element element) {
    return element.hasAttr("qcode") ? element.attr("qcode") : element.attr("uri");
  }

  private static String firstText(Element parent, String name) {
    Element found = AgencyText.first(parent, name);
    return found == null ? "" : found.wholeText();
  }
}
