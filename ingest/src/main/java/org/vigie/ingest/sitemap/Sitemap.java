package org.vigie.ingest.sitemap;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.formats.ElementNames;
import org.vigie.ingest.formats.EntryCleaner;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.Links;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.text.Interruption;
import org.vigie.ingest.text.PlainText;

/** Reads news sitemaps and sitemap indexes, even if ill-formed. */
public final class Sitemap {
  /** Maximum number of parts of an index: as many as the protocol allows. */
  private static final int MAX_PARTS = 50_000;

  /** Maximum length of all keywords in UTF-16 code units. An estimate: real ones have 1,000. */
  private static final int MAX_KEYWORDS_LENGTH = 20_000;

  /** Maximum length of a date. An estimate: a complete one has 29 characters. */
  private static final int MAX_DATE = 40;

  /** Number of characters in which the root element is looked for. An estimate: 5,000 suffice. */
  private static final int PROLOG = 16 * 1024;

  private static final Set<String> ROOTS = Set.of("urlset", "sitemapindex");

  /** Matches what may come before the root element, and then the beginning of the root element. */
  private static final Pattern ROOT =
      Pattern.compile(
          "(?s)\\s*+(?:<\\?.*?\\?>\\s*+|<!--.*?-->\\s*+|<!DOCTYPE[^>\\[]*+>\\s*+)*+<(?:[\\w.-]++:)?+([A-Za-z]++)");

  private static final Pattern WHOLE =
      Pattern.compile("(?i)</(?:[\\w.-]{1,40}:)?(?:url|sitemap)\\s*>");

  private final URI base;
  private final @Nullable ZoneId zone;

  private Sitemap(URI base, @Nullable ZoneId zone) {
    this.base = base;
    this.zone = zone;
  }

  /** Returns true if the text is a sitemap or a sitemap index. */
  public static boolean isSitemap(String xml) {
    var root = ROOT.matcher(xml).region(0, Math.min(xml.length(), PROLOG));
    return root.lookingAt() && ROOTS.contains(root.group(1).toLowerCase(Locale.ROOT));
  }

  /**
   * Reads a sitemap. Entries without title or address are left out, and so is what a truncated
   * sitemap has after its last whole entry.
   *
   * @param xml a text of which {@link #isSitemap} is true, and which is not too large for a tree
   * @param base the sitemap's address
   * @param zone time zone of dates without UTC offset; null means UTC
   * @return a feed, an index, or {@code NOT_A_FEED} for a sitemap without titles
   */
  public static ParseResult read(String xml, URI base, @Nullable ZoneId zone) {
    int end = WHOLE.matcher(xml).results().mapToInt(MatchResult::end).max().orElse(0);
    Element document =
        Parser.xmlParser().parseInput(Interruption.reader(xml.substring(0, end)), "");
    var sitemap = new Sitemap(base, zone);
    List<Element> urls = new ArrayList<>();
    List<ParseResult.Part> parts = new ArrayList<>();
    for (Element root : document.children()) {
      for (Element child : root.children()) {
        Interruption.check();
        switch (ElementNames.localName(child)) {
          case "url" -> urls.add(child);
          case "sitemap" -> sitemap.addPart(child, parts);
          default -> {}
        }
      }
    }
    return parts.isEmpty() ? sitemap.feed(urls) : new ParseResult.Index(parts);
  }

  private void addPart(Element element, List<ParseResult.Part> parts) {
    Element loc = child(element, "loc");
    URI url = loc == null ? null : Links.resolve(loc.wholeText(), base);
    if (url != null && parts.size() < MAX_PARTS) {
      parts.add(new ParseResult.Part(url, Excerpt.of(text(element, "lastmod"), MAX_DATE)));
    }
  }

  private ParseResult feed(List<Element> urls) {
    List<FeedEntry> entries = new ArrayList<>();
    for (Element url : urls) {
      Interruption.check();
      FeedEntry entry = entry(url);
      if (entry != null) {
        entries.add(entry);
      }
    }
    if (entries.isEmpty()) {
      return ParseResult.notAFeed(
          urls.isEmpty()
              ? "a sitemap without a whole entry"
              : "a sitemap without titles: only news sitemaps (news:title) give articles");
    }
    return new ParsedFeed("news_sitemap", publication(urls), null, Hints.NONE, newest(entries));
  }

  private @Nullable FeedEntry entry(Element url) {
    Element news = child(url, "news");
    Element loc = child(url, "loc");
    URI link = loc == null ? null : Links.resolve(loc.wholeText(), base);
    if (news == null || link == null) {
      return null;
    }
    String title = PlainText.lineOf(text(news, "title"));
    if (title.isEmpty()) {
      return null;
    }
    String written = text(news, "publication_date");
    String raw = written.isEmpty() ? text(url, "lastmod") : written;
    Element publication = child(news, "publication");
    return new FeedEntry(
        null,
        link,
        title,
        "",
        "",
        List.of(),
        keywords(news),
        date(raw),
        raw.isEmpty() ? null : Excerpt.of(raw, MAX_DATE),
        null,
        publication == null ? null : EntryCleaner.language(text(publication, "language")));
  }

  private static List<String> keywords(Element news) {
    String written = Excerpt.of(text(news, "keywords"), MAX_KEYWORDS_LENGTH);
    return EntryCleaner.names(EntryCleaner.tags(written));
  }

  private @Nullable Instant date(String raw) {
    FeedDate date = FeedDate.parse(raw);
    return date == null ? null : date.at(zone == null ? ZoneOffset.UTC : zone);
  }

  /** Returns the name of the publication that the first news entry states; empty if none does. */
  private static String publication(List<Element> urls) {
    for (Element url : urls) {
      Element news = child(url, "news");
      Element publication = news == null ? null : child(news, "publication");
      if (publication != null) {
        return PlainText.lineOf(text(publication, "name"));
      }
    }
    return "";
  }

  /** Returns the entries, of too many the newest ones by date, in their order. */
  public static List<FeedEntry> newest(List<FeedEntry> entries) {
    if (entries.size() <= ParsedFeed.MAX_ENTRIES) {
      return entries;
    }
    Set<FeedEntry> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    entries.stream()
        .sorted(
            Comparator.comparing(
                FeedEntry::published, Comparator.nullsLast(Comparator.reverseOrder())))
        .limit(ParsedFeed.MAX_ENTRIES)
        .forEach(kept::add);
    return entries.stream().filter(kept::contains).toList();
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.wholeText().strip();
  }

  private static @Nullable Element child(Element parent, String name) {
    for (Element child : parent.children()) {
      // why: sites choose other prefixes than "news:".
      if (ElementNames.localName(child).equals(name)) {
        return child;
      }
    }
    return null;
  }
}
