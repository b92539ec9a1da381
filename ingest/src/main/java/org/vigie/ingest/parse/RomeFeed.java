package org.vigie.ingest.parse;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Has ROME read a tree, and takes its answer over into our records. */
final class RomeFeed {
  private RomeFeed() {}

  static ParsedFeed read(FeedTree tree) throws FeedException {
    SyndFeed feed = new SyndFeedInput().build(tree.feed());
    List<RawEntry> entries = new ArrayList<>(feed.getEntries().size());
    for (SyndEntry entry : feed.getEntries()) {
      entries.add(entry(entry));
    }
    return new ParsedFeed(
        tree.format(),
        PlainText.lineOf(Objects.requireNonNullElse(feed.getTitle(), "")),
        EntryCleaner.language(tree.language()),
        tree.hints(),
        EntryCleaner.clean(entries));
  }

  private static RawEntry entry(SyndEntry entry) {
    List<Element> ours =
        entry.getForeignMarkup().stream()
            .filter(e -> FeedTree.OURS.equals(e.getNamespace()))
            .toList();
    List<String> dates = new ArrayList<>(all(ours, "date"));
    dates.addAll(all(ours, "updated"));
    String given = first(ours, "link");
    String link = given == null ? first(ours, "fallback") : given;
    return new RawEntry(
        last(ours, "guid"),
        link == null ? null : URI.create(link),
        Objects.requireNonNullElse(entry.getTitle(), ""),
        bodies(entry),
        authors(entry),
        entry.getCategories().stream().map(SyndCategory::getName).filter(Objects::nonNull).toList(),
        dates,
        source(ours),
        first(ours, "language"));
  }

  private static List<String> bodies(SyndEntry entry) {
    List<String> bodies = new ArrayList<>();
    for (SyndContent content : entry.getContents()) {
      add(content, bodies);
    }
    add(entry.getDescription(), bodies);
    return bodies;
  }

  private static void add(@Nullable SyndContent content, List<String> bodies) {
    if (content != null && content.getValue() != null) {
      bodies.add(content.getValue());
    }
  }

  private static List<String> authors(SyndEntry entry) {
    List<String> authors = new ArrayList<>();
    if (entry.getModule(DCModule.URI) instanceof DCModule dc) {
      authors.addAll(dc.getCreators());
    }
    for (SyndPerson person : entry.getAuthors()) {
      authors.add(person.getName());
    }
    if (authors.isEmpty()) {
      authors.add(entry.getAuthor());
    }
    return authors.stream().filter(Objects::nonNull).toList();
  }

  private static FeedEntry.@Nullable Source source(List<Element> ours) {
    for (Element element : ours) {
      if (element.getName().equals("source")) {
        String url = element.getAttributeValue("url");
        String name = PlainText.lineOf(element.getText());
        return name.isEmpty() && url == null
            ? null
            : new FeedEntry.Source(name, url == null ? null : URI.create(url));
      }
    }
    return null;
  }

  private static List<String> all(List<Element> ours, String name) {
    return ours.stream().filter(e -> e.getName().equals(name)).map(Element::getText).toList();
  }

  private static @Nullable String first(List<Element> ours, String name) {
    List<String> all = all(ours, name);
    return all.isEmpty() ? null : all.getFirst();
  }

  private static @Nullable String last(List<Element> ours, String name) {
    List<String> all = all(ours, name);
    return all.isEmpty() ? null : all.getLast();
  }
}
