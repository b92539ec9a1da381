package org.vigie.ingest.follow;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.article.Domains;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.follow.Documents.Document;
import org.vigie.ingest.follow.PartMemory.Kind;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParseResult.Part;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.sitemap.Sitemap;

/**
 * Reads the parts of a sitemap index that changed since the last poll, the newest first. An index
 * in an index is read, too, but no deeper. Thread-safe.
 */
public final class SitemapParts {
  private static final Logger LOGGER = LoggerFactory.getLogger(SitemapParts.class);

  /** Maximum number of documents for one poll. Chosen: a site's news are in its newest parts. */
  static final int MAX_DOCUMENTS = 10;

  /** Maximum number of bytes of all parts for one poll. An estimate: news sitemaps have 1 MB. */
  private static final long MAX_BYTES = 40L * 1024 * 1024;

  /** No part is begun after this time. An estimate: a poll must end before the next one is due. */
  private static final Duration MAX_TIME = Duration.ofSeconds(60);

  private static final int MAX_DEPTH = 2;

  /** Sorts parts without date behind the others. */
  private static final Comparator<Part> NEWEST_FIRST =
      Comparator.comparing(PartMemory::changed, Comparator.nullsLast(Comparator.reverseOrder()));

  /** Maximum length of a path in a reason, in UTF-16 code units. Chosen: one line. */
  private static final int MAX_PATH = 80;

  private final Documents documents;
  private final InstantSource clock;
  private final PartMemory memory = new PartMemory();

  public SitemapParts(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * Returns the entries of all news sitemaps that changed, as one feed; a feed without entries if
   * none changed. Parts on other domains are not read.
   *
   * @param feed the feed, whose document is the index
   * @param url the index's address after redirects
   * @param since when the index was last read; null if never
   * @return {@link Rejected} if none of the parts is a news sitemap that could be read
   */
  public ParseResult read(
      Feed feed, URI url, ParseResult.Index index, @Nullable Instant since, PollSlot slot)
      throws InterruptedException {
    var round = new Round(feed, url, since, slot);
    // why: a redirect may lead to another address each time.
    round.read(URI.create(feed.url()), index, 1);
    return round.result(index.parts());
  }

  /** The reading of one index in one poll. */
  private final class Round {
    private final Feed feed;
    private final URI index;
    private final @Nullable Instant since;
    private final PollSlot slot;
    private final Instant end = clock.instant().plus(MAX_TIME);
    private final Set<URI> begun = new HashSet<>();
    private final List<FeedEntry> entries = new ArrayList<>();
    private String title = "";
    private long bytes;
    private int readable;
    private @Nullable Rejected failure;

    private Round(Feed feed, URI index, @Nullable Instant since, PollSlot slot) {
      this.feed = feed;
      this.index = index;
      this.since = since;
      this.slot = slot;
      begun.add(index);
    }

    private void read(URI url, ParseResult.Index from, int depth) throws InterruptedException {
      List<Part> wanted = wanted(url, from);
      for (Part part : inOrder(wanted)) {
        boolean isOver =
            begun.size() > MAX_DOCUMENTS || bytes > MAX_BYTES || !clock.instant().isBefore(end);
        if (isOver) {
          break;
        }
        if (begun.add(part.url())) {
          read(part, url, depth);
        }
      }
      List<Part> left = wanted.stream().filter(part -> !begun.contains(part.url())).toList();
      // why: an index for whose parts no time was left is read for the first time at a later poll.
      if (left.isEmpty() || left.size() < wanted.size()) {
        memory.passOver(url, left, since, clock.instant());
      }
    }

    /** Returns the parts that may have changed. */
    private List<Part> wanted(URI url, ParseResult.Index from) {
      Instant now = clock.instant();
      return from.parts().stream()
          .filter(part -> isOfThisSite(part.url()) && memory.isWanted(part, url, since, now))
          .toList();
    }

    /** Returns the parts to read, the newest first, those without date last. */
    private Collection<Part> inOrder(List<Part> wanted) {
      Instant now = clock.instant();
      List<Part> byTurn = new ArrayList<>(wanted);
      if (since != null) {
        // why: without memory, as at each `run --once`, the same parts would be the first ones.
        Collections.rotate(byTurn, (int) (since.toEpochMilli() % Math.max(1, byTurn.size())));
      }
      List<Part> turns =
          byTurn.stream()
              .sorted(NEWEST_FIRST.thenComparing(memory::lastRead))
              .limit(MAX_DOCUMENTS)
              .toList();
      // why: of many parts without date, each gets its turn, but few of them have today's news:
      // those that changed lately, or else the first ones. An index would take the others' time.
      List<Part> lively =
          wanted.stream()
              .filter(memory::mayHaveNews)
              .sorted(NEWEST_FIRST.thenComparing(part -> memory.quiet(part, now)))
              .limit(MAX_DOCUMENTS / 2)
              .toList();
      Set<Part> ordered = new LinkedHashSet<>();
      for (int i = 0; i < turns.size(); i++) {
        ordered.add(turns.get(i));
        if (i < lively.size()) {
          ordered.add(lively.get(i));
        }
      }
      return ordered;
    }

    private boolean isOfThisSite(URI part) {
      return feed.allowPrivate()
          ? String.valueOf(part.getRawAuthority())
              .equalsIgnoreCase(String.valueOf(index.getRawAuthority()))
          : Domains.of(part).equals(Domains.of(index));
    }

    private void read(Part part, URI of, int depth) throws InterruptedException {
      slot.release();
      Document document = documents.read(feed.at(part.url().toString(), feed.allowPrivate()), slot);
      bytes += document.fresh() == null ? 0 : document.fresh().body().length;
      switch (document.result()) {
        case ParsedFeed parsed -> {
          readable++;
          entries.addAll(parsed.entries());
          title = title.isEmpty() ? parsed.title() : title;
          memory.add(part, of, parsed.entries(), clock.instant());
        }
        case ParseResult.Index inner when depth < MAX_DEPTH -> {
          read(part.url(), inner, depth + 1);
          memory.add(part, of, kind(inner), clock.instant());
        }
        case ParseResult.Index _ ->
            failed(part, of, new Rejected(Reason.TOO_LARGE, "an index in an index in an index"));
        case Rejected rejected when rejected.reason() == Reason.NOT_A_FEED -> {
          memory.add(part, of, Kind.PLAIN, clock.instant());
        }
        case Rejected rejected -> failed(part, of, rejected);
      }
    }

    private Kind kind(ParseResult.Index inner) {
      if (memory.haveNews(inner.parts())) {
        return Kind.NEWS;
      }
      return memory.arePlain(inner.parts()) ? Kind.PLAIN : Kind.FAILED;
    }

    private void failed(Part part, URI of, Rejected rejected) {
      memory.add(part, of, Kind.FAILED, clock.instant());
      String path = Excerpt.of(String.valueOf(part.url().getRawPath()), MAX_PATH);
      LOGGER
          .atWarn()
          .addKeyValue("feedId", feed.id())
          .addKeyValue("part", part.url())
          .addKeyValue("detail", rejected.detail())
          .log("part of a sitemap can't be read");
      failure = new Rejected(rejected.reason(), "its part " + path + ": " + rejected.detail());
    }

    /**
     * Returns the feed. A part that fails is a failure of the feed only if no part of the index is
     * known to be a news sitemap.
     */
    private ParseResult result(List<Part> parts) {
      boolean isFeed = readable > 0 || memory.haveNews(parts);
      if (!isFeed && failure != null) {
        return failure;
      }
      return !isFeed && memory.arePlain(parts)
          ? ParseResult.notAFeed(
              "a sitemap index whose parts have no titles; only news sitemaps have")
          : new ParsedFeed("sitemap_index", title, null, Hints.NONE, Sitemap.newest(entries));
    }
  }
}
