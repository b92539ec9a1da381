package org.vigie.ingest.formats;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jspecify.annotations.Nullable;

/** Lets the library ROME read a feed's XML tree and copies the titles and texts to the entries. */
final class RomeFeed {
  /** Creates XML elements without checking their text, since feeds contain illegal characters. */
  private static final UncheckedJDOMFactory JDOM = new UncheckedJDOMFactory();

  private RomeFeed() {}

  /**
   * Reads a tree with ROME, adds titles and texts to {@code entries}, and builds the feed.
   *
   * @param root the RSS 2.0 or Atom 1.0 tree, with one item for each of {@code entries}, in order
   * @throws FeedException if ROME can't read the tree
   */
  static ParsedFeed read(
      String format,
      Element root,
      @Nullable String language,
      Hints hints,
      List<EntryBuilder> entries)
      throws FeedException {
    SyndFeed feed = new SyndFeedInput().build(new Document(root));
    for (int i = 0; i < entries.size(); i++) {
      copy(feed.getEntries().get(i), entries.get(i));
    }
    return ParsedFeed.of(format, orEmpty(feed.getTitle()), language, hints, entries);
  }

  private static void copy(SyndEntry from, EntryBuilder to) {
    to.title = orEmpty(from.getTitle());
    Stream.concat(from.getContents().stream(), Stream.ofNullable(from.getDescription()))
        .map(SyndContent::getValue)
        .filter(Objects::nonNull)
        .forEach(to.bodies::add);
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** Adds a child element with a text to {@code parent} and returns the child. */
  static Element add(Element parent, String name, Namespace namespace, String text) {
    Element child = JDOM.element(name, namespace);
    if (!text.isEmpty()) {
      child.addContent(JDOM.text(text));
    }
    parent.addContent(child);
    return child;
  }
}
