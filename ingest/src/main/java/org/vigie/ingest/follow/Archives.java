package org.vigie.ingest.follow;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.follow.Documents.Document;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.sitemap.Sitemap;

/** Reads the archives or further pages of a feed (RFC 5005), back to a time. Thread-safe. */
public final class Archives {
  private static final Logger LOGGER = LoggerFactory.getLogger(Archives.class);

  /** Maximum number of documents. An estimate: 50 pages of a blog are 500 to 5,000 entries. */
  static final int MAX_DOCUMENTS = 50;

  /** No document is begun after this time. An estimate: once in the life of a feed. */
  private static final Duration MAX_TIME = Duration.ofMinutes(3);

  private static final Set<Reason> TRANSIENT = Set.of(Reason.TIMEOUT, Reason.MALFORMED);

  private final Documents documents;
  private final InstantSource clock;

  public Archives(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** Returns true if a feed's document links to older entries. */
  public static boolean hasLink(Fresh fresh) {
    return ArchiveLink.of(fresh) != null;
  }

  /**
   * Returns the feed with the entries of its archives that are not older than {@code since}. Ends
   * at the first document whose entries are all older, that repeats, can't be read, or is on
   * another host. Of more than {@link ParsedFeed#MAX_ENTRIES} entries, keeps the newest.
   */
  public ParsedFeed read(Feed feed, Fresh newest, ParsedFeed parsed, Instant since, PollSlot slot)
      throws InterruptedException {
    List<FeedEntry> entries = new ArrayList<>(parsed.entries());
    Set<URI> read = new HashSet<>(Set.of(newest.url()));
    Instant end = clock.instant().plus(MAX_TIME);
    URI next = isOlder(parsed, since) ? null : ArchiveLink.of(newest);
    while (next != null && isOnHostOf(newest.url(), next) && read.add(next)) {
      boolean isFull = read.size() > MAX_DOCUMENTS || entries.size() >= ParsedFeed.MAX_ENTRIES;
      if (isFull || !clock.instant().isBefore(end)) {
        break;
      }
      Feed archive = feed.at(next.toString(), feed.allowPrivate());
      next = add(feed, document(archive, slot, end), since, entries);
    }
    LOGGER
        .atInfo()
        .addKeyValue("feedId", feed.id())
        .addKeyValue("documents", read.size())
        .addKeyValue("entries", entries.size())
        .log("archives read");
    return new ParsedFeed(
        parsed.format(),
        parsed.title(),
        parsed.language(),
        parsed.hints(),
        Sitemap.newest(entries));
  }

  /** Reads a document, a second time if that fails for a cause that may pass at once. */
  private Document document(Feed archive, PollSlot slot, Instant end) throws InterruptedException {
    slot.release();
    Document first = documents.read(archive, slot);
    if (!mayPass(first) || !clock.instant().isBefore(end)) {
      return first;
    }
    // why: without it, no older document is found, and archives are read only once.
    slot.release();
    return documents.read(archive, slot);
  }

  private static boolean mayPass(Document document) {
    return document.fresh() == null
        && document.result() instanceof Rejected(var reason, var detail)
        && (reason == Reason.HTTP_STATUS ? detail.startsWith("5") : TRANSIENT.contains(reason));
  }

  /** Adds the entries of a document; returns the address of the next one, null at the end. */
  private static @Nullable URI add(
      Feed feed, Document older, Instant since, List<FeedEntry> entries) {
    if (older.fresh() == null || !(older.result() instanceof ParsedFeed parsed)) {
      String why = older.result() instanceof Rejected rejected ? rejected.detail() : "not a feed";
      LOGGER
          .atWarn()
          .addKeyValue("feedId", feed.id())
          .addKeyValue("detail", why)
          .log("archive can't be read");
      return null;
    }
    for (FeedEntry entry : parsed.entries()) {
      if (entry.published() == null || !entry.published().isBefore(since)) {
        entries.add(entry);
      }
    }
    return isOlder(parsed, since) ? null : ArchiveLink.of(older.fresh());
  }

  /** Returns true if a document has dates and its newest entry is older than {@code since}. */
  private static boolean isOlder(ParsedFeed parsed, Instant since) {
    return parsed.entries().stream()
        .map(FeedEntry::published)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .map(newest -> newest.isBefore(since))
        .orElse(false);
  }

  private static boolean isOnHostOf(URI feed, URI next) {
    return String.valueOf(next.getHost()).equalsIgnoreCase(String.valueOf(feed.getHost()));
  }
}
