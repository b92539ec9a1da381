package org.vigie.ingest.follow;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.formats.ParseResult.Part;

/**
 * The parts of sitemap indexes that were too old for their turn when an index was first read. They
 * are not read unless they change: their articles would come as new ones, weeks after their day.
 * Not thread-safe.
 */
final class PassedParts {
  /** Maximum number of indexes. An estimate: more than an installation has; the oldest go first. */
  private static final int MAX_INDEXES = 10_000;

  /** A part that changed longer ago is not read again after a restart. */
  private static final Duration KNOWN = Duration.ofDays(Topics.KNOWN_DAYS);

  /** For each index, up to which date its parts were passed over. */
  private final Map<URI, Instant> byIndex =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Instant> eldest) {
          return size() > MAX_INDEXES;
        }
      };

  /** Returns true if a part was not passed over, and what it lists must stay known. */
  boolean isMissed(URI index, Instant changed, Instant now) {
    return !changed.isBefore(now.minus(KNOWN))
        && changed.isAfter(byIndex.getOrDefault(index, Instant.MIN));
  }

  /**
   * Notes which parts were too old, if the index was read for the first time.
   *
   * @param left the wanted parts that were not read
   * @param since when the feed was last read before; null if never
   */
  void passOver(URI index, Collection<Part> left, @Nullable Instant since, Instant now) {
    Instant recent = (since == null ? now : since).minus(PartMemory.MARGIN);
    Instant newest = Instant.MIN;
    for (Part part : left) {
      Instant changed = PartMemory.changed(part);
      if (changed != null && changed.isBefore(recent) && changed.isAfter(newest)) {
        newest = changed;
      }
    }
    byIndex.putIfAbsent(index, newest);
  }
}
