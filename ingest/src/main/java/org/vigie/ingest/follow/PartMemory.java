package org.vigie.ingest.follow;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult.Part;

/**
 * Remembers which parts of sitemap indexes have been read, and decides which have to be read again.
 * The memory ends with the process; then the dates of the parts decide. Thread-safe.
 */
final class PartMemory {
  /** Maximum number of parts. An estimate: 100 indexes of a hundred parts; the oldest go first. */
  private static final int MAX_PARTS = 10_000;

  /** A sitemap without titles gets none overnight, so it is read again after this time. Chosen. */
  private static final Duration PLAIN = Duration.ofDays(1);

  /** How much later than its date a part may appear on the server. An estimate. */
  static final Duration MARGIN = Duration.ofHours(1);

  private static final int LENGTH_OF_DAY = "2025-02-10".length();

  /** Wait before a part that failed is tried again. Chosen: it mustn't take the others' turn. */
  private static final Duration RETRY = Duration.ofMinutes(15);

  /** Time for which a part without date counts as changed. Chosen: many sites have a part a day. */
  private static final Duration LATELY = Duration.ofDays(1);

  /** What was found when a part was read. */
  enum Kind {
    NEWS,
    /** A sitemap without titles. */
    PLAIN,
    FAILED
  }

  /**
   * What is remembered of a part.
   *
   * @param entries hash of its entries; 0 if it is no news sitemap
   * @param index the index for which it was read
   * @param altered when its entries were first seen as they are; {@link Instant#MIN} if they have
   *     been the same since the part was first read
   */
  private record Seen(
      String changed, Instant at, Kind kind, URI index, int entries, Instant altered) {
    /** True if the feed was not read since: Kafka did not take what the part gave. */
    boolean isLost(URI of, @Nullable Instant since) {
      return kind == Kind.NEWS && index.equals(of) && (since == null || since.isBefore(at));
    }
  }

  private final Map<URI, Seen> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Seen> eldest) {
          return size() > MAX_PARTS;
        }
      };

  private final PassedParts passed = new PassedParts();

  /**
   * Returns true if a part may have changed since it was read.
   *
   * @param index the index that lists the part
   * @param since when the feed was last read; null if never
   */
  synchronized boolean isWanted(Part part, URI index, @Nullable Instant since, Instant now) {
    Seen last = seen.get(part.url());
    Instant changed = changed(part);
    if (last == null || last.isLost(index, since)) {
      return since == null
          || changed == null
          || !changed.isBefore(since.minus(MARGIN))
          || passed.isMissed(index, changed, now);
    }
    return switch (last.kind()) {
      case PLAIN -> !now.isBefore(last.at().plus(PLAIN));
      case FAILED -> !now.isBefore(last.at().plus(RETRY));
      // why: a date without time doesn't change when the part changes again on the same day. A date
      // far ahead is a mistake, for which a part would be read at every poll before the others.
      case NEWS ->
          changed == null
              || (changed.isAfter(last.at().minus(MARGIN))
                  && changed.isBefore(last.at().plus(Deduplicator.RENEWED_AFTER)))
              || !part.changed().equals(last.changed())
              // why: what it lists stays known only if it is read now and then.
              || !now.isBefore(last.at().plus(Deduplicator.RENEWED_AFTER));
    };
  }

  /** Notes what an index has {@code left} unread, see {@link PassedParts#passOver}. */
  synchronized void passOver(
      URI index, Collection<Part> left, @Nullable Instant since, Instant now) {
    passed.passOver(index, left, since, now);
  }

  /** Returns false if a part was read, and was no news sitemap, but an index for example. */
  synchronized boolean mayHaveNews(Part part) {
    Seen last = seen.get(part.url());
    return last == null || last.entries() != 0 || last.kind() == Kind.FAILED;
  }

  /** Returns when a part was last read; {@link Instant#MIN} if it never was. */
  synchronized Instant lastRead(Part part) {
    Seen last = seen.get(part.url());
    return last == null ? Instant.MIN : last.at();
  }

  /** Returns true if one of the parts was a news sitemap when it was last read. */
  synchronized boolean haveNews(List<Part> parts) {
    return have(parts, Kind.NEWS);
  }

  /** Returns true if one of the parts was a sitemap without titles, and none a news sitemap. */
  synchronized boolean arePlain(List<Part> parts) {
    return have(parts, Kind.PLAIN) && !have(parts, Kind.NEWS);
  }

  private boolean have(List<Part> parts, Kind kind) {
    for (Part part : parts) {
      Seen last = seen.get(part.url());
      if (last != null && last.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the time since a part's entries were seen to change, at most a day; a day if they never
   * were.
   */
  synchronized Duration quiet(Part part, Instant now) {
    Seen last = seen.get(part.url());
    Instant altered = last == null ? Instant.MIN : last.altered();
    return altered.isAfter(now.minus(LATELY)) ? Duration.between(altered, now) : LATELY;
  }

  synchronized void add(Part part, URI index, Kind kind, Instant now) {
    add(part, new Seen(part.changed(), now, kind, index, 0, Instant.MIN));
  }

  /** Remembers a part that is a news sitemap. */
  synchronized void add(Part part, URI index, List<FeedEntry> entries, Instant now) {
    Seen last = seen.get(part.url());
    int hash = entries.hashCode();
    Instant altered = last == null ? Instant.MIN : last.entries() == hash ? last.altered() : now;
    add(part, new Seen(part.changed(), now, Kind.NEWS, index, hash, altered));
  }

  private void add(Part part, Seen now) {
    seen.remove(part.url());
    seen.put(part.url(), now);
  }

  /** Returns the latest time at which a part may have changed by its date; null if it has none. */
  static @Nullable Instant changed(Part part) {
    FeedDate date = FeedDate.parse(part.changed());
    if (date == null) {
      return null;
    }
    Instant start = date.at(ZoneOffset.UTC);
    return part.changed().strip().length() > LENGTH_OF_DAY ? start : start.plus(Duration.ofDays(1));
  }
}
