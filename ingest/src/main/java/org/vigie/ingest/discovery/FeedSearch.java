package org.vigie.ingest.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.discovery.FoundFeed.Origin;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.follow.Archives;
import org.vigie.ingest.follow.Documents.Document;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedCharset;

/** One search for the feeds of a site. */
final class FeedSearch {
  /** Addresses that common content management systems use. */
  private static final List<String> USUAL =
      List.of(
          "/feed",
          "/rss.xml",
          "/rss",
          "/feed.xml",
          "/atom.xml",
          "/index.xml",
          "/news-sitemap.xml",
          "/sitemap.xml");

  private final Reading reading;
  private final PageFetcher files;
  private final String userAgent;
  private final List<FoundFeed> found = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FeedSearch(Reading reading, PageFetcher files, String userAgent) {
    this.reading = reading;
    this.files = files;
    this.userAgent = userAgent;
  }

  Findings findings(URI start) throws InterruptedException {
    Document first = reading.read(start);
    Fresh fresh = first.fresh();
    if (fresh == null) {
      String why = first.result() instanceof Rejected rejected ? words(rejected) : "";
      return new Findings(new Site(start, "", null, null), List.of(), why, List.of());
    }
    HomePage page = page(first.url(), fresh);
    if (add(first, Origin.GIVEN)) {
      return new Findings(home(first.url(), page), found, null, notes);
    }
    URI next = page.next();
    Document second = next == null || !reading.isOpen(next) ? first : reading.read(next);
    return second.fresh() == null
        ? ofPage(first.url(), page)
        : ofPage(second.url(), page(second.url(), second.fresh()));
  }

  private static String words(Rejected rejected) {
    String words = rejected.reason().words();
    return words.equals(rejected.detail()) ? words : words + ": " + rejected.detail();
  }

  private Findings ofPage(URI url, HomePage page) throws InterruptedException {
    for (URI declared : page.declared()) {
      add(declared, Origin.DECLARED);
    }
    for (URI linked : page.linked()) {
      addLinked(linked);
    }
    var robots = new RobotsSitemaps(files, userAgent);
    for (URI sitemap : robots.of(url, reading::mayBePrivate)) {
      add(sitemap, Origin.ROBOTS);
    }
    for (String usual : found.isEmpty() ? USUAL : List.<String>of()) {
      add(url.resolve(usual), Origin.USUAL);
    }
    return new Findings(page.site(), found, null, notes);
  }

  /** Returns the site of a feed: what the home page of its host says, if that can be read. */
  private Site home(URI feed, HomePage itself) throws InterruptedException {
    Document home = reading.read(feed.resolve("/"));
    return home.fresh() == null ? itself.site() : page(home.url(), home.fresh()).site();
  }

  private static HomePage page(URI url, Fresh fresh) {
    return HomePage.read(FeedCharset.decode(fresh.body(), fresh.contentType()), url);
  }

  /** Reads a link that may be a feed, or else a page that lists feeds. */
  private void addLinked(URI link) throws InterruptedException {
    Document document = reading.isOpen(link) ? reading.read(link) : null;
    if (document == null || document.fresh() == null || add(document, Origin.LINKED)) {
      return;
    }
    HomePage list = page(document.url(), document.fresh());
    for (URI declared : list.declared()) {
      add(declared, Origin.LINKED);
    }
    for (URI linked : list.linked()) {
      add(linked, Origin.LINKED);
    }
  }

  private void add(URI address, Origin origin) throws InterruptedException {
    if (reading.isOpen(address)) {
      add(reading.read(address), origin);
    }
  }

  /** Adds the document if it is a new feed; returns true if it is a feed. */
  private boolean add(Document document, Origin origin) throws InterruptedException {
    ParseResult content = reading.content(document);
    if (content instanceof Rejected rejected && rejected.detail().startsWith("a sitemap")) {
      notes.add(document.url() + " is " + rejected.detail());
    }
    if (document.fresh() == null || !(content instanceof ParsedFeed feed)) {
      return false;
    }
    FoundFeed candidate = found(document.url(), document.fresh(), feed, origin);
    if (found.stream().noneMatch(other -> isSame(other, candidate))) {
      found.add(candidate);
    }
    return true;
  }

  /** Returns true if two feeds have the same address or list the same pages. */
  private static boolean isSame(FoundFeed a, FoundFeed b) {
    return a.url().equals(b.url()) || (!a.links().isEmpty() && a.links().equals(b.links()));
  }

  private FoundFeed found(URI url, Fresh fresh, ParsedFeed feed, Origin origin) {
    Set<URI> links = new HashSet<>();
    @Nullable Instant newest = null;
    for (FeedEntry entry : feed.entries()) {
      Instant date = entry.published();
      newest = date != null && (newest == null || date.isAfter(newest)) ? date : newest;
      if (entry.link() != null) {
        links.add(entry.link());
      }
    }
    return new FoundFeed(
        url,
        origin,
        feed.format(),
        feed.title(),
        feed.entries().size(),
        newest,
        feed.language(),
        reading.isPrivate(url),
        Archives.hasLink(fresh),
        links);
  }
}
