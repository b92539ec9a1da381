package org.vigie.ingest.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.follow.Documents;
import org.vigie.ingest.follow.Documents.Document;
import org.vigie.ingest.follow.SitemapParts;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParseResult.Rejected;

/** Reads the addresses of one search, each once, within limits of number and time. */
final class Reading {
  /** Maximum number of addresses that are read. An estimate: most sites need ten. */
  private static final int MAX_READ = 60;

  /** Nothing is begun after this time. Chosen: as long as a person waits. */
  private static final Duration MAX_TIME = Duration.ofSeconds(60);

  private final Documents documents;
  private final SitemapParts parts;
  private final String userAgent;
  private final URI start;
  private final InstantSource clock;
  private final Instant end;
  private final Set<URI> read = new HashSet<>();
  private final Set<URI> onPrivateNetwork = new HashSet<>();

  Reading(
      Documents documents, SitemapParts parts, String userAgent, URI start, InstantSource clock) {
    this.documents = documents;
    this.parts = parts;
    this.userAgent = userAgent;
    this.start = start;
    this.clock = clock;
    this.end = clock.instant().plus(MAX_TIME);
  }

  /** Returns false if an address has been read, or if the limits are reached. */
  boolean isOpen(URI address) {
    return !read.contains(address) && read.size() < MAX_READ && clock.instant().isBefore(end);
  }

  /** Reads a document. Only the host that the person typed may be on a private network. */
  Document read(URI address) throws InterruptedException {
    read.add(address);
    Document document = documents.read(feed(address, false), PollSlot.unlimited());
    if (isRefused(document) && mayBePrivate(address)) {
      document = documents.read(feed(address, true), PollSlot.unlimited());
      onPrivateNetwork.add(document.url());
    }
    read.add(document.url());
    return document;
  }

  /** Returns what a document is; for a sitemap index, its newest parts as one feed. */
  ParseResult content(Document document) throws InterruptedException {
    boolean isPrivate = isPrivate(document.url());
    return document.result() instanceof ParseResult.Index index
        ? parts.read(
            feed(document.url(), isPrivate), document.url(), index, null, PollSlot.unlimited())
        : document.result();
  }

  /** Returns true if the document at an address could be read on a private network only. */
  boolean isPrivate(URI address) {
    return onPrivateNetwork.contains(address);
  }

  boolean mayBePrivate(URI address) {
    return String.valueOf(address.getRawAuthority())
        .equalsIgnoreCase(String.valueOf(start.getRawAuthority()));
  }

  private static boolean isRefused(Document document) {
    return document.result() instanceof Rejected(Reason reason, _)
        && reason == Reason.PRIVATE_ADDRESS;
  }

  private Feed feed(URI url, boolean mayBePrivate) {
    return new Feed("found", url.toString(), null, null, null, false, mayBePrivate, userAgent);
  }
}
