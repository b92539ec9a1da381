package org.vigie.ingest.feedlist;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.text.Characters;

/**
 * Writes feeds in the format OPML 2.0: a folder for each outlet, and one for the searches. Tiers,
 * intervals and other settings are not part of the format, and are left out.
 */
public final class OpmlText {
  private static final String SEARCHES = "searches";

  private final XMLStreamWriter xml;

  private OpmlText(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes the feeds of a configuration. */
  public static String of(FeedsConfig config) {
    Map<String, List<Feed>> folders = new LinkedHashMap<>();
    for (Feed feed : config.feeds()) {
      Outlet outlet = feed.outlet();
      String folder = outlet == null ? SEARCHES : outlet.name();
      folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(feed);
    }
    var text = new StringWriter();
    try {
      var writer = new OpmlText(XMLOutputFactory.newInstance().createXMLStreamWriter(text));
      writer.document(folders);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML can't be written to memory", e);
    }
    return text.toString();
  }

  private void document(Map<String, List<Feed>> folders) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start(0, "opml", "version", "2.0");
    start(1, "head");
    start(2, "title");
    xml.writeCharacters("Feeds of Vigie");
    xml.writeEndElement();
    end(1);
    start(1, "body");
    for (var folder : folders.entrySet()) {
      start(2, "outline", "text", folder.getKey());
      for (Feed feed : folder.getValue()) {
        newLine(3);
        xml.writeEmptyElement("outline");
        feed(feed);
      }
      end(2);
    }
    end(1);
    end(0);
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void feed(Feed feed) throws XMLStreamException {
    Outlet outlet = feed.outlet();
    attribute("text", outlet == null ? feed.id() : outlet.name());
    attribute("type", "rss");
    attribute("xmlUrl", feed.url());
    if (outlet != null) {
      attribute("htmlUrl", "https://" + outlet.domain() + "/");
    }
    if (feed.language() != null) {
      attribute("language", feed.language());
    }
  }

  private void start(int depth, String name, String... attributes) throws XMLStreamException {
    newLine(depth);
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
  }

  private void end(int depth) throws XMLStreamException {
    newLine(depth);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    // why: the library writes characters that XML doesn't allow.
    xml.writeAttribute(name, Characters.printable(value));
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
